using System.Text.Json.Nodes;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Designs that Azure refused, with the refused object written into them, and designs that it accepted.</summary>
internal static class RefusalChecks
{
    public static IEnumerable<Check> All =>
    [
        WithCode("issue-second-peering-same-remote", "AnotherPeeringAlreadyReferencesRemoteVnet", design => TwoVNets(design).Peer("A", "B").SecondLink("A", "B", "second")),
        WithCode("issue-remote-vnet-has-no-gateways", "RemoteVnetHasNoGateways", design => TwoVNets(design)
            .Subnet("B/GatewaySubnet", "10.1.0.0/27").Link("A", "B", Completions.Flags(useRemote: true)).Link("B", "A", Completions.Flags(transit: true))),
        WithCode("lab-erjosito-vwan-spoke-is-no-gateway", "RemoteVnetHasNoGateways", design => design
            .Link("testvnet1", "testvnet2", Completions.Flags(transit: true)).Link("testvnet2", "testvnet1", Completions.Flags(useRemote: true))),
        WithCode("lab-mdd-overlap-full-peering-error", "VnetAddressSpacesOverlap", design => design.Link("vnet-left", "vnet-right")),
        WithCode("lab-mdd-overlap-subnet-peering-error", "VnetAddressSpacesOverlap", design => design.Link("vnet-left", "vnet-right", link =>
        {
            link["peerCompleteVnets"] = false;
            link["localSubnetNames"] = new JsonArray("subnet1", "subnet3");
            link["remoteSubnetNames"] = new JsonArray("subnet0", "subnet2");
        })),
        WithCode("lab-ars-routemap-locality-error", "HubBgpConnectionFromSpokeVnetCannotReferenceRouteMap", design => design.VNet("vnet-poland", "10.30.0.0/24").Subnet("vnet-poland/RouteServerSubnet").List("routeServers").Add(new JsonObject
        {
            ["name"] = "ars-poland",
            ["vnet"] = "vnet-poland",
            ["bgpConnections"] = new JsonArray(new JsonObject { ["peerIp"] = "10.20.1.4", ["peerAsn"] = 65002, ["inboundRouteMap"] = "map" }),
        })),
        WithCode("lab-painter-second-subnet-peering-rejected", "AnotherPeeringAlreadyReferencesRemoteVnet", design => RecordedTables.PeerSubnets(design, "subnet1").SecondLink("vnet1", "vnet2", "second")),
        WithCode("xplat-err-lng-prefix-no-length", "InvalidAddressPrefixFormat", design => design.LocalNetworkGateway("invalidPrefixesName", "192.168.0.0")),
        WithCode("xplat-err-vnet-prefix-no-length", "InvalidAddressPrefixFormat", design => design.VNet("invalidPrefixesName", "10.10.10.10")),
        WithCode("xplat-err-subnet-bad-prefix", "InvalidAddressPrefixFormat", design => design.VNet("virtualNetworkName", "10.0.0.0/16").Subnet("virtualNetworkName/invalidPrefixesName", "InvalidPrefixes")),
        WithCode("xplat-err-route-host-bits", "InvalidCIDRNotation", design => design.VNet("vnet", "10.0.0.0/16").Table("routeTableName", "vnet/default", ("10.11.12.13/8", "Internet", null)).Subnet("vnet/default", "10.0.0.0/24")),
        WithCode("xplat-err-nsg-priority", "SecurityRuleInvalidPriority", design => design.List("networkSecurityGroups").Add(new JsonObject
        {
            ["name"] = "nsg",
            ["securityRules"] = new JsonArray(new JsonObject
            {
                ["name"] = "rule",
                ["priority"] = 4097,
                ["direction"] = "Inbound",
                ["access"] = "Allow",
                ["protocol"] = "*",
                ["sourceAddressPrefix"] = "*",
                ["sourcePortRange"] = "*",
                ["destinationAddressPrefix"] = "*",
                ["destinationPortRange"] = "*",
            }),
        })),
        WithFinding("issue-self-peering-portal-text", "VNP2002", design => design.Link("datacenter-pub-vnet", "datacenter-pub-vnet")),
        WithFinding("issue-remote-gateways-transit-flag-order", "VNP3001", design => TwoVNets(design).Gateway("B")
            .Link("A", "B", Completions.Flags(useRemote: true)).Link("B", "A", Completions.Flags(transit: false))),
        WithFinding("lab-anl-userremotegateways-before-transit-error", "VNP3001", design => design.Link("myVnet1", "myVnet4", Completions.Flags(useRemote: true))),
        WithFinding("issue-second-use-remote-gateways", "VNP3003", design => design.Link("vdi-vnet", "proxy-vnet", Completions.Flags(useRemote: true))),
        Accepts("aso-udr-service-tag-prefix", "a route to a service tag", design => design.VNet("vnet", "10.0.0.0/16").Subnet("vnet/default", "10.0.0.0/24")
            .Table("rt", "vnet/default", ("Storage", "VirtualAppliance", "10.0.100.4"))),
        Accepts("netsdk-udr-next-hop-types-accepted", "four kinds of next hop", design => design.VNet("vnet", "10.0.0.0/16").Subnet("vnet/default", "10.0.0.0/24").Table(
            "azsmnet4436",
            "vnet/default",
            ("192.168.1.0/24", "VirtualAppliance", "23.108.1.1"),
            ("10.0.1.0/24", "VnetLocal", null),
            ("0.0.0.0/0", "Internet", null),
            ("10.0.2.0/24", "None", null))),
        Accepts("cli-vnet-prefix-add-and-shrink-unpeered", "a subnet as large as its prefix, in public space", design => design.VNet("vnet1", "20.0.0.0/24", "10.0.0.0/16").Subnet("vnet1/subnet1", "20.0.0.0/24")),
        Accepts("cli-vpngw-custom-bgp-address", "a BGP address outside GatewaySubnet", design => design.Gateway("myvnet3", gateway =>
        {
            gateway["sku"] = "Standard";
            gateway["asn"] = 12345;
            gateway["bgpAddresses"] = new JsonArray("10.2.250.250");
        })),
        Accepts("lab-erjosito-vwan-spoke-is-no-gateway", "transit allowed without a gateway", design => design
            .Link("testvnet1", "testvnet2", Completions.Flags(transit: true)).Link("testvnet2", "testvnet1")),
        Accepts("lab-painter-second-subnet-peering-rejected", "two subnets in one link", design => RecordedTables.PeerSubnets(design, "subnet1", "subnet2")),
        .. CaseLibrary.All.Where(HasWholeDesign).Select(file => Accepts(file.Id, "the recorded design", null)),
    ];

    private static bool HasWholeDesign(CaseFile file) =>
        file.Topology is { } topology && topology.TryGetProperty("virtualNetworks", out _);

    private static CompactDesign TwoVNets(CompactDesign design) => design.VNet("A", "10.0.0.0/16").VNet("B", "10.1.0.0/16");

    private static Check WithCode(string caseId, string code, Action<CompactDesign> refused) =>
        Refuses(caseId, code, refused, finding => finding.AzureErrorCode == code);

    /// <summary>Where Azure's code is on no record, the finding of the rule is asked for.</summary>
    private static Check WithFinding(string caseId, string id, Action<CompactDesign> refused) =>
        Refuses(caseId, $"{id}, Azure's code unknown", refused, finding => finding.Id == id);

    private static Check Refuses(string caseId, string refusal, Action<CompactDesign> refused, Func<Diagnostic, bool> isIt) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Refused,
        What = $"refused with {refusal}",
        FindDifference = () =>
        {
            DiagnosticReport report = CaseEstate.Read(caseId, refused).Validate();
            return report.Any(finding => finding.Severity == Severity.Error && isIt(finding))
                ? null
                : $"no such error among {report.Count} findings: {string.Join(" | ", report)}";
        },
    };

    private static Check Accepts(string caseId, string what, Action<CompactDesign>? step) => new()
    {
        CaseId = caseId,
        Kind = CheckKind.Accepted,
        What = $"accepts {what}",
        FindDifference = () =>
        {
            string[] errors = [.. CaseEstate.Read(caseId, step).Validate().Where(finding => finding.Severity == Severity.Error).Select(finding => finding.ToString())];
            return errors.Length == 0 ? null : string.Join(" | ", errors);
        },
    };
}
