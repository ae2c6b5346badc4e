using System.Text.RegularExpressions;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Tests.Architecture;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>The page of a rule in docs/rules, cut into its sections.</summary>
internal sealed partial class RulePage
{
    public static readonly string[] Sections = ["Cause", "In Azure", "Breaks it", "Mends it", "Evidence"];

    private readonly string _text;

    private RulePage(string text) => _text = text;

    public string[] Lines => _text.Split('\n');

    public IEnumerable<string> Headings => Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

    /// <summary>Returns the drawn design of a section: its first block.</summary>
    public string Drawing(string section)
    {
        string[] blocks = [.. Block().Matches(Section(section)).Select(match => match.Groups["text"].Value)];
        return blocks.Length == 1 ? blocks[0] : throw new InvalidOperationException($"Section \"{section}\" has {blocks.Length} blocks of text. Write one.");
    }

    public string Section(string heading)
    {
        string[] lines = [.. Lines.SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))];
        return string.Join('\n', lines).Trim();
    }

    /// <summary>Reads a page; where it is missing, writes one to be filled in and returns null.</summary>
    public static RulePage? Read(DiagnosticDescriptor descriptor)
    {
        string path = Path.Combine(Repository.Root, descriptor.Help);
        if (File.Exists(path))
        {
            return new RulePage(File.ReadAllText(path));
        }

        File.WriteAllText(path, Draft(descriptor));
        return null;
    }

    public static string Head(DiagnosticDescriptor descriptor) => $"# {descriptor.Id}: {descriptor.Title}";

    public static string Consequence(DiagnosticDescriptor descriptor) =>
        descriptor.AzureErrorCode is null ? $"{descriptor.Severity}." : $"{descriptor.Severity}. Azure answers `{descriptor.AzureErrorCode}`.";

    private static string Draft(DiagnosticDescriptor descriptor) =>
        $"{Head(descriptor)}\n\n{Consequence(descriptor)}\n" + string.Concat(Sections.Select(section => $"\n## {section}\n\n{DraftOf(section, descriptor)}\n"));

    private static string DraftOf(string section, DiagnosticDescriptor descriptor) => section switch
    {
        "Breaks it" or "Mends it" => "```text\n```",
        "Evidence" => $"Rules {descriptor.Rules}. {descriptor.Evidence}.",
        _ => "(to be written)",
    };

    [GeneratedRegex("^```text\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
