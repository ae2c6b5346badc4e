using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Effective routes in words.</summary>
internal static class RouteWords
{
    /// <summary>Returns where a row comes from and, for an Invalid one, what displaced it.</summary>
    public static string Because(EffectiveRoute route)
    {
        string origin = Of(route);
        if (route.State == RouteState.Active)
        {
            return origin;
        }

        return route.DisplacedBy is { } winner
            ? $"{origin}; Invalid, displaced by {Chosen(winner)}"
            : $"{origin}; Invalid, because another route comes first";
    }

    /// <summary>Returns prefix, next hop and origin of a chosen row.</summary>
    public static string Chosen(EffectiveRoute route) => $"{Line(route)} [{route.Source}: {Of(route)}]";

    /// <summary>Returns a row that stands behind the chosen one: its state, then prefix, next hop and origin.</summary>
    public static string Ranked(EffectiveRoute route) => $"{route.State,-7}  {Chosen(route)}";

    /// <summary>Returns prefix and next hop of a row, for example <c>0.0.0.0/0 -> VirtualAppliance 10.0.0.4</c>.</summary>
    public static string Line(EffectiveRoute route)
    {
        string address = route.NextHopAddresses.Count == 0 ? string.Empty : $" {string.Join(" or ", route.NextHopAddresses)}";
        return $"{Prefixes(route.AddressPrefixes)} -> {route.NextHopType.ToRouteWord()}{address}";
    }

    /// <summary>Returns prefixes; of a long list, the first two and how many follow.</summary>
    public static string Prefixes<T>(ValueList<T> prefixes)
    {
        const int Most = 4;
        return prefixes.Count <= Most ? string.Join(' ', prefixes) : $"{prefixes[0]} {prefixes[1]} (and {prefixes.Count - 2} more)";
    }

    /// <summary>Returns what is missing from a table and why.</summary>
    public static string Gap(RouteGap gap) => UnknownReasonWords.Of(gap.Reason, gap.About);

    private static string Of(EffectiveRoute route)
    {
        RouteOrigin origin = route.Origin;
        string name = origin.ResourceId is null ? string.Empty : $" {ResourceWords.Quoted(origin.ResourceId)}";
        string what = origin.Kind switch
        {
            RouteOriginKind.AddressSpace => $"address space of VNet{name}",
            RouteOriginKind.PlatformDefault => "the platform's default route to the Internet",
            RouteOriginKind.PlatformNone => "a range that the platform drops",
            RouteOriginKind.Peering => $"peering{name}",
            RouteOriginKind.PrivateEndpoint => $"private endpoint{name}",
            RouteOriginKind.ServiceEndpoint => origin.Service is { } service ? $"the subnet's service endpoint of {service}" : "a service endpoint of the subnet",
            RouteOriginKind.SiteConnection => $"site-to-site connection{name}",
            RouteOriginKind.VNetConnection => $"VNet-to-VNet connection{name}",
            RouteOriginKind.Circuit => $"ExpressRoute circuit{name}",
            RouteOriginKind.ClientPool => $"point-to-site clients of gateway{name}",
            RouteOriginKind.RouteServer => $"Route Server{name}",
            RouteOriginKind.VirtualHub => $"Virtual WAN hub{name}",
            RouteOriginKind.ConnectedGroup => $"connected group of configuration{name}",
            RouteOriginKind.RouteTable => UserDefined(route),
            _ => throw new ArgumentOutOfRangeException(nameof(route), origin.Kind, "This is no origin of a route."),
        };
        string gateway = origin.GatewayId is null || origin.GatewayId == origin.ResourceId ? string.Empty : $", by way of {ResourceWords.Quoted(origin.GatewayId)}";
        string borrowed = origin.BorrowedOver is null ? string.Empty : $", borrowed over peering {ResourceWords.Quoted(origin.BorrowedOver)}";
        string path = origin.AsPath.Count == 0 ? string.Empty : $", AS path {string.Join('-', origin.AsPath)}";
        return $"{what}{gateway}{path}{borrowed}";
    }

    private static string UserDefined(EffectiveRoute route)
    {
        string name = route.Name is { IsEmpty: false } given ? $"route \"{given}\"" : "route";
        ResourceId? table = route.RouteTableId ?? route.Origin.ResourceId;
        return table is null ? $"user-defined {name}" : $"{name} of route table {ResourceWords.Quoted(table)}";
    }
}
