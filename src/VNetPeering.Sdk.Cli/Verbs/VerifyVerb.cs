using System.CommandLine;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Cli.Verbs;

internal sealed class VerifyVerb : IVerb
{
    private readonly PlaceOptions _place = new();

    private readonly Option<string> _routes = new("--routes")
    {
        Description = "Azure's table: a file with the output of az network nic show-effective-route-table -o json.",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<bool> _ignoreNoneList = new("--ignore-none-list") { Description = "Lists None rows apart that only some dated lists of dropped ranges hold." };
    private readonly Option<bool> _bgpPeers = new("--bgp-peers") { Description = "Compares host routes to BGP addresses too, which Azure shows in some tables only." };
    private readonly Option<bool> _names = new("--names") { Description = "Compares the names of user-defined routes too." };

    public VerifyVerb()
    {
        Command = new("verify", "Compares the effective routes with a table that Azure printed, row by row.");
        _place.AddTo(Command);
        Command.Options.Add(_routes);
        Command.Options.Add(_ignoreNoneList);
        Command.Options.Add(_bgpPeers);
        Command.Options.Add(_names);
    }

    public Command Command { get; }

    public int Run(Session session)
    {
        string place = _place.Of(session.Parsed);
        string file = session.Parsed.GetRequiredValue(_routes);
        if (file.Length == 0 || Directory.Exists(file))
        {
            throw new UsageException(file.Length == 0 ? "--routes is empty. Name a file." : $"--routes \"{file}\" is a folder. Name a file.");
        }

        var options = new RouteComparisonOptions
        {
            IgnorePlatformNoneList = session.Parsed.GetValue(_ignoreNoneList),
            CompareBgpPeerHostRoutes = session.Parsed.GetValue(_bgpPeers),
            CompareNames = session.Parsed.GetValue(_names),
        };
        RecordedRouteTable recorded = RecordedRouteReader.ReadFile(file);
        CompiledNetwork network = session.Compile();
        RouteComparison comparison = session.Ask(() => network.CompareRoutes(place, recorded, options));
        if (recorded.Routes.Count == 0)
        {
            // Every row of ours would be a difference, and none of them would be one.
            throw new UsageException($"\"{file}\" holds no route, so there is nothing to compare. Azure prints a table only while the VM of the network interface runs.");
        }

        session.Answer(session.IsJson ? JsonReport.Render(comparison) : TextReport.Render(comparison));
        return comparison.Verdict switch
        {
            RouteComparisonVerdict.Same => ExitCodes.Good,
            RouteComparisonVerdict.Different => ExitCodes.NotGood,
            RouteComparisonVerdict.Unknown => ExitCodes.Unknown,
            _ => throw new InvalidOperationException($"{comparison.Verdict} has no exit code."),
        };
    }
}
