using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Every recorded table, written as az prints it, through the door that users have: <c>CompareRoutes</c>.</summary>
public sealed class RecordedTablesAsUsersHaveThem
{
    private static IEnumerable<TestCaseData> Tables => RecordedTables.All.Select(table => new TestCaseData(table).SetArgDisplayNames($"{table.CaseId}, {table.What}"));

    private static IEnumerable<TestCaseData> OlderTables => Tables.Where(data => ((RecordedTable)data.Arguments[0]!) is { NoneRows: NoneRows.Listed, NoneList: not PlatformNoneList.August2024 });

    [TestCaseSource(nameof(Tables))]
    public void Nothing_differs_but_what_the_record_leaves_out(object table)
    {
        var recorded = (RecordedTable)table;

        RouteComparison comparison = recorded.Compile(recorded.NoneList).CompareRoutes(recorded.At, AsAz(recorded.Read()));

        comparison.Missing.Concat(comparison.Extra).SelectMany(difference => RouteFact.Of(difference.Row)).Where(recorded.Compares).ShouldBeEmpty();
        comparison.Same.ShouldBeGreaterThan(0);
    }

    [TestCaseSource(nameof(OlderTables))]
    public void The_None_list_of_an_older_table_is_found(object table)
    {
        var recorded = (RecordedTable)table;

        RouteComparison comparison = recorded.Compile(default).CompareRoutes(recorded.At, AsAz(recorded.Read()));

        comparison.BetterNoneList.ShouldNotBeNull().List.ShouldBe(recorded.NoneList);
    }

    private static RecordedRouteTable AsAz(RecordedRouteTable table)
    {
        var value = new JsonArray([.. table.Routes.Select(row => (JsonNode)new JsonObject
        {
            ["addressPrefix"] = Texts(row.AddressPrefixes),
            ["disableBgpRoutePropagation"] = false,
            ["hasBgpOverride"] = false,
            ["name"] = row.Name,
            ["nextHopIpAddress"] = Texts(row.NextHopAddresses),
            ["nextHopType"] = row.NextHopType,
            ["source"] = row.Source,
            ["state"] = row.State,
        })]);
        return RecordedRouteReader.Read("routes.json", new JsonObject { ["nextLink"] = null, ["value"] = value }.ToJsonString());
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
