using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Conformance;

/// <summary>The recorded row of a connected group: one row whose list holds the prefixes of all other members, and no peering beside it.</summary>
internal static class ManagerChecks
{
    private const string Mesh = "lab-avnm-mesh-connectedgroup-route";

    public static IEnumerable<Check> All =>
    [
        new()
        {
            CaseId = Mesh,
            Kind = CheckKind.Routes,
            What = "the row of the connected group",
            FindDifference = () =>
            {
                string recorded = CaseLibrary.Get(Mesh).Observed!.Value.GetProperty("effectiveRouteRow").GetRawText();
                EffectiveRoute[] rows = [.. Table().Routes.Where(row => row.NextHopType == NextHopType.ConnectedGroup)];
                return rows.Length == 1
                    ? Differences.OfSets(RecordedRouteReader.Read(Mesh + ".json", $"[{recorded}]").Routes.SelectMany(RouteFact.Of), RouteFact.Of(rows[0]))
                    : $"recorded 1 row, computed {rows.Length}";
            },
        },
        new()
        {
            CaseId = Mesh,
            Kind = CheckKind.PeeringRow,
            What = "no peering row",
            FindDifference = () => Differences.OfSets([], Table().Routes.Where(row => row.Origin.Kind == RouteOriginKind.Peering).SelectMany(row => row.AddressPrefixes).Select(prefix => prefix.ToString())),
        },
    ];

    private static EffectiveRouteTable Table() => CaseEstate.Read(Mesh).Compile(default(PlatformNoneList)).EffectiveRoutes("vneta/default");
}
