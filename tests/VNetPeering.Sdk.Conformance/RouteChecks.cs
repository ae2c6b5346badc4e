using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Compares recorded effective route tables, as sets.</summary>
internal static class RouteChecks
{
    public static IEnumerable<Check> All => RecordedTables.All.Select(Whole).Concat(GatewayPrefixes).Append(NoneRowsByLength);

    /// <summary>Tables whose gateway rows have a next hop that the record does not explain: the prefixes follow all the same.</summary>
    private static IEnumerable<Check> GatewayPrefixes =>
    [
        Prefixes("lab-anl-vpn-with-gateway-transit", "myVnet1/myVnet1Subnet1", ["10.5.0.0/16"]),
        Prefixes("lab-anl-vpn-with-gateway-transit", "myVnet5/default", ["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16"]),
    ];

    /// <summary>The one table whose None rows are masked but for their length.</summary>
    private static Check NoneRowsByLength => new()
    {
        CaseId = "lab-endpoint-r1-public",
        Kind = CheckKind.Routes,
        What = "lengths of the None rows",
        FindDifference = () =>
        {
            RecordedTable table = RecordedTables.All.Single(item => item.CaseId == "lab-endpoint-r1-public");
            return Differences.OfValues(Lengths(FactsOf(table.Read())), Lengths(FactsOf(table)));
        },
    };

    private static string Lengths(IEnumerable<RouteFact> rows) =>
        string.Join(' ', rows.Where(row => row.IsPlatformNone).Select(row => row.Prefix[row.Prefix.IndexOf('/', StringComparison.Ordinal)..]).Order(StringComparer.Ordinal));

    private static Check Whole(RecordedTable table) => new()
    {
        CaseId = table.CaseId,
        Kind = CheckKind.Routes,
        What = table.What,
        FindDifference = () => Compare(table),
    };

    private static Check Prefixes(string caseId, string at, string[] expected) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.GatewayPrefixes,
        What = $"prefixes behind the gateway in {at}, host routes of BGP peers aside",
        FindDifference = () => Differences.OfSets(
            expected,
            FactsOf(new RecordedTable { CaseId = caseId, Path = [], At = at, NoneRows = NoneRows.Cut }).Where(row => row.IsGatewayRow && !row.Prefix.EndsWith("/32", StringComparison.Ordinal)).Select(row => row.Prefix)),
    };

    private static string? Compare(RecordedTable table)
    {
        RecordedRouteTable recorded = Keep(table, table.Read());
        if (recorded.Routes.Count == 0)
        {
            return "the record shows no row to compare";
        }

        CompiledNetwork network = table.Compile(table.NoneList);
        var comparer = new RouteComparer(network.Topology, new RouteComparisonOptions { CompareBgpPeerHostRoutes = true });
        RouteComparison comparison = comparer.Compare(recorded, Keep(table, network.EffectiveRoutes(table.At)));
        string[] differences =
        [
            .. comparison.Missing.SelectMany(difference => RouteFact.Of(difference.Row)).Select(fact => $"missing: {fact}").Order(StringComparer.Ordinal),
            .. comparison.Extra.SelectMany(difference => RouteFact.Of(difference.Row)).Select(fact => $"extra: {fact}").Order(StringComparer.Ordinal),
        ];
        return differences.Length == 0 ? null : string.Join("; ", differences);
    }

    private static RecordedRouteTable Keep(RecordedTable table, RecordedRouteTable rows) => rows with
    {
        Routes = [.. rows.Routes.SelectMany(row => row.AddressPrefixes.Select(prefix => row with { AddressPrefixes = [prefix] })).Where(row => table.Compares(RouteFact.Of(row).First()))],
    };

    private static EffectiveRouteTable Keep(RecordedTable table, EffectiveRouteTable rows) => rows with
    {
        Routes = [.. rows.Routes.SelectMany(row => row.AddressPrefixes.Select(prefix => row with { AddressPrefixes = [prefix] })).Where(row => table.Compares(RouteFact.Of(row).First()))],
    };

    private static IEnumerable<RouteFact> FactsOf(RecordedRouteTable rows) => rows.Routes.SelectMany(RouteFact.Of);

    private static IEnumerable<RouteFact> FactsOf(RecordedTable table) => table.Compile(table.NoneList).EffectiveRoutes(table.At).Routes.SelectMany(RouteFact.Of);
}
