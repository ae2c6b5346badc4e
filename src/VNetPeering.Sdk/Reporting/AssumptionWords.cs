using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>What an answer took for granted, as a sentence.</summary>
internal static class AssumptionWords
{
    public static string Of(Assumption assumption) => Of(assumption.Kind, assumption.About.Length == 0 ? string.Empty : $" \"{assumption.About}\"");

    private static string Of(AssumptionKind kind, string about) => kind switch
    {
        AssumptionKind.UndescribedApplianceForwards => $"The appliance{about}, which the input does not describe, forwards and admits everything without translating addresses.",
        AssumptionKind.FirewallAdmits => $"The Azure Firewall{about} admits the flow: its rules are not known, or those that may allow it name domains, tags or groups that are not known here.",
        AssumptionKind.FirewallHasAddress => $"The Azure Firewall{about}, whose private address the input does not state, answers at the address that is shown.",
        AssumptionKind.PeeringConnected => $"The peering{about}, whose state the input does not state, is Connected.",
        AssumptionKind.RemoteSideHasDefaults => $"The other side of the peering{about}, which the input does not describe, exists with Azure's defaults.",
        AssumptionKind.SameRegion => $"VNets of which one states no region are in the same region{Colon(about)}.",
        AssumptionKind.SiteRoutesToAzure => $"The device of the site{about} routes the Azure prefixes into its tunnel.",
        AssumptionKind.FarConnectionExists => $"The far half of the VNet-to-VNet connection{about}, which the input does not hold, exists.",
        AssumptionKind.ClientsHaveCurrentRoutes => $"The point-to-site clients{about} have taken over the current routes.",
        AssumptionKind.AccessFlagBlocksWithoutSecurityGroup => $"A cleared AllowVirtualNetworkAccess blocks without a security group (Q-01){Colon(about)}.",
        AssumptionKind.ForwardedTrafficIsChecked => $"AllowForwardedTraffic is checked as documented; Azure often does not enforce it (Q-02){Colon(about)}.",
        AssumptionKind.PlatformNoneList => $"The None rows follow a dated list of ranges that the platform drops{Colon(about)}.",
        AssumptionKind.NoneRowsStayUnderInternetRoute => $"The None rows stay under a user-defined default route to the Internet (Q-04){Colon(about)}.",
        AssumptionKind.BasicGatewayBringsNoRoutes => $"A VPN gateway of the Basic SKU brings no routes to the VNets that borrow it (Q-08){Colon(about)}.",
        AssumptionKind.InternetAnswers => $"The host{about} on the Internet answers.",
        AssumptionKind.TranslatesTowardsInternet => $"The appliance or firewall{about} on the way to the Internet translates the source address.",
        AssumptionKind.ConfigurationDeployed => $"The connectivity configuration{about}, of which the input does not say whether it is deployed, is deployed to the regions of its members.",
        AssumptionKind.AdminRulesDeployed => $"The security admin configuration{about}, of which the input does not say whether it is deployed, is deployed to the regions of its members.",
        AssumptionKind.AllowRulesOnlyKeepsAlwaysAllow => $"An admin rule that always allows{about} is among those that AllowRulesOnly keeps.",
        AssumptionKind.HubInConnectedGroup => $"Whether a hub joins the connected group of its directly connected spokes follows a reading of two pages that disagree (Q-10){Colon(about)}.",
        AssumptionKind.OverlapLeavesConnectedGroup => $"Space that members of a connected group share has no row there; the other routes of the table take packets to it{Colon(about)}.",
        AssumptionKind.ConnectedGroupRowSplits => $"Where a user-defined route displaces some prefixes of a connected group's row, the others stay Active{Colon(about)}.",
        AssumptionKind.ApplianceInConnectedGroup => $"The appliance{about} in another member of a connected group is directly reachable, as in a peered VNet.",
        AssumptionKind.NoLongerRouteIsMissing => $"None of the routes that the input does not hold{Colon(about)} is longer than the one that the flow takes.",
        AssumptionKind.OtherInstanceTakesOver => $"The other instance of the gateway{about} takes over: 10 to 15 seconds without it when planned, 60 to 90 otherwise; point-to-site clients connect again.",
        AssumptionKind.ProbeTakesBackendOut => $"A probe of the load balancer{about} takes the failed backend out of its pool; established flows through it are lost.",
        AssumptionKind.SessionsHaveFallen => $"BGP sessions with what failed have fallen, and what was learned over them is withdrawn{Colon(about)}.",
        AssumptionKind.StaticRoutesOfDeadTunnel => $"No source says whether the static routes of a tunnel that is down stay, so what hangs on it is Unknown{Colon(about)}.",
        AssumptionKind.DevicesReachBothInstances => $"Each device behind the active-active gateway{about} has a tunnel to both instances, and a BGP session over both where it speaks BGP; one with a tunnel to the failed instance alone loses its connection.",
        AssumptionKind.SiteTurnsToWorkingTunnel => $"The device of the site{about} sends into a tunnel that works.",
        AssumptionKind.PublicAddressIsOpen => $"The public address or load balancer{about}, of which the input states no SKU, lets packets in without a security group; one of the Standard SKU does not.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of assumption."),
    };

    private static string Colon(string about) => about.Length == 0 ? string.Empty : $":{about}";
}
