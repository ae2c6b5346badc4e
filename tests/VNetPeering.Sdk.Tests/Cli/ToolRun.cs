using VNetPeering.Sdk.Cli;

namespace VNetPeering.Sdk.Tests.Cli;

/// <summary>What one run of the tool, inside the test process, gave back.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun Of(params string[] args) => In(new ToolEnvironment(), args);

    public static ToolRun In(ToolEnvironment environment, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = Tool.Run(args, output, error, environment);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
