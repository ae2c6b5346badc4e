using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Recorded pings and sessions: replies are Reachable, loss is Blocked.</summary>
internal static class ReachChecks
{
    private const string Azsl = "lab-azsl-break-one-side-and-recover";
    private const string Hs12 = "lab-kay-hs12-hub-firewall-dual-region";
    private const string Hs15 = "lab-kay-hs15-routeserver-two-hubs";
    private const string Jama = "lab-jama-hub-spoke-nva-steps";
    private const string HostRoute = "lab-azsl-empty-table-and-udr-none-host-route";
    private const string Segnet = "lab-segnet-access-flag-off-on-sender-link";
    private const string Plain = "lab-avnm-hub-spoke-direct-and-plain";
    private const string Switch = "lab-iacoslo-avnm-direct-connectivity-switch";
    private const string Override = "lab-iacoslo-avnm-udr-beats-connectedgroup";
    private const string Vnra = "lab-vnra-ping-before-after-vnetaccess";

    public static IEnumerable<Check> All =>
    [
        Replies("issue-self-peering-portal-text", "after the return link", "10.2.1.4", "10.1.1.4", design => design.Peer("datacenter-pub-vnet", "datacenter-priv-vnet")),
        Replies("lab-anl-disable-bgp-propagation", "SSH through the appliance", "10.1.1.4", "10.5.1.4"),
        Replies("lab-anl-global-peering-udr-default", "SSH through the appliance", "10.1.1.4", "10.3.1.4"),
        Replies("lab-anl-vpn-with-gateway-transit", "through the borrowed gateway", "10.1.1.4", "10.5.1.4"),
        LostFor(Disposition.DroppedByRoute, Azsl, "step 1, no links", "10.20.0.4", "10.20.10.4"),
        Replies(Azsl, "step 2, both Connected", "10.20.0.4", "10.20.10.4", design => design.Peer("vnet-azsl-01", "vnet-azsl-peer", Completions.Flags(state: "Connected"))),
        LostFor(Disposition.DroppedByRoute, Azsl, "step 3, own link deleted", "10.20.0.4", "10.20.10.4", design => design.Link("vnet-azsl-peer", "vnet-azsl-01", Completions.Flags(state: "Disconnected"))),
        Replies(HostRoute, "step 1, empty table, SSH from the client", RecordedTable.MaskedAddress, "nic:nic-azsl-01", null, Protocol.Tcp(22)),
        Lost(HostRoute, "step 2, route None for the client", RecordedTable.MaskedAddress, "nic:nic-azsl-01", RecordedTables.RouteClientToNone, Protocol.Tcp(22)),
        Lost("lab-hubhub-ping-before-after-peering", "before the peering", "10.10.1.4", "10.20.1.4", PeeringRowChecks.WithoutHubPeering, null, new("10.10.1.4", "0.0.0.0/0"), new("10.20.1.4", "0.0.0.0/0")),
        Replies("lab-hubhub-ping-before-after-peering", "after the peering", "10.10.1.4", "10.20.1.4"),
        LostFor(Disposition.DroppedByRoute, Jama, "step 1, spoke to spoke", "10.30.0.4", "10.40.0.4", WithoutTables),
        Replies(Jama, "step 1, hub to spoke 1", "10.10.0.4", "10.20.0.4", WithoutTables),
        Replies(Jama, "step 1, hub to spoke 2", "10.10.0.4", "10.30.0.4", WithoutTables),
        Replies(Jama, "step 1, hub to spoke 3", "10.10.0.4", "10.40.0.4", WithoutTables),
        LostFor(Disposition.ApplianceDoesNotForward, Jama, "step 3, appliance without IP forwarding", "10.20.0.4", "10.30.0.4"),
        .. new[] { ("hub1", "10.11.0.5"), ("spoke2", "10.2.0.5"), ("hub2", "10.22.0.5"), ("spoke4", "10.4.0.5"), ("spoke5", "10.5.0.5") }
            .Select(to => Replies(Hs12, $"to {to.Item1}", "10.1.0.5", to.Item2)),
        Replies(Hs12, "to hub1 over IPv6", "fd00:db8:1::5", "fd00:db8:11::5"),
        .. new[] { ("spoke2", "fd00:db8:2::5"), ("hub2", "fd00:db8:22::5"), ("spoke4", "fd00:db8:4::5"), ("spoke5", "fd00:db8:5::5") }
            .Select(to => Lost(Hs12, $"to {to.Item1} over IPv6", "fd00:db8:1::5", to.Item2)),
        .. new[] { ("vnetH", "172.16.7.4", "172.16.6.4"), ("vnetI", "172.16.8.4", "172.16.6.4"), ("vnetJ", "172.16.9.4", "172.16.6.4"), ("vnetK", "172.16.10.4", "172.16.6.4") }
            .Select(spoke => Replies(Plain, $"{spoke.Item1} to the hub", spoke.Item2, spoke.Item3)),
        Replies(Plain, "vnetJ to vnetK, directly connected", "172.16.9.4", "172.16.10.4"),
        LostFor(Disposition.DroppedByRoute, Plain, "vnetH to vnetI, not directly connected", "172.16.7.4", "172.16.8.4"),
        Replies("lab-avnm-mesh-connectedgroup-route", "vneta to vnetb", "172.16.0.4", "172.16.1.4"),
        Replies("lab-avnm-mesh-connectedgroup-route", "vneta to vnetc", "172.16.0.4", "172.16.2.4"),
        Replies(Switch, "spoke 1 to the hub", "10.9.1.4", "10.9.0.132"),
        LostFor(Disposition.DroppedByRoute, Switch, "spoke 1 to spoke 2, no direct connectivity", "10.9.1.4", "10.9.2.4"),
        Replies(Switch, "spoke 1 to spoke 2, direct connectivity", "10.9.1.4", "10.9.2.4", design => design.ConnectDirectly()),
        Replies(Override, "connected group only", "10.9.1.4", "10.9.2.4"),
        Replies(Override, "through the firewall, which allows it", "10.9.1.4", "10.9.2.4", ThroughFirewall),
        LostFor(Disposition.DeniedByAppliance, Override, "through the firewall, which has no rule", "10.9.1.4", "10.9.2.4", ThroughFirewallWithoutRules),
        Replies(Hs15, "to hub1", "10.1.0.5", "10.11.0.5"),
        Replies(Hs15, "to spoke2", "10.1.0.5", "10.2.0.5"),
        Replies(Hs15, "to hub2", "10.1.0.5", "10.22.0.5"),
        Lost("lab-lriv-p2s-pool-route-before-peering", "no peering", "nic:hub-nva-nic", "10.100.201.4"),
        Lost("lab-lriv-peer-with-own-gateway-no-transit", "into the network behind the peer's gateway", "nic:hub-nva-nic", "10.100.100.2"),
        Replies("lab-lriv-udr-default-propagation-on", "spoke to spoke through the appliance", "nic:spoke-1-vm-nic", "10.100.202.4"),
        Replies("lab-lriv-udr-default-propagation-on", "from a client of the gateway", "pool:hub-vpn-gateway", "10.100.201.4"),
        Replies("lab-mdd-subnet-peering", "subnet1 to subnet0 of the other side", "10.0.1.4", "10.1.0.4"),
        LostFor(Disposition.DroppedByRoute, "lab-mdd-subnet-peering", "subnet1 to subnet1, which does not take part", "10.0.1.4", "10.1.1.4"),
        Replies("lab-mdd-subnet-peering", "subnet1 to subnet2 of the other side", "10.0.1.4", "10.1.2.4"),
        Replies("lab-ars-ping-matrix-ecmp-asymmetry", "spoke a to on-premises through the appliance", "10.11.0.4", "10.40.1.4"),
        Replies("lab-lriv-bgp-third-party-next-hop", "spoke to spoke by the announced default", "10.2.0.4", "10.3.0.4", design => design
            .Subnet("spoke1/default", "10.2.0.0/24").Subnet("spoke2/default", "10.3.0.0/24").Firewall("hub", "10.1.2.0/26", "10.1.2.4"), null, new Announcement("10.1.3.4", "0.0.0.0/0>10.1.2.4")),
        Lost(Segnet, "step 1, access off on the sender's link", "10.10.1.4", "10.20.1.4", design => design.Link("vnet-web", "vnet-services", Completions.Flags(access: false)), Protocol.Tcp(8080)),
        Replies(Segnet, "step 2, access on again", "10.10.1.4", "10.20.1.4", null, Protocol.Tcp(8080)),
        LostFor(Disposition.DroppedByRoute, "lab-square-site-to-site-ok-spokes-unreachable", "site to spoke a", "10.40.1.4", "10.11.0.4"),
        LostFor(Disposition.DroppedByRoute, "lab-square-site-to-site-ok-spokes-unreachable", "site to spoke b", "10.40.1.4", "10.21.0.4"),
        LostFor(Disposition.AccessNotAllowed, Vnra, "step 1, access off, there", "10.10.1.4", "10.20.1.4", AccessOff),
        LostFor(Disposition.AccessNotAllowed, Vnra, "step 1, access off, back", "10.20.1.4", "10.10.1.4", AccessOff),
        Replies(Vnra, "step 3, access on, there", "10.10.1.4", "10.20.1.4"),
        Replies(Vnra, "step 3, access on, back", "10.20.1.4", "10.10.1.4"),
    ];

    /// <summary>The table that the routing configuration writes, on both spokes.</summary>
    public static void ThroughFirewall(CompactDesign design) => design
        .Firewall("vnet-hub-westeurope", "10.9.0.0/26", "10.9.0.4")
        .Table("managed", "vnet-spoke1-westeurope/default", ("0.0.0.0/0", "VirtualAppliance", "10.9.0.4"), ("10.9.1.0/24", "VirtualAppliance", "10.9.0.4"), ("10.9.2.0/24", "VirtualAppliance", "10.9.0.4"))
        .Attach("managed", "vnet-spoke2-westeurope/default");

    private static void ThroughFirewallWithoutRules(CompactDesign design)
    {
        ThroughFirewall(design);
        design.WithoutFirewallRules();
    }

    private static void WithoutTables(CompactDesign design) => design.Detach("spoke1/snet-spoke1");

    private static void AccessOff(CompactDesign design) => design.EveryLink(Completions.Flags(access: false));

    private static Check Replies(string caseId, string what, string from, string to, Action<CompactDesign>? step = null, Protocol? protocol = null, params Announcement[] announced) =>
        Flow(caseId, $"replies, {what}", Verdict.Reachable, network => network.Trace(from, to, protocol ?? Protocol.Icmp, FamilyOf(to)), step, announced);

    private static Check Lost(string caseId, string what, string from, string to, Action<CompactDesign>? step = null, Protocol? protocol = null, params Announcement[] announced) =>
        Flow(caseId, $"lost, {what}", Verdict.Blocked, network => network.Trace(from, to, protocol ?? Protocol.Icmp, FamilyOf(to)), step, announced);

    /// <summary>A loss whose cause the record states: it must be among the blockers.</summary>
    private static Check LostFor(Disposition cause, string caseId, string what, string from, string to, Action<CompactDesign>? step = null)
    {
        Check lost = Lost(caseId, what, from, to, step);
        return lost with
        {
            FindDifference = () => lost.FindDifference()
                ?? (CaseEstate.Read(caseId, step).Compile(default(PlatformNoneList)).Trace(from, to, Protocol.Icmp, FamilyOf(to)).Blockers.Any(blocker => blocker.Reason == cause)
                    ? null
                    : $"blocked, but not for the recorded cause {cause}"),
        };
    }

    private static IPFamily FamilyOf(string place) => HostAddress.TryParse(place, out HostAddress address) ? address.Family : IPFamily.IPv4;

    private static Check Flow(string caseId, string what, Verdict verdict, Func<CompiledNetwork, FlowTrace> trace, Action<CompactDesign>? step, Announcement[] announced) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Reach,
        What = what,
        FindDifference = () =>
        {
            FlowTrace found = trace(Announcement.Declare(CaseEstate.Read(caseId, step), announced).Compile(default(PlatformNoneList)));
            return found.Verdict == verdict
                ? null
                : $"recorded {verdict}, computed {found.Verdict}"
                    + string.Concat(found.Blockers.Select(blocker => $"; {blocker.Reason} at {blocker.At}{(blocker.OnReturn ? " on the way back" : string.Empty)}"))
                    + string.Concat(found.Unknowns.Select(unknown => $"; {unknown.Reason} at {unknown.At}: {unknown.About}"));
        },
    };
}
