using System.CommandLine;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class RehearseVerb : IVerb
{
    private const string All = "all";

    private static readonly (string Word, FailureKind Kind)[] Kinds =
    [
        ("gateways", FailureKind.Gateway), ("instances", FailureKind.GatewayInstance), ("connections", FailureKind.Connection), ("circuits", FailureKind.Circuit),
        ("devices", FailureKind.Device), ("sites", FailureKind.Site), ("appliances", FailureKind.Appliance), ("firewalls", FailureKind.Firewall), ("nats", FailureKind.NatGateway),
        ("routeservers", FailureKind.RouteServer), ("peerings", FailureKind.Peering), ("vnets", FailureKind.VNet), ("regions", FailureKind.Region),
    ];

    private static readonly (string Word, FlowChangeKind Kind)[] Harms = [("broken", FlowChangeKind.Closed), ("opened", FlowChangeKind.Opened), ("unclear", FlowChangeKind.Unclear)];

    private readonly Option<string[]> _fail = new("--fail")
    {
        Description = "What fails: a resource id or the end of its path, a site, a region; KIND: in front decides between kinds. Repeated, all fail at once.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _each = new("--each")
    {
        Description = "Rehearse every failure of a kind alone, and rank them; can be repeated.",
        HelpName = $"{string.Join('|', Kinds.Select(kind => kind.Word))}|{All}",
    };

    private readonly Option<string[]> _allow = new("--allow")
    {
        Description = "A harm that does not make the exit code 1; can be repeated. Flows that go another way never do.",
        HelpName = string.Join('|', Harms.Select(harm => harm.Word)),
    };

    public RehearseVerb()
    {
        Command = new("rehearse", "Lets parts of the network fail: what breaks and at what, what goes on by another way, what is let through.");
        Command.Options.Add(_fail);
        Command.Options.Add(_each);
        Command.Options.Add(_allow);
    }

    public Command Command { get; }

    public IReadOnlyList<string> Forms => ["text", "json", "markdown"];

    public int Run(Session session)
    {
        HashSet<FlowChangeKind> allowed = [FlowChangeKind.Moved, .. (session.Parsed.GetValue(_allow) ?? []).Select(text => Chosen(text, "--allow", Harms))];
        string[] fail = session.Parsed.GetValue(_fail) ?? [];
        string[] each = session.Parsed.GetValue(_each) ?? [];
        if (fail.Length > 0 == each.Length > 0)
        {
            throw new UsageException(fail.Length > 0 ? "--fail and --each are both given. Give --fail for what fails at once, or --each for one failure after the other." : "nothing is to fail. Give --fail NAME, or --each KIND for every failure of a kind.");
        }

        return fail.Length > 0 ? RunTogether(session, fail, allowed) : RunEach(session, each, allowed);
    }

    private static int RunTogether(Session session, string[] names, HashSet<FlowChangeKind> allowed)
    {
        if (Array.Exists(names, name => name.Length == 0))
        {
            throw new UsageException("--fail is empty. Name what fails, for example gateway:gw.");
        }

        ImportResult estate = session.Read();
        Rehearsal rehearsal = session.Ask(() => estate.Topology.Rehearse([.. names.Select(name => estate.Topology.FindFailure(name)).Distinct()], session.Options));
        session.Answer(session.Form switch
        {
            "json" => JsonReport.Render([rehearsal]),
            "markdown" => TextReport.RenderMarkdown(rehearsal),
            _ => TextReport.Render(rehearsal),
        });
        return CodeOf([rehearsal], allowed);
    }

    private static int RunEach(Session session, string[] words, HashSet<FlowChangeKind> allowed)
    {
        FailureKind[] kinds = Array.Exists(words, word => string.Equals(word, All, StringComparison.OrdinalIgnoreCase)) ? [.. Kinds.Select(kind => kind.Kind)] : [.. words.Select(word => Chosen(word, "--each", [.. Kinds, (All, default)]))];
        ImportResult estate = session.Read();
        IReadOnlyList<Rehearsal> rehearsals = session.Ask(() => estate.Topology.RehearseEach(kinds, session.Options));
        session.Answer(session.Form switch
        {
            "json" => JsonReport.Render(rehearsals),
            "markdown" => TextReport.RenderMarkdown(rehearsals),
            _ => TextReport.Render(rehearsals),
        });
        return CodeOf(rehearsals, allowed);
    }

    private static T Chosen<T>(string text, string option, (string Word, T Kind)[] choices)
    {
        string word = CommonOptions.Choice(text, option, [.. choices.Select(choice => choice.Word)]);
        return choices.First(choice => choice.Word == word).Kind;
    }

    private static int CodeOf(IReadOnlyList<Rehearsal> rehearsals, HashSet<FlowChangeKind> allowed) =>
        rehearsals.All(rehearsal => rehearsal.Groups.All(group => group.Changes.All(flow => allowed.Contains(flow.Kind)))) ? ExitCodes.Good : ExitCodes.NotGood;
}
