using System.Text.RegularExpressions;
using Spectre.Console;

namespace VNetPeering.Sdk.Cli;

/// <summary>Writes an answer to a terminal with the words that decide in colour. The text stays the same, colour aside.</summary>
internal static partial class Painter
{
    public static void Write(string text, TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });

        // The lines are laid out already: nothing may be wrapped.
        console.Profile.Width = short.MaxValue;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            Write(lines[i], console, output);
            if (i < lines.Length - 1)
            {
                output.Write('\n');
            }
        }
    }

    private static void Write(string line, IAnsiConsole console, TextWriter output)
    {
        Match word = Deciding().Match(line);
        if (!word.Success)
        {
            output.Write(line);
            return;
        }

        Group painted = word.Groups["word"];
        output.Write(line[..painted.Index]);
        console.Write(new Text(painted.Value, StyleOf(painted.Value)));
        output.Write(line[(painted.Index + painted.Length)..]);
    }

    private static Style StyleOf(string word) => word switch
    {
        "REACHABLE" or "Active" or "SAME" or "+ ours" => new Style(Color.Green),
        "BLOCKED" or "STOP" or "error" or "DIFFERENT" or "- Azure" => new Style(Color.Red, decoration: Decoration.Bold),
        "UNKNOWN" or "warning" or "Invalid" => new Style(Color.Yellow),
        "info" => new Style(Color.Blue),
        _ => new Style(decoration: Decoration.Bold),
    };

    [GeneratedRegex("""^(?:.*: (?<word>REACHABLE|BLOCKED|UNKNOWN|SAME|DIFFERENT)\b|VNP\d{4} (?<word>error|warning|info)\b|\s+(?<word>STOP)\s|(?<word>- Azure|\+ ours)\s|(?:Default|User|VirtualNetworkGateway)\s+(?<word>Active|Invalid)\s|(?<word>forward|return|blockers|not known|assumes|parts):)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Deciding();
}
