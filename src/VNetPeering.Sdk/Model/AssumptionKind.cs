namespace VNetPeering.Sdk.Model;

/// <summary>What an answer took for granted, where the input or the sources leave it open.</summary>
public enum AssumptionKind
{
    /// <summary>An appliance that the input does not describe forwards and admits everything, without translating addresses (rule 3.59).</summary>
    UndescribedApplianceForwards = 0,

    /// <summary>A peering link whose state the input does not state is Connected.</summary>
    PeeringConnected,

    /// <summary>A peering link whose other side the input does not describe has Azure's defaults there.</summary>
    RemoteSideHasDefaults,

    /// <summary>Two VNets of which one states no region are in the same region.</summary>
    SameRegion,

    /// <summary>The device of a site routes the Azure prefixes into its tunnel (rule 4.31).</summary>
    SiteRoutesToAzure,

    /// <summary>The far half of a VNet-to-VNet connection, which the input does not hold, exists.</summary>
    FarConnectionExists,

    /// <summary>Point-to-site clients have taken over the current routes (rule 2.88).</summary>
    ClientsHaveCurrentRoutes,

    /// <summary>A cleared access flag blocks without a security group .</summary>
    AccessFlagBlocksWithoutSecurityGroup,

    /// <summary>Forwarded traffic is checked as documented; Azure often does not enforce the flag (Q-02, rule 2.53).</summary>
    ForwardedTrafficIsChecked,

    /// <summary>The None rows follow a dated list (rule 3.04).</summary>
    PlatformNoneList,

    /// <summary>The None rows stay under a user-defined default route to the Internet .</summary>
    NoneRowsStayUnderInternetRoute,

    /// <summary>A Basic VPN gateway brings no routes to the spokes that borrow it .</summary>
    BasicGatewayBringsNoRoutes,

    /// <summary>A host on the Internet answers.</summary>
    InternetAnswers,

    /// <summary>An appliance or firewall on the way to the Internet translates the source address.</summary>
    TranslatesTowardsInternet,

    /// <summary>An Azure Firewall admits the flow: its rules are not known, or the one that may allow the flow is known in part.</summary>
    FirewallAdmits,

    /// <summary>A connectivity configuration of which the input does not say whether it is deployed is deployed to the regions of its members (rule 6.01).</summary>
    ConfigurationDeployed,

    /// <summary>The hub does, or does not, join the connected group of its directly connected spokes .</summary>
    HubInConnectedGroup,

    /// <summary>Space that members of a connected group share has no row in it, so that the other rows of a table take packets to it (rules 6.07, 6.08).</summary>
    OverlapLeavesConnectedGroup,

    /// <summary>Where a user-defined route displaces some prefixes of a connected group's row, the others stay Active in a row of their own.</summary>
    ConnectedGroupRowSplits,

    /// <summary>An appliance in another member of a connected group is directly reachable, as one in a peered VNet is (rule 3.33).</summary>
    ApplianceInConnectedGroup,

    /// <summary>Routes that the input does not hold are not longer than the route of a table or gateway that a flow takes (rule 3.50).</summary>
    NoLongerRouteIsMissing,

    /// <summary>A security admin configuration of which the input does not say whether it is deployed is deployed to the regions of its members (rule 6.01).</summary>
    AdminRulesDeployed,

    /// <summary>An admin rule that always allows is one of the rules that <c>AllowRulesOnly</c> keeps (rule 6.13).</summary>
    AllowRulesOnlyKeepsAlwaysAllow,

    /// <summary>
    /// An Azure Firewall whose private address the input does not state answers at the one that a route names; where a route names the firewall itself, that is
    /// the first address of its subnet that Azure does not keep.
    /// </summary>
    FirewallHasAddress,

    /// <summary>The other instance of a gateway takes over when one fails (rule 4.06).</summary>
    OtherInstanceTakesOver,

    /// <summary>A load balancer has a probe that takes a backend out of its pool when it fails.</summary>
    ProbeTakesBackendOut,

    /// <summary>BGP sessions with what fails have fallen, and what was learned over them is withdrawn.</summary>
    SessionsHaveFallen,

    /// <summary>Whether the static routes of a tunnel that is down stay is not known: what hangs on it is Unknown.</summary>
    StaticRoutesOfDeadTunnel,

    /// <summary>The device of a site sends into a tunnel that works, where one is down.</summary>
    SiteTurnsToWorkingTunnel,

    /// <summary>The devices behind an active-active gateway have a tunnel to each of its instances, and sessions over both where they speak BGP (rule 4.06).</summary>
    DevicesReachBothInstances,

    /// <summary>A public address or load balancer of which the input states no SKU lets packets in though no security group is attached, which one of the Standard SKU does not.</summary>
    PublicAddressIsOpen,
}
