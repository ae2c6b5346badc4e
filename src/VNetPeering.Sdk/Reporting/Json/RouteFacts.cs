using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Effective routes and next hops as facts of an answer.</summary>
internal static class RouteFacts
{
    public static RoutesAnswer Of(EffectiveRouteTable table, bool explain) => new()
    {
        Value =
        [
            .. table.Routes.Select(route => new RouteRow
            {
                DisableBgpRoutePropagation = table.DisableBgpRoutePropagation,
                Source = route.Source.ToString(),
                State = route.State.ToString(),
                AddressPrefix = [.. route.AddressPrefixes.Select(prefix => prefix.ToString())],
                NextHopType = route.NextHopType.ToRouteWord(),
                NextHopIpAddress = [.. route.NextHopAddresses.Select(address => address.ToString())],
                Name = route.Source == RouteSource.User ? route.Name?.Value : null,
                Because = explain ? RouteWords.Because(route) : null,
            }),
        ],
        Gaps = Of(table.Gaps),
    };

    public static NextHopAnswer Of(NextHop nextHop, AzureBehavior behavior) => new()
    {
        NextHopType = NextHopWords.Of(nextHop.Type, behavior),
        NextHopIpAddress = nextHop.Addresses.Count == 0 ? null : nextHop.Addresses[0].ToString(),
        RouteTableId = nextHop.RouteTableId?.ToString() ?? NextHopWords.SystemRoute,
        NextHopIpAddresses = [.. nextHop.Addresses.Select(address => address.ToString())],
        Gaps = Of(nextHop.Gaps),
    };

    private static UnknownFactAnswer[]? Of(ValueList<RouteGap> gaps) =>
        gaps.Count == 0 ? null : [.. gaps.Select(gap => new UnknownFactAnswer { Reason = gap.Reason.ToString(), Detail = RouteWords.Gap(gap) })];
}
