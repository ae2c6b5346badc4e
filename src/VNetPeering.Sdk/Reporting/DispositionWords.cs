using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>How the way of a packet ends, in a few words. The sentences that define them are in docs/concepts/dispositions.md.</summary>
internal static class DispositionWords
{
    public static string Of(Disposition disposition) => disposition switch
    {
        Disposition.Delivered => "delivered",
        Disposition.Unknown => "not known",
        Disposition.DroppedByRoute => "dropped by a route to None",
        Disposition.NoSuchAddress => "no such address",
        Disposition.PeeringNotConnected => "the peering is not Connected",
        Disposition.AccessNotAllowed => "the peering does not allow virtual network access",
        Disposition.ForwardedTrafficNotAllowed => "the peering does not allow forwarded traffic",
        Disposition.ApplianceNotReachable => "the appliance is outside the own and directly peered address space",
        Disposition.ApplianceMissing => "nobody owns the address of the appliance",
        Disposition.ApplianceDoesNotForward => "IP forwarding is off on the interface of the appliance",
        Disposition.RoutingLoop => "routing loop",
        Disposition.NotRoutedOnInternet => "the Internet does not route a private address",
        Disposition.NoWayOutToInternet => "no way out to the Internet",
        Disposition.NoWayInFromInternet => "no public address in front of the destination",
        Disposition.NoGateway => "no gateway that forwards it",
        Disposition.GatewayHasNoRoute => "the gateway has no route to the destination",
        Disposition.SourceHasNoRoute => "the source is not told a route to the destination",
        Disposition.AsymmetricPath => "a stateful appliance sees one direction only",
        Disposition.DeniedBySecurityRule => "denied by a security rule",
        Disposition.DeniedByAppliance => "the appliance does not let it through",
        Disposition.NoLoadBalancingRule => "the load balancer has no rule for it",
        Disposition.DeniedByAdminRule => "denied by a security admin rule",
        Disposition.BasicLoadBalancerTooFar => "a Basic load balancer is not reached over global peering",
        Disposition.ResourceIsDown => "what it needs is down",
        Disposition.GatewayDoesNotWork => "the route table of the GatewaySubnet breaks the gateway",
        Disposition.NoConnectionBack => "the far gateway has no connection back",
        Disposition.PublicAddressIsClosed => "a Standard public address is closed without a security group",
        _ => throw new ArgumentOutOfRangeException(nameof(disposition), disposition, "This is no disposition."),
    };
}
