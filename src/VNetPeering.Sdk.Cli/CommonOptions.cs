using System.CommandLine;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Cli;

/// <summary>What every verb takes.</summary>
internal sealed class CommonOptions
{
    private static readonly SettingsReader<AzureBehavior> Behaviors = new("--behavior", "AccessFlagBlocksWithoutSecurityGroup=false");

    private static readonly SettingsReader<AzureLimits> LimitSettings = new("--limit", "PeeringsPerVNet=1000");

    public Argument<string[]> Files { get; } = new("file-or-folder")
    {
        Description = "Files, or folders whose *.json files are taken: output of az network, Resource Graph, REST or bicep snapshot, or topology JSON of the SDK. Together they form one estate.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>Gets what stands in the place of <see cref="Files"/> where a verb compares two networks. How many are given is checked when they are read.</summary>
    public Argument<string[]> Two { get; } = new("before-and-after")
    {
        Description = "Two networks, the earlier and the later: each a file, or a folder whose *.json files are taken, of what every verb reads.",
        HelpName = "BEFORE AFTER",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<string> Output { get; } = new("--output", "-o")
    {
        Description = "text for readers (default), json for programs; validate also answers in sarif, for code scanning, diff in markdown, for pull requests.",
        HelpName = "text|json|sarif|markdown",
        DefaultValueFactory = _ => "text",
        Recursive = true,
    };

    public Option<string[]> Behavior { get; } = new("--behavior")
    {
        Description = "How Azure is taken to behave where its sources disagree; can be repeated.",
        HelpName = "NAME=VALUE",
        Recursive = true,
    };

    public Option<string[]> Limit { get; } = new("--limit")
    {
        Description = "A limit of Azure that differs from the documented one, as it does where Azure has granted more; can be repeated.",
        HelpName = "NAME=VALUE",
        Recursive = true,
    };

    public Option<FileInfo?> ServiceTags { get; } = new("--service-tags")
    {
        Description = "The prefixes behind service tags: a file with the output of az network list-service-tags.",
        HelpName = "FILE",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(Output);
        root.Options.Add(Behavior);
        root.Options.Add(Limit);
        root.Options.Add(ServiceTags);
    }

    /// <summary>Returns the form that the answer is asked for in.</summary>
    /// <exception cref="UsageException">The verb does not answer in that form.</exception>
    public string Form(ParseResult parsed, IReadOnlyList<string> forms) => Choice(parsed.GetValue(Output)!, "--output", forms);

    /// <exception cref="UsageException">An option does not name a switch with a value that it takes.</exception>
    public AzureBehavior BehaviorOf(ParseResult parsed) => Behaviors.Read(parsed.GetValue(Behavior) ?? []);

    /// <exception cref="UsageException">An option does not name a limit with a whole number.</exception>
    public AzureLimits LimitsOf(ParseResult parsed) => LimitSettings.Read(parsed.GetValue(Limit) ?? []);

    /// <summary>Returns a place, which the library looks for.</summary>
    /// <exception cref="UsageException">The text is empty, as an unset shell variable leaves it.</exception>
    public static string Place(string text, string option) =>
        text.Length > 0 ? text : throw new UsageException($"{option} is empty. Name a place, for example VNET/SUBNET.");

    /// <summary>Returns the first of some paths that is meant as an option; null when none is.</summary>
    public static string? FindOption(string[] paths) => Array.Find(paths, path => path.StartsWith('-') && !Path.Exists(path));

    /// <summary>Returns the choice that a text names, ignoring case.</summary>
    /// <exception cref="UsageException">The text names none.</exception>
    public static string Choice(string text, string option, IReadOnlyList<string> choices) =>
        choices.FirstOrDefault(choice => string.Equals(choice, text, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException($"{option} does not take \"{text}\". Values: {string.Join(", ", choices)}.");
}
