using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace VNetPeering.Sdk.Cli;

/// <summary>Prints the version of the tool, without the commit behind it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override int Invoke(ParseResult parseResult)
    {
        string version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        parseResult.InvocationConfiguration.Output.Write(version.Split('+')[0] + "\n");
        return ExitCodes.Good;
    }
}
