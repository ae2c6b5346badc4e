using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Effective routes and next hops as facts of an answer.</summary>
internal static class RouteFacts
{
    public static RoutesAnswer Of(EffectiveRouteTable table, bool explain) => new()
    {
        Value = [.. table.Routes.Select(route => Of(route, explain) with { DisableBgpRoutePropagation = table.DisableBgpRoutePropagation })],
        Gaps = table.Gaps.Count == 0 ? null : Of(table.Gaps),
        Assumptions = explain ? AssumptionFacts.Of(table.Assumptions) : null,
    };

    public static NextHopAnswer Of(NextHop nextHop, AzureBehavior behavior, bool explain) => new()
    {
        NextHopType = NextHopWords.Of(nextHop.Type, behavior),
        NextHopIpAddress = nextHop.Addresses.Count == 0 ? null : nextHop.Addresses[0].ToString(),
        RouteTableId = nextHop.RouteTableId?.ToString() ?? NextHopWords.SystemRoute,
        NextHopIpAddresses = [.. nextHop.Addresses.Select(address => address.ToString())],
        Gaps = nextHop.Gaps.Count == 0 ? null : Of(nextHop.Gaps),
        Route = explain && nextHop.Route is { } winner ? Of(winner, explain) : null,
        Assumptions = explain ? AssumptionFacts.Of(nextHop.Assumptions) : null,
        RunnersUp = explain ? [.. nextHop.RunnersUp.Select(route => Of(route, explain))] : null,
    };

    public static UnknownFactAnswer[] Of(IEnumerable<RouteGap> gaps) =>
        [.. gaps.Select(gap => new UnknownFactAnswer { Reason = gap.Reason.ToString(), Detail = RouteWords.Gap(gap) })];

    private static RouteRow Of(EffectiveRoute route, bool explain) => new()
    {
        Source = route.Source.ToString(),
        State = route.State.ToString(),
        AddressPrefix = [.. route.AddressPrefixes.Select(prefix => prefix.ToString())],
        NextHopType = route.NextHopType.ToRouteWord(),
        NextHopIpAddress = [.. route.NextHopAddresses.Select(address => address.ToString())],
        Name = route.Source == RouteSource.User ? route.Name?.Value : null,
        Because = explain ? RouteWords.Because(route) : null,
        DisplacedBy = explain && route.DisplacedBy is { } winner ? Of(winner, explain: false) : null,
    };
}
