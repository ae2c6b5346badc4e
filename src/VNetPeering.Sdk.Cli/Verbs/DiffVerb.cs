using System.CommandLine;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class DiffVerb : IVerb
{
    private static readonly string[] Kinds = [.. Enum.GetNames<FlowChangeKind>().Select(name => name.ToLowerInvariant())];

    private readonly Option<string[]> _allow = new("--allow")
    {
        Description = "A kind of change that does not make the exit code 1; can be repeated. Moved flows never do.",
        HelpName = string.Join('|', Kinds),
    };

    private readonly Option<bool> _drift = new("--drift")
    {
        Description = "BEFORE is a design and AFTER its live estate: what only one of both can state is left out.",
    };

    public DiffVerb()
    {
        Command = new("diff", "Says what the second network opens, closes and moves compared with the first, and which change is the cause.");
        Command.Options.Add(_allow);
        Command.Options.Add(_drift);
    }

    public Command Command { get; }

    public IReadOnlyList<string> Forms => ["text", "json", "markdown"];

    public bool ComparesTwo => true;

    public int Run(Session session)
    {
        HashSet<FlowChangeKind> allowed = [FlowChangeKind.Moved, .. (session.Parsed.GetValue(_allow) ?? []).Select(text => Enum.Parse<FlowChangeKind>(CommonOptions.Choice(text, "--allow", Kinds), ignoreCase: true))];
        (Topology before, Topology after) = session.ReadTwo();
        NetworkDiff diff = session.Ask(() => session.Parsed.GetValue(_drift) ? after.DriftFrom(before, session.Options) : after.DiffFrom(before, session.Options));
        session.Answer(session.Form switch
        {
            "json" => JsonReport.Render(diff),
            "markdown" => TextReport.RenderMarkdown(diff),
            _ => TextReport.Render(diff),
        });
        return diff.Groups.All(group => group.Changes.All(flow => allowed.Contains(flow.Kind))) ? ExitCodes.Good : ExitCodes.NotGood;
    }
}
