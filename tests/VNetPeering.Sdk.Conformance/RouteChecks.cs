using VNetPeering.Sdk.Model;

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
            return Differences.OfValues(Lengths(table.ReadRows()), Lengths(RowsOf(table)));
        },
    };

    private static string Lengths(IEnumerable<RouteFact> rows) =>
        string.Join(' ', rows.Where(row => row.IsNoneRow).Select(row => row.Prefix[row.Prefix.IndexOf('/', StringComparison.Ordinal)..]).Order(StringComparer.Ordinal));

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
            RowsOf(new RecordedTable { CaseId = caseId, Path = [], At = at, NoneRows = NoneRows.Cut }).Where(row => row.IsGatewayRow && !row.Prefix.EndsWith("/32", StringComparison.Ordinal)).Select(row => row.Prefix)),
    };

    private static string? Compare(RecordedTable table)
    {
        IReadOnlyList<RouteFact> recorded = Keep(table.ReadRows(), table);
        if (recorded.Count == 0)
        {
            return "the record shows no row to compare";
        }

        IEnumerable<RouteFact> computed = Keep(RowsOf(table), table);
        HashSet<RouteFact> masked = [.. recorded.Where(row => row.IsMasked).Select(row => row.WithoutNextHop)];
        return Differences.OfSets(
            recorded.Select(row => row.IsMasked ? row.WithoutNextHop : row),
            computed.Select(row => masked.Contains(row.WithoutNextHop) ? row.WithoutNextHop : row));
    }

    private static IReadOnlyList<RouteFact> Keep(IEnumerable<RouteFact> rows, RecordedTable table) =>
        [.. rows.Where(row => !(row.IsNoneRow && table.NoneRows == NoneRows.Cut) && table.LeftOut?.Invoke(row) is not true)];

    private static IEnumerable<RouteFact> RowsOf(RecordedTable table)
    {
        Topology topology = CaseEstate.Read(table.CaseId, design =>
        {
            table.Step?.Invoke(design);
            design.StandOn(table.At);
        });
        return RouteFact.Read(Announcement.Declare(topology, table.Announcements).Compile(table.NoneList).EffectiveRoutes(table.At));
    }
}
