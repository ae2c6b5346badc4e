using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Blockers in words: the fact with its subject in double quotes, then the way out, then the route that led there.</summary>
internal static class BlockerWords
{
    public static string Of(Blocker blocker)
    {
        string route = blocker.Route is null ? string.Empty : $" Winning route: {RouteWords.Chosen(blocker.Route)}.";
        return $"{Fact(blocker)} {WayOut(blocker)}{route}";
    }

    private static string Fact(Blocker blocker)
    {
        string address = blocker.Address?.ToString() ?? "the destination";
        string hop = blocker.Address?.ToString() ?? "of the next hop";
        return blocker.Reason switch
        {
            Disposition.DroppedByRoute when blocker.Route is null => $"No route matches {address}, so Azure drops the packet.",
            Disposition.DroppedByRoute => $"The winning route for {address} has the next hop None, so Azure drops the packet.",
            Disposition.NoSuchAddress when blocker.Resource?.IsOfType(ResourceTypes.LoadBalancer) is true => $"{Subject(blocker)} has no backend that takes packets for {address}.",
            Disposition.NoSuchAddress => $"Nothing owns {address}{Beside(blocker, " at ")}.",
            Disposition.PeeringNotConnected => $"{Subject(blocker, "The peering")} is not Connected.",
            Disposition.AccessNotAllowed => $"{Subject(blocker, "The peering")} has AllowVirtualNetworkAccess cleared, which stops both directions.",
            Disposition.ForwardedTrafficNotAllowed => $"{Subject(blocker, "The peering")} has AllowForwardedTraffic cleared, and the packet did not start in the VNet next door.",
            Disposition.ApplianceNotReachable => $"The appliance {hop} is outside the own and directly peered address space, so Azure drops the packet.",
            Disposition.ApplianceMissing when blocker.Resource?.IsOfType(ResourceTypes.LoadBalancer) is true => $"{Subject(blocker)} has no backend that takes packets for {address}.",
            Disposition.ApplianceMissing => $"No network interface, firewall or load balancer owns the appliance address {hop}.",
            Disposition.ApplianceDoesNotForward when blocker.Resource?.IsOfType(ResourceTypes.NetworkInterface) is true => $"{Subject(blocker)} has IP forwarding off, so Azure drops packets that are sent to {blocker.Address?.ToString() ?? "it"} to be passed on.",
            Disposition.ApplianceDoesNotForward => $"The owner of {blocker.Address?.ToString() ?? "the next hop"} does not forward packets of others.",
            Disposition.RoutingLoop => $"The packet comes back to a place where it has been{Beside(blocker, ", sent by ")}.",
            Disposition.NotRoutedOnInternet => $"The winning route sends {address} to the Internet, which does not route private addresses.",
            Disposition.NoWayOutToInternet => $"{Subject(blocker, "The source")} has no way out to the Internet: no public address, NAT gateway, load-balancer rule, firewall or default outbound access.",
            Disposition.NoWayInFromInternet => $"{Subject(blocker, "The destination")} has no public address in front.",
            Disposition.NoGateway => "The winning route leads to a gateway, and there is none that forwards the packet.",
            Disposition.GatewayHasNoRoute => $"{Subject(blocker, "The gateway")} has no route to {address}.",
            Disposition.SourceHasNoRoute => $"{Subject(blocker, "The source")} is not told a route to {address}.",
            Disposition.AsymmetricPath => $"The stateful appliance {(blocker.Resource is null ? $"at \"{blocker.At}\"" : ResourceWords.Quoted(blocker.Resource))} sees one direction of the flow only and drops it.",
            Disposition.DeniedBySecurityRule => $"{Subject(blocker, "A security group")} denies the packet by \"{blocker.Rule}\".",
            Disposition.DeniedByAppliance => $"{Subject(blocker, "The appliance")} does not let this flow through, by its rules or as it is declared.",
            Disposition.NoLoadBalancingRule => $"{Subject(blocker, "The load balancer")} has no rule for the protocol and port of the packet at {address}.",
            Disposition.DeniedByAdminRule => $"{Subject(blocker, "A network manager")} denies the packet by \"{blocker.Rule}\", before any security group is asked.",
            Disposition.NoConnectionBack => $"{Subject(blocker, "The tunnel")} leads to a gateway of this network that has no connection back, so the tunnel is not up.",
            Disposition.PublicAddressIsClosed => $"{Subject(blocker, "The public address")} has the SKU Standard, which lets nothing in where no security group is attached, and none is at {blocker.At}.",
            Disposition.BasicLoadBalancerTooFar => $"{Subject(blocker, "The load balancer")} has the SKU Basic, and over global peering nothing reaches its front end {address}.",
            Disposition.GatewayDoesNotWork => $"{Subject(blocker, "The route table")} of the GatewaySubnet has a route for 0.0.0.0/0 or holds back the routes of gateways; with such a table the gateway does not work.",
            Disposition.ResourceIsDown => $"{Subject(blocker, "What the packet needs")} is down.",
            Disposition.Delivered or Disposition.Unknown => throw new ArgumentException($"{blocker.Reason} stops nothing. Give a disposition that is certain and bad.", nameof(blocker)),
            _ => throw new ArgumentOutOfRangeException(nameof(blocker), blocker.Reason, "This is no disposition."),
        };
    }

    private static string WayOut(Blocker blocker) => blocker.Reason switch
    {
        Disposition.DroppedByRoute => "Add a route that is more specific and leads there, or change the one that wins.",
        Disposition.NoSuchAddress => "Use an address that a subnet can give out, or deploy what should own it.",
        Disposition.PeeringNotConnected => "Create the missing link, or delete both links and create them again.",
        Disposition.AccessNotAllowed => "Set AllowVirtualNetworkAccess on this link.",
        Disposition.ForwardedTrafficNotAllowed => "Set AllowForwardedTraffic on this link.",
        Disposition.ApplianceNotReachable => "Use an appliance in this VNet or in a directly peered one.",
        Disposition.ApplianceMissing => "Correct the next hop of the route, or deploy the appliance.",
        Disposition.ApplianceDoesNotForward => "Set enableIPForwarding on the network interface of the appliance, or correct the next hop of the route.",
        Disposition.RoutingLoop => "Take the route that sends it back out of the route table of the subnet behind the appliance.",
        Disposition.NotRoutedOnInternet => "Add a peering, a gateway route or a user-defined route for the destination.",
        Disposition.NoWayOutToInternet => "Add a NAT gateway to the subnet.",
        Disposition.NoWayInFromInternet => "Add a public IP address, or a load balancer that has one.",
        Disposition.NoGateway => "Add a gateway that reaches the destination, or change the route.",
        Disposition.GatewayHasNoRoute => "Announce the prefix to the gateway, or add it to a local network gateway.",
        Disposition.SourceHasNoRoute => "Let the VNet of the destination use the gateway that the source is connected to.",
        Disposition.DeniedBySecurityRule => "Add a rule with a lower priority number that allows it.",
        Disposition.DeniedByAppliance => "Let it through by a rule, or declare it among the flows that it lets through.",
        Disposition.NoLoadBalancingRule => "Add a rule for them, or a rule for all ports (HA ports).",
        Disposition.DeniedByAdminRule => "No rule of a security group helps: add an admin rule with a lower priority number that allows it, or take the VNet out of the network group.",
        Disposition.NoConnectionBack => "Add a connection at the far gateway, with a local network gateway that has the public address of this one.",
        Disposition.BasicLoadBalancerTooFar => "Replace it by a Standard load balancer.",
        Disposition.PublicAddressIsClosed => "Attach a security group that admits the flow to the network interface or its subnet.",
        Disposition.GatewayDoesNotWork => "Take the table off the GatewaySubnet, or leave only routes for other prefixes in it and let it propagate routes of gateways.",
        Disposition.ResourceIsDown => "Add a second one that the flow turns to.",
        Disposition.AsymmetricPath => "Send both directions over it, or neither.",
        Disposition.Delivered or Disposition.Unknown => throw new ArgumentException($"{blocker.Reason} stops nothing. Give a disposition that is certain and bad.", nameof(blocker)),
        _ => throw new ArgumentOutOfRangeException(nameof(blocker), blocker.Reason, "This is no disposition."),
    };

    private static string Subject(Blocker blocker, string otherwise = "It")
    {
        if (blocker.Resource is null)
        {
            return otherwise;
        }

        string named = ResourceWords.Named(blocker.Resource);
        return char.ToUpperInvariant(named[0]) + named[1..];
    }

    private static string Beside(Blocker blocker, string between) => blocker.Resource is null ? string.Empty : between + ResourceWords.Named(blocker.Resource);
}
