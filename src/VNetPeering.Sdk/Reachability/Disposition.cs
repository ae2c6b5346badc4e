namespace VNetPeering.Sdk.Reachability;

/// <summary>How the way of a packet in one direction ends. The list is closed.</summary>
public enum Disposition
{
    /// <summary>The packet arrives at its destination.</summary>
    Delivered = 0,

    /// <summary>Something that decides is not known.</summary>
    Unknown,

    /// <summary>The winning route has the next hop None: dropped in silence (rule 3.56).</summary>
    DroppedByRoute,

    /// <summary>The packet reaches a VNet in which no subnet holds the address, or the address is one that Azure keeps for itself (rules 1.24, 1.29).</summary>
    NoSuchAddress,

    /// <summary>A peering link on the way is not Connected.</summary>
    PeeringNotConnected,

    /// <summary>The other end of the packet is behind a link of the VNet that has its access flag cleared, and no security group is there to admit it (rules 2.40-2.43).</summary>
    AccessNotAllowed,

    /// <summary>A forwarded packet enters a VNet whose peering link does not admit forwarded traffic (rule 2.50).</summary>
    ForwardedTrafficNotAllowed,

    /// <summary>The appliance address of the winning route is outside the own and directly peered space (rule 3.33).</summary>
    ApplianceNotReachable,

    /// <summary>The appliance address of the winning route belongs to nobody (rule 3.37).</summary>
    ApplianceMissing,

    /// <summary>The network interface of the appliance does not forward (rule 3.34).</summary>
    ApplianceDoesNotForward,

    /// <summary>The packet comes back to a place where it has been (rule 3.35).</summary>
    RoutingLoop,

    /// <summary>A private destination is sent to the Internet, which does not route it.</summary>
    NotRoutedOnInternet,

    /// <summary>The source has no way out to the Internet (rule 3.70).</summary>
    NoWayOutToInternet,

    /// <summary>The destination has no public address in front (rule 3.72).</summary>
    NoWayInFromInternet,

    /// <summary>The winning route leads to a gateway that does not exist, or is not of a kind that forwards it (rules 3.38, 4.40).</summary>
    NoGateway,

    /// <summary>The gateway has no route to the destination.</summary>
    GatewayHasNoRoute,

    /// <summary>The site or client that sends is not told a route to the destination.</summary>
    SourceHasNoRoute,

    /// <summary>A stateful appliance sees one direction of the flow only (rule 3.57).</summary>
    AsymmetricPath,

    /// <summary>A security rule denies the packet, a default rule or one of the user's (rules 5.01-5.03).</summary>
    DeniedBySecurityRule,

    /// <summary>The packet is not among the flows that an appliance or firewall is declared to let through, or no rule of the firewall allows it.</summary>
    DeniedByAppliance,

    /// <summary>The packet is sent to a front end of a load balancer that has no rule for its protocol and port.</summary>
    NoLoadBalancingRule,

    /// <summary>A security admin rule of a network manager denies the packet (rule 5.42).</summary>
    DeniedByAdminRule,

    /// <summary>The packet reaches a resource that is down in a rehearsal, or needs it: a VNet, gateway, tunnel, appliance, firewall, load balancer or NAT gateway (rule 3.37).</summary>
    ResourceIsDown,

    /// <summary>The tunnel leads to a gateway of the network that has no connection back, so it is not up (rule 4.20).</summary>
    NoConnectionBack,

    /// <summary>The packet comes over a global peering to a front end of a Basic load balancer, which is not reached from another region (rules 2.86, 3.36).</summary>
    BasicLoadBalancerTooFar,

    /// <summary>The table of the GatewaySubnet has a route for 0.0.0.0/0, or holds back the routes of gateways: such a gateway does not work (rules 1.41, 1.42).</summary>
    GatewayDoesNotWork,

    /// <summary>
    /// The packet comes from the Internet to a Standard public address or load balancer, and no security group is attached to the machine: such an address is closed until a
    /// group opens it (azure.github.io/PSRule.Rules.Azure, rule Azure.PublicIP.StandardSKU). One of the Basic SKU, retired in September 2025, is open without a group.
    /// </summary>
    PublicAddressIsClosed,
}
