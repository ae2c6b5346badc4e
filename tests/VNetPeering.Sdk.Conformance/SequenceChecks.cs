using System.Text.Json.Nodes;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Recorded sequences of operations: the state behind each step, or the refusal.</summary>
internal static partial class SequenceChecks
{
    private static readonly string[] Methods = ["PUT", "DELETE", "GET"];

    public static IEnumerable<Check> All =>
    [
        Recorded("aso-vnet-put-without-peerings-keeps-peering", "a PUT without peerings keeps them", isFromNothing: true),
        Recorded("aso-udr-service-tag-prefix", "a route table that is written with the route in it", isFromNothing: true),
        Recorded("cli-peering-gateway-transit-handshake", "the states that follow from the PUTs", WithoutLinks),
        Recorded("cli-vnet-prefix-add-and-shrink-unpeered", "the operations in order", isFromNothing: true),
        Recorded("java-peering-create-update-delete", "the states that follow from PUT and DELETE"),
        Recorded("net-peering-connectivitycheck", "the links that are written beside the connection checks", isFromNothing: true),
        Recorded("netsdk-udr-next-hop-types-accepted", "routes that are written one by one", isFromNothing: true),
        Recorded("xplat-route-va-to-vnetlocal", "a changed next-hop type drops the address", isFromNothing: true, before: Put("routeTables/routeTableName", [])),
        Recorded("ps-peering-sync-after-address-space-add", "the sync levels that follow from PUT and sync"),
        Sequence(
            "ps-peering-second-side-put-response",
            "the second link, and its sync when the remote VNet has grown",
            [
                Step(Put("virtualNetworks/ps3026/virtualNetworkPeerings/first", new JsonObject { ["remoteVirtualNetwork"] = "ps6355" })),
                FromRecord("ps-peering-second-side-put-response", 0),
                Step(new JsonObject { ["method"] = "ADD", ["resource"] = "virtualNetworks/ps3026", ["addressPrefix"] = "10.99.0.0/16" }),
                Step(new JsonObject { ["method"] = "SYNC", ["resource"] = "virtualNetworks/ps6355/virtualNetworkPeerings/ps6069" }),
                FromRecord("ps-peering-second-side-put-response", 1),
            ]),
        Sequence(
            "lab-azsl-break-one-side-and-recover",
            "the states at every step, RemotePeeringIsDisconnected on re-creating one link",
            [
                Step(AzslLink("peer-azsl-to-peer"), link: "Initiated"),
                Step(AzslLink("peer-peer-to-azsl"), link: "Connected"),
                Step(Get("virtualNetworks/vnet-azsl-01/virtualNetworkPeerings/peer-azsl-to-peer"), link: "Connected"),
                Step(Delete("virtualNetworks/vnet-azsl-01/virtualNetworkPeerings/peer-azsl-to-peer")),
                Step(Get("virtualNetworks/vnet-azsl-peer/virtualNetworkPeerings/peer-peer-to-azsl"), link: "Disconnected"),
                Refused(AzslLink("peer-azsl-to-peer"), code: "RemotePeeringIsDisconnected"),
                Step(Delete("virtualNetworks/vnet-azsl-peer/virtualNetworkPeerings/peer-peer-to-azsl")),
                Step(AzslLink("peer-azsl-to-peer"), link: "Initiated"),
                Step(AzslLink("peer-peer-to-azsl"), link: "Connected"),
                Step(Get("virtualNetworks/vnet-azsl-01/virtualNetworkPeerings/peer-azsl-to-peer"), link: "Connected"),
            ]),
        Sequence(
            "lab-vnet-address-space-edit",
            "the answers to three edits",
            [
                Step(EditSpace("172.17.0.0/24", "172.17.0.0/16", "10.0.0.0/16")),
                Refused(EditSpace("172.17.0.0/25", "172.17.0.0/16", "10.0.0.0/16"), code: "InUsePrefixCannotBeDeleted"),
                Step(EditSpace("172.17.0.0/24", "172.17.0.0/24", "10.0.0.0/16")),
            ],
            Occupy),
        Sequence(
            "lab-erjosito-vwan-spoke-is-no-gateway",
            "transit without a gateway is taken, borrowing is not",
            [
                Step(Put("virtualNetworks/testvnet1/virtualNetworkPeerings/to2", Link("testvnet2", ("allowGatewayTransit", true))), link: "Initiated"),
                Refused(Put("virtualNetworks/testvnet2/virtualNetworkPeerings/to1", Link("testvnet1", ("useRemoteGateways", true))), code: "RemoteVnetHasNoGateways"),
                Step(Put("virtualNetworks/testvnet2/virtualNetworkPeerings/to1", Link("testvnet1")), link: "Connected"),
            ]),
        Sequence(
            "lab-painter-second-subnet-peering-rejected",
            "a second subnet peering is refused, one with both subnets is taken",
            [
                Step(SubnetLink("vnet1", "vnet2", "to2", "subnet1"), link: "Initiated"),
                Step(SubnetLink("vnet2", "vnet1", "to1", "subnet1"), link: "Connected"),
                Refused(SubnetLink("vnet1", "vnet2", "second", "subnet2"), code: "AnotherPeeringAlreadyReferencesRemoteVnet"),
                Step(SubnetLink("vnet1", "vnet2", "to2", "subnet1", "subnet2"), link: "Connected", space: ["10.2.1.0/24", "10.2.2.0/24"]),
                Step(SubnetLink("vnet2", "vnet1", "to1", "subnet1", "subnet2"), link: "Connected", space: ["10.1.1.0/24", "10.1.2.0/24"]),
            ]),
        Sequence(
            "lab-mdd-subnet-peering",
            "the two links, written one after the other",
            [
                Step(FromDesign("lab-mdd-subnet-peering", "vnet-left", "left0-right0"), link: "Initiated", space: ["10.1.0.0/24", "10.1.2.0/24"]),
                Step(FromDesign("lab-mdd-subnet-peering", "vnet-right", "right0-left0"), link: "Connected", space: ["10.0.1.0/24"]),
            ],
            WithoutLinks),
        Sequence(
            "lab-hubhub-ping-before-after-peering",
            "two links between hubs that have gateways",
            [
                Step(Put("virtualNetworks/vnet-hub1/virtualNetworkPeerings/peer-hub1-to-hub2", Link("vnet-hub2", ("allowForwardedTraffic", true))), link: "Initiated"),
                Step(Put("virtualNetworks/vnet-hub2/virtualNetworkPeerings/peer-hub2-to-hub1", Link("vnet-hub1", ("allowForwardedTraffic", true))), link: "Connected"),
            ],
            topology => WithoutLinks(topology, "vnet-hub1", "vnet-hub2")),
        Sequence(
            "lab-anl-vpn-with-gateway-transit",
            "transit on the hub's links first, then the spokes borrow",
            [
                .. AnlSpokes.Select(spoke => Step(Put($"virtualNetworks/myVnet4/virtualNetworkPeerings/LinkTo{spoke}", Link(spoke, ("allowGatewayTransit", true))), link: "Initiated")),
                .. AnlSpokes.Select(spoke => Step(Put($"virtualNetworks/{spoke}/virtualNetworkPeerings/LinkTomyVnet4", Link("myVnet4", ("allowForwardedTraffic", true), ("useRemoteGateways", true))), link: "Connected")),
            ],
            WithoutLinks),
        Sequence(
            "lab-anl-userremotegateways-before-transit-error",
            "borrowing before the other side lends is refused",
            [Refused(Put("virtualNetworks/myVnet1/virtualNetworkPeerings/LinkTomyVnet4", Link("myVnet4", ("useRemoteGateways", true))), rule: "VNP3001")]),
        Sequence(
            "issue-second-use-remote-gateways",
            "the second link that borrows is refused",
            [Refused(Put("virtualNetworks/vdi-vnet/virtualNetworkPeerings/vdi-vnet-to-proxy-vnet", Link("proxy-vnet", ("useRemoteGateways", true))), rule: "VNP3003")]),
        Sequence(
            "issue-second-peering-same-remote",
            "PUT of the second link is refused",
            [
                .. TwoVNets,
                Step(Put("virtualNetworks/net-a/virtualNetworkPeerings/first", Link("net-b")), link: "Initiated"),
                Refused(Put("virtualNetworks/net-a/virtualNetworkPeerings/second", Link("net-b")), code: "AnotherPeeringAlreadyReferencesRemoteVnet"),
            ]),
        Sequence(
            "issue-remote-vnet-has-no-gateways",
            "an empty GatewaySubnet is no gateway to borrow",
            [
                .. TwoVNets,
                Step(Put("virtualNetworks/net-b/subnets/GatewaySubnet", new JsonObject { ["addressPrefix"] = "10.1.0.0/27" })),
                Refused(Put("virtualNetworks/net-a/virtualNetworkPeerings/p", Link("net-b", ("useRemoteGateways", true))), code: "RemoteVnetHasNoGateways"),
            ]),
        Sequence(
            "issue-remote-gateways-transit-flag-order",
            "borrowing is taken as soon as the other side lends",
            [
                .. TwoVNets,
                Step(Put("virtualNetworks/net-b/subnets/GatewaySubnet", new JsonObject { ["addressPrefix"] = "10.1.0.0/27" })),
                Step(Put("virtualNetworkGateways/gw", GatewayBody("net-b", 1, activeActive: false))),
                Step(Put("virtualNetworks/net-b/virtualNetworkPeerings/hub-to-spoke", Link("net-a")), link: "Initiated"),
                Refused(Put("virtualNetworks/net-a/virtualNetworkPeerings/spoke-to-hub", Link("net-b", ("useRemoteGateways", true))), rule: "VNP3001"),
                Step(Put("virtualNetworks/net-b/virtualNetworkPeerings/hub-to-spoke", Link("net-a", ("allowGatewayTransit", true))), link: "Initiated"),
                Step(Put("virtualNetworks/net-a/virtualNetworkPeerings/spoke-to-hub", Link("net-b", ("useRemoteGateways", true))), link: "Connected"),
            ]),
        Sequence(
            "xplat-err-nsg-priority",
            "PUT of the rule is refused",
            [
                Step(Put("networkSecurityGroups/nsg", [])),
                Refused(
                    Put("networkSecurityGroups/nsg/securityRules/rule", new JsonObject { ["priority"] = 4097, ["direction"] = "Inbound", ["access"] = "Allow", ["protocol"] = "*", ["sourceAddressPrefix"] = "*", ["sourcePortRange"] = "*", ["destinationAddressPrefix"] = "*", ["destinationPortRange"] = "*" }),
                    code: "SecurityRuleInvalidPriority"),
            ]),
        Sequence(
            "lab-mdd-overlap-full-peering-error",
            "PUT of the link is refused",
            [Refused(Put("virtualNetworks/vnet-left/virtualNetworkPeerings/left0-right0", Link("vnet-right")), code: "VnetAddressSpacesOverlap")]),
        Sequence(
            "lab-mdd-overlap-subnet-peering-error",
            "PUT of the link is refused",
            [
                Refused(
                    Put("virtualNetworks/vnet-left/virtualNetworkPeerings/left0-right0", With(Request("lab-mdd-overlap-subnet-peering-error", 0), "remoteVirtualNetwork", "vnet-right")),
                    code: "VnetAddressSpacesOverlap"),
            ]),
        Sequence(
            "issue-self-peering-portal-text",
            "a peering with itself is refused, and a one-sided link is Initiated",
            [
                Refused(Put("virtualNetworks/datacenter-pub-vnet/virtualNetworkPeerings/self", Link("datacenter-pub-vnet")), rule: "VNP2002"),
                Step(Put("virtualNetworks/datacenter-pub-vnet/virtualNetworkPeerings/out", Link("datacenter-priv-vnet")), link: "Initiated", level: "RemoteNotInSync"),
                Step(Put("virtualNetworks/datacenter-priv-vnet/virtualNetworkPeerings/back", Link("datacenter-pub-vnet")), link: "Connected", level: "FullyInSync"),
            ]),
        FromNothing("xplat-err-vnet-prefix-no-length", "InvalidAddressPrefixFormat"),
        FromNothing("xplat-err-lng-prefix-no-length", "InvalidAddressPrefixFormat"),
        FromNothing("xplat-err-subnet-bad-prefix", "InvalidAddressPrefixFormat", Put("virtualNetworks/virtualNetworkName", Space("10.0.0.0/16"))),
        FromNothing("xplat-err-route-host-bits", "InvalidCIDRNotation", Put("routeTables/routeTableName", [])),
        GatewaySubnetInUse,
        GatewayAddresses,
    ];

    private static SequenceStep[] TwoVNets => [Step(Put("virtualNetworks/net-a", Space("10.0.0.0/16"))), Step(Put("virtualNetworks/net-b", Space("10.1.0.0/16")))];

    private static IEnumerable<string> AnlSpokes => ["myVnet1", "myVnet2", "myVnet3"];

    /// <summary>The record shows the deletion of the whole group; what it says of the subnet and the address is what their own deletion meets.</summary>
    private static Check GatewaySubnetInUse => new()
    {
        CaseId = "net-err-gatewaysubnet-in-use",
        Kind = CheckKind.Sequence,
        What = "what keeps the subnet and the address of a gateway from being deleted",
        FindDifference = () => RecordedSequence.FindDifference(
            new Topology(),
            [
                Step(Put("virtualNetworks/vnet", With(Space("10.0.0.0/16"), "subnets", new JsonArray(new JsonObject { ["name"] = "GatewaySubnet", ["addressPrefix"] = "10.0.0.0/27" })))),
                Step(Put("publicIPAddresses/pip", new JsonObject { ["sku"] = new JsonObject { ["name"] = "Standard" } })),
                Step(Put("virtualNetworkGateways/gw", GatewayBody("vnet", 1, activeActive: false))),
                Refused(Delete("virtualNetworks/vnet/subnets/GatewaySubnet"), code: "InUseSubnetCannotBeDeleted"),
                Refused(Delete("virtualNetworks/vnet"), code: "InUseSubnetCannotBeDeleted"),
                Refused(Delete("publicIPAddresses/pip"), code: "PublicIPAddressCannotBeDeleted"),
            ]),
    };

    private static Check GatewayAddresses => new()
    {
        CaseId = "netsdk-vpngw-active-active-bgp-addresses",
        Kind = CheckKind.Sequence,
        What = "BGP addresses of a gateway, as the service picks them",
        FindDifference = () =>
        {
            SequenceStep[] steps = [.. new[] { true, false, true }.Select(active => Step(Put("virtualNetworkGateways/gw", GatewayBody("vnet", active ? 2 : 1, active))))];
            string[] answered = [.. RecordedSequence.Topologies(CaseEstate.Read("netsdk-vpngw-active-active-bgp-addresses"), steps).Select(topology => string.Join(',', topology.Gateways.Single().BgpPeeringAddresses))];
            string[] recorded = [.. CaseLibrary.Get("netsdk-vpngw-active-active-bgp-addresses").Observed!.Value.EnumerateArray().Select(seen => seen.GetProperty("bgpSettings").GetProperty("bgpPeeringAddress").GetString()!)];
            return answered.SequenceEqual(recorded) ? null : $"recorded {string.Join(" | ", recorded)}, answered {string.Join(" | ", answered)}";
        },
    };

    /// <summary>Runs the record as it stands: its requests in order, its answers compared.</summary>
    private static Check Recorded(string caseId, string what, Func<Topology, Topology>? prepare = null, bool isFromNothing = false, params JsonObject[] before) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Sequence,
        What = what,
        FindDifference = () => RecordedSequence.FindDifference(
            isFromNothing ? new Topology() : prepare is null ? CaseEstate.Read(caseId) : prepare(CaseEstate.Read(caseId)),
            [.. before.Select(request => Step(request)), .. Steps(caseId, isFromNothing)]),
    };

    private static Check Sequence(string caseId, string what, IReadOnlyList<SequenceStep> steps, Func<Topology, Topology>? prepare = null) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Sequence,
        What = what,
        FindDifference = () =>
        {
            Topology topology = CaseEstate.Read(caseId);
            return RecordedSequence.FindDifference(prepare?.Invoke(topology) ?? topology, steps);
        },
    };

    private static Check FromNothing(string caseId, string code, params JsonObject[] before) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Sequence,
        What = $"PUT is refused with {code}",
        FindDifference = () => RecordedSequence.FindDifference(
            new Topology(),
            [.. before.Select(request => Step(request)), Refused(Put((string)Operation(caseId, 0)["resource"]!, Request(caseId, 0)), code)]),
    };
}
