using System.Text.Json;
using System.Text.Json.Nodes;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Every recorded route table: those that stand under <c>effectiveRoutes</c> with their place, and the rest by name.</summary>
internal static class RecordedTables
{
    /// <summary>What differs from the plain reading of a case: the None list of its date, or fewer rows left out than the case says.</summary>
    private static readonly Dictionary<string, Func<RecordedTable, RecordedTable>> Adjusted = new(StringComparer.Ordinal)
    {
        ["lab-anl-spoke-empty-route-table"] = table => table with { NoneList = PlatformNoneList.March2023WithLoopback },
        ["spec-effective-route-table-list"] = table => table with { NoneList = PlatformNoneList.Documented },
        ["xplat-effective-routes-10-8-vnet"] = table => table with { NoneList = PlatformNoneList.Documented },
        ["lab-ars-spoke-c1-ecmp-default-global-peering"] = table => Announced(table, new("10.10.1.4", "0.0.0.0/0"), new("10.20.1.4", "0.0.0.0/0")),
        ["lab-ars-spoke-c1-failback"] = table => Announced(table, new("10.10.1.4", "0.0.0.0/0"), new("10.20.1.4")),
        ["lab-ars-spoke-c1-nva1-down"] = table => Announced(table, new("10.10.1.4"), new("10.20.1.4", "0.0.0.0/0")),
        ["lab-hubhub-nva2-after-peering"] = table => Announced(table, new Announcement("10.20.1.4", "0.0.0.0/0", "10.30.0.0/27")),
        ["lab-square-nva1"] = table => Announced(table, new Announcement("10.10.1.4", "0.0.0.0/0")) with
        {
            LeftOut = row => row.Prefix == "10.50.0.0/16",
            Because = "The second site is not in the record.",
        },
        ["lab-dmauser-vwan-spoke"] = table => table with
        {
            LeftOut = row => row.IsGatewayRow || row.IsDefaultRoute,
            Because = "The gateway rows come from other spokes and a circuit that are not in the record. The list has no 0.0.0.0/0 row at all.",
        },
        ["lab-endpoint-r1-public"] = table => table with
        {
            LeftOut = row => row.IsPlatformNone && row.Prefix is not ("10.0.0.0/8" or "172.16.0.0/12" or "192.168.0.0/16"),
            Because = "The author masks every other None row but for its length; the lengths are compared by themselves.",
        },
        ["lab-kay-spoke-udr-full-hub-override-pe-invalid"] = Whole,
        ["lab-kay-spoke-udr-two-prefix-hub-pe-active"] = Whole,
        ["lab-kay-spoke-v2v-vpn-transit"] = Whole,
    };

    private static readonly RecordedTable[] Named =
    [
        .. new[] { "left-0", "left-1", "left-2", "right-0", "right-1", "right-2" }.Select(nic => new RecordedTable
        {
            CaseId = "lab-mdd-subnet-peering",
            Path = ["effectiveRoutes", nic],
            At = $"vnet-{nic[..^2]}/subnet{nic[^1]}",
            NoneRows = NoneRows.Cut,
        }),
        new() { CaseId = "lab-mdd-full-peering", Path = ["left-1"], At = "vnet-left/subnet1", NoneRows = NoneRows.Cut },
        new() { CaseId = "lab-mdd-full-peering", Path = ["right-1"], At = "vnet-right/subnet1", NoneRows = NoneRows.Cut },
        new() { CaseId = "cli-effective-routes-default-none-list-2023", Path = [], At = "vnet/subnet", NoneRows = NoneRows.Listed, NoneList = PlatformNoneList.March2023 },
        new() { CaseId = "cli-effective-routes-default-none-list-2024", Path = [], At = "vnet/subnet", NoneRows = NoneRows.Listed },
        new() { CaseId = "netsdk-effective-routes-and-nsg-2018", Path = ["0"], At = "vnet/default", NoneRows = NoneRows.Listed, NoneList = PlatformNoneList.Documented },
        new() { CaseId = "lab-anl-disable-bgp-propagation", Path = ["myVnet1-vm1"], At = "myVnet1/myVnet1Subnet1", NoneRows = NoneRows.Cut },
        new()
        {
            CaseId = "lab-anl-vpn-with-gateway-transit",
            Path = ["myVnet1-vm1"],
            At = "myVnet1/myVnet1Subnet1",
            NoneRows = NoneRows.Cut,
            LeftOut = row => row.IsGatewayRow,
            Because = "The address of the gateway, which is the next hop, is not in the record; the prefixes are compared by themselves.",
        },
        new()
        {
            CaseId = "lab-anl-vpn-with-gateway-transit",
            Path = ["myVnet5-vm1"],
            At = "myVnet5/default",
            NoneRows = NoneRows.Cut,
            LeftOut = row => row.IsGatewayRow,
            Because = "The address of the gateway, which is the next hop, is not in the record; the prefixes are compared by themselves.",
        },
        new()
        {
            CaseId = "lab-azsl-empty-table-and-udr-none-host-route",
            Path = ["step2", "routes"],
            At = "vnet-azsl-01/default",
            Label = "with the route for the client",
            NoneRows = NoneRows.Cut,
            Step = RouteClientToNone,
            Mask = "<client>",
            LeftOut = row => row.NextHopType == "VnetLocal",
            Because = "The excerpt shows the two rows in question only.",
        },
        new() { CaseId = "lab-cpt-private-endpoints-reach-one-peering-hop", Path = ["cptdazplhub1"], At = "hub1/default", NoneRows = NoneRows.Cut },
        new() { CaseId = "lab-cpt-private-endpoints-reach-one-peering-hop", Path = ["cptdazplhub2"], At = "hub2/default", NoneRows = NoneRows.Cut },
        new() { CaseId = "lab-cpt-private-endpoints-reach-one-peering-hop", Path = ["cptdazplspoke1linux"], At = "spoke1/default", NoneRows = NoneRows.Cut },
        new() { CaseId = "lab-cpt-private-endpoints-reach-one-peering-hop", Path = ["cptdazplspoke2linux"], At = "spoke2/default", NoneRows = NoneRows.Cut },
        new()
        {
            CaseId = "lab-cpt-vwan-spoke-with-extra-peerings",
            Path = ["0"],
            At = "spoke1/default",
            NoneRows = NoneRows.Cut,
            LeftOut = row => row.IsGatewayRow,
            Because = "The gateway rows come from the other spokes of the Virtual WAN, beyond one hub.",
        },
        new() { CaseId = "lab-cpt-vwan-spoke-with-extra-peerings", Path = ["1"], At = "fw/default", NoneRows = NoneRows.Cut },
        new()
        {
            CaseId = "lab-erjosito-vwan-static-branch",
            Path = ["testvm1"],
            At = "testvnet1/default",
            NoneRows = NoneRows.Listed,
            NoneList = PlatformNoneList.Documented,
            LeftOut = row => row.IsGatewayRow || row.Prefix == "10.0.2.0/24",
            Because = "The branch that brings the gateway row is not in the record. testvnet2 shows the peering and testvnet1 does not: the two tables are of different moments.",
        },
        new() { CaseId = "lab-erjosito-vwan-static-branch", Path = ["testvm2"], At = "testvnet2/default", NoneRows = NoneRows.Listed, NoneList = PlatformNoneList.Documented },
        new()
        {
            CaseId = "lab-ipspace-udr-default-none-keeps-none-rows",
            Path = ["0"],
            At = "vnet/internal",
            NoneRows = NoneRows.Listed,
            NoneList = PlatformNoneList.Documented,
            Announcements = [new("172.16.1.4", "172.22.2.0/24"), new("172.16.1.5", "172.22.2.0/24")],
            LeftOut = row => row.IsPlatformNone && row.Prefix is "172.16.0.0/12" or "25.33.80.0/20" or "25.41.3.0/25",
            Because = "The None list of 2021 is none of the dated ones: what it shares with the documented one is compared.",
        },
        new() { CaseId = "lab-jama-hub-spoke-nva-steps", Path = ["1", "effectiveRoutes (non-None part)"], At = "hub/snet-hub", NoneRows = NoneRows.Cut, LeftOut = row => row.IsDefaultRoute, Because = "The excerpt shows the VNet and peering rows only." },
        new()
        {
            CaseId = "lab-lriv-bgp-inside-peering-prefix-dropped",
            Path = ["1"],
            At = "spoke1/default",
            NoneRows = NoneRows.Cut,
            Announcements = [new("10.1.2.4", "0.0.0.0/0", "10.1.2.0/24")],
            Mask = "<deployer address>",
        },
        new()
        {
            CaseId = "lab-lriv-bgp-third-party-next-hop",
            Path = ["1"],
            At = "spoke1/default",
            NoneRows = NoneRows.Cut,
            Announcements = [new("10.1.3.4", "0.0.0.0/0>10.1.2.4")],
        },
        new() { CaseId = "lab-lriv-p2s-pool-route-before-peering", Path = ["0"], At = "hub-vnet/nva-subnet", NoneRows = NoneRows.Cut },
        new() { CaseId = "lab-lriv-p2s-pool-route-before-peering", Path = ["1"], At = "spoke1-vnet/test", NoneRows = NoneRows.Cut },
        new()
        {
            CaseId = "lab-lriv-peer-with-own-gateway-no-transit",
            Path = ["0"],
            At = "hub-vnet/nva-subnet",
            NoneRows = NoneRows.Cut,
            LeftOut = row => row.IsDefaultRoute,
            Because = "The author's list has no 0.0.0.0/0 row at all; it is abridged.",
        },
        new()
        {
            CaseId = "lab-lriv-udr-default-over-bgp-default",
            Path = ["0"],
            At = "hub-vnet/nva-subnet",
            NoneRows = NoneRows.Cut,
            LeftOut = row => row.IsGatewayRow,
            Because = "The author abridged the list: the client pool of the own gateway is not in it.",
        },
        new()
        {
            CaseId = "lab-lriv-udr-default-over-bgp-default",
            Path = ["1"],
            At = "avs-transit-vnet/bgp-subnet",
            NoneRows = NoneRows.Cut,
            LeftOut = row => row.IsGatewayRow || (row.IsDefaultRoute && row.Source == "Default"),
            Because = "The circuit and the announcements are not in the record; a learned 0.0.0.0/0 takes the Default row away.",
        },
        new() { CaseId = "lab-lriv-udr-default-propagation-on", Path = ["0"], At = "spoke1-vnet/test", NoneRows = NoneRows.Cut },
        new()
        {
            CaseId = "lab-painter-second-subnet-peering-rejected",
            Path = ["afterFirst vm1"],
            Label = "one subnet each",
            At = "vnet1/subnet1",
            NoneRows = NoneRows.Cut,
            Step = design => PeerSubnets(design, "subnet1"),
        },
        new()
        {
            CaseId = "lab-painter-second-subnet-peering-rejected",
            Path = ["afterCombined vm1"],
            Label = "two subnets each",
            At = "vnet1/subnet1",
            NoneRows = NoneRows.Cut,
            Step = design => PeerSubnets(design, "subnet1", "subnet2"),
        },
        new()
        {
            CaseId = "lab-square-site-to-site-ok-spokes-unreachable",
            Path = ["routes"],
            At = "vnet-onprem/default",
            NoneRows = NoneRows.Listed,
            LeftOut = row => row.IsGatewayRow,
            Because = "The connections and the second site are not in the record.",
        },
    ];

    public static IReadOnlyList<RecordedTable> All { get; } =
    [
        .. CaseLibrary.All.Where(HasPlainTable).Select(Plain),
        .. Named,
    ];

    public static CompactDesign PeerSubnets(CompactDesign design, params string[] subnets) => design.Peer("vnet1", "vnet2", link =>
    {
        link["peerCompleteVnets"] = false;
        link["localSubnetNames"] = new JsonArray([.. subnets.Select(name => (JsonNode)name)]);
        link["remoteSubnetNames"] = new JsonArray([.. subnets.Select(name => (JsonNode)name)]);
        link["peeringState"] = "Connected";
    });

    public static void RouteClientToNone(CompactDesign design) =>
        design.Table("rt-azsl-lab04", "vnet-azsl-01/default", ($"{RecordedTable.MaskedAddress}/32", "None", null));

    private static bool HasPlainTable(CaseFile file) => file.NoneRows is not null
        && file.Observed is { ValueKind: JsonValueKind.Object } observed
        && observed.TryGetProperty("effectiveRoutes", out JsonElement rows)
        && rows.ValueKind == JsonValueKind.Array;

    private static RecordedTable Plain(CaseFile file)
    {
        var table = new RecordedTable
        {
            CaseId = file.Id,
            Path = ["effectiveRoutes"],
            At = file.At ?? "vnet/default",
            NoneRows = file.NoneRows!.Value,
            LeftOut = file.NotDerivable switch
            {
                null => null,
                "gatewayRows" => row => row.IsGatewayRow,
                "userRows" => row => row.Source == "User",
                "interfaceEndpointRows" => row => row.NextHopType == "InterfaceEndpoint",
                string other => throw new InvalidDataException($"Case \"{file.Id}\" calls \"{other}\" not derivable, which is no known word."),
            },
            Because = file.NotDerivable is null ? string.Empty : $"The record does not say what brings them: {file.NotDerivable}.",
        };
        return Adjusted.TryGetValue(file.Id, out Func<RecordedTable, RecordedTable>? adjust) ? adjust(table) : table;
    }

    /// <summary>The next hops of the observed rows are the announcers: no row is left out.</summary>
    private static RecordedTable Announced(RecordedTable table, params Announcement[] announcements) => Whole(table) with { Announcements = announcements };

    /// <summary>The completions of the case supply what the record lacks: no row is left out.</summary>
    private static RecordedTable Whole(RecordedTable table) => table with { LeftOut = null, Because = string.Empty };
}
