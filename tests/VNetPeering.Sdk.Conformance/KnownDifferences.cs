namespace VNetPeering.Sdk.Conformance;

/// <summary>Every difference and every gap by name: what the SDK does not answer yet, or what the record does not settle.</summary>
internal static class KnownDifferences
{
    private const string Tunnels = "Not modelled: the appliances have a tunnel of their own between them.";
    private const string RunTime = "Not modelled: it depends on the moment, not on the design.";
    private const string Guest = "Not modelled: what runs inside the machine decides.";

    public static IReadOnlyList<KnownDifference> Differences { get; } =
    [
        new("lab-ars-ping-matrix-ecmp-asymmetry: replies, spoke a to on-premises through the appliance", "By intent (rule 3.59): the appliance sees one direction only, and whether it minds is not known, so the answer is Unknown."),
        new("lab-kay-hs15-routeserver-two-hubs: replies, to hub2", Tunnels),
    ];

    public static IReadOnlyList<UncheckedAnswer> Unchecked { get; } =
    [
        new("aso-err-referenced-resource-not-provisioned", "refusal while another resource is Updating", RunTime),
        new("avnm-reachability-run-invalid-source", "error of an analysis run", "Not modelled: the verifier workspace of Virtual Network Manager."),
        new("java-watcher-norouteLearned-unpeered-vnets", "connection check", Guest),
        new("lab-anl-disable-bgp-propagation", "ping that the appliance drops", Guest),
        new("lab-ars-ping-matrix-ecmp-asymmetry", "flows by announced default routes", "What the appliances announce is not in the record."),
        new("lab-cpt-vwan-spoke-with-extra-peerings", "gateway rows of other spokes", "Not modelled: Virtual WAN beyond one hub."),
        new("lab-dmauser-vwan-spoke", "gateway rows of other spokes", "Not modelled: Virtual WAN beyond one hub."),
        new("lab-kay-er-vpn-coexist", "gateway rows of two circuits and a VPN", "The gateways and what they learn are not in the record."),
        new("lab-kay-er-vpn-er-all-down", "gateway rows with the circuits down", RunTime),
        new("lab-kay-er-vpn-er1-down", "gateway rows with one circuit down", RunTime),
        new("lab-kay-hs12-hub-firewall-dual-region", "flows to the branches", "The addresses and tunnels of the branches are not in the record."),
        new("lab-kay-hs12-hub-firewall-dual-region", "sessions to private endpoints", "The endpoints' subnet is not in the record."),
        new("lab-kay-hs15-routeserver-two-hubs", "flows to the other region and the branches, traces of a branch", Tunnels),
        new("lab-lriv-udr-default-over-bgp-default", "path through two appliances from behind a circuit", "The circuit and the announcements are not in the record."),
        new("lab-square-onprem2", "gateway rows of the far sites", "The gateways and connections are not in the record."),
        new("lab-square-site-to-site-ok-spokes-unreachable", "flow to the second site", "The second site is not in the record."),
        new("lab-vnet-address-space-edit", "refusal of a body with an unknown member", "By intent: readers of foreign JSON pass over what they do not know."),
        new("lab-vnra-subnet-effective-routes-api-missing", "there is no such API for a subnet", "By intent: our tables stand for subnets, with a machine or without."),
        new("net-peering-connectivitycheck", "connection checks", Guest),
        new("tf-err-peering-while-remote-vnet-updating", "refusal while the remote VNet is Updating", RunTime),
        new("xplat-effective-routes-detached-nic-error", "refusal without a running machine", "By intent: our tables stand for subnets, with a machine or without."),
    ];
}
