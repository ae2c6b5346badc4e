using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace VNetPeering.Sdk.Cli;

/// <summary>Prints the version of the tool, without the commit behind it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    /// <summary>Gets the version of the tool.</summary>
    public static string Version => typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.Write(Version + "\n");
        return ExitCodes.Good;
    }
}
