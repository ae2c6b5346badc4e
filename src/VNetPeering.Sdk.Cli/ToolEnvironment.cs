using System.Text;

namespace VNetPeering.Sdk.Cli;

/// <summary>What the tool may know about where it runs. Answers never depend on it, only colour and progress do.</summary>
internal sealed record ToolEnvironment
{
    /// <summary>Gets whether the answer goes to a terminal.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Gets whether notes go to a terminal.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Gets the value of NO_COLOR; set and not empty means no colour, see no-color.org.</summary>
    public string? NoColor { get; init; }

    public bool UsesColor => IsOutputTerminal && string.IsNullOrEmpty(NoColor);

    public static ToolEnvironment Current()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        return new()
        {
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            NoColor = Environment.GetEnvironmentVariable("NO_COLOR"),
        };
    }
}
