using System.Text.Json.Nodes;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Compares type, address and route table of the recorded next hops.</summary>
internal static class NextHopChecks
{
    public const string SystemRoute = "System Route";

    private static readonly RecordedNextHop[] Recorded =
    [
        new() { CaseId = "cli-nexthop-own-vnet-is-VirtualNetwork", From = "vnet1/subnet1", To = "10.0.0.6", Type = "VirtualNetwork" },
        new() { CaseId = "netsdk-nexthop-udr-unreachable-appliance", From = "azsmnet935-vnet/default", To = "10.1.3.4", Type = "None", Address = "10.0.1.2", RouteTable = "azsmnet935RT" },
        new() { CaseId = "netsdk-nexthop-udr-unreachable-appliance", From = "azsmnet935-vnet/default", To = "12.11.12.14", Type = "Internet" },
        new() { CaseId = "xplat-nexthop-rfc1918-none", From = "vnet/default", To = "192.168.10.11", Type = "None" },

        // The request of this session is not recorded; its sibling asks for 8.8.8.8.
        new() { CaseId = "java-watcher-norouteLearned-unpeered-vnets", From = "vnet2532282488/subnet1", To = "8.8.8.8", Type = "Internet" },
        new() { CaseId = "net-watcher-sample-subnet-nsg", From = "vnet558704580cff/subnet1", To = "8.8.8.8", Type = "Internet" },
        new() { CaseId = "lab-jama-hub-spoke-nva-steps", From = "spoke1/snet-spoke1", To = "10.30.0.4", Type = "VirtualAppliance", Address = "10.10.0.4", RouteTable = "rt-spoke1" },

        // The service's public address is not recorded; any outside the None rows serves where no service endpoint is on.
        new() { CaseId = "lab-endpoint-nexthop-types", From = "vnet-endpoint-path/snet-client", To = "20.50.0.1", Type = "Internet" },
        new()
        {
            CaseId = "lab-endpoint-nexthop-types",
            From = "vnet-endpoint-path/snet-client",
            To = "20.60.0.1",
            Type = "VirtualNetworkServiceEndpoint",
            StoragePrefix = "20.60.0.0/16",
            Step = design => design.SubnetProperty("vnet-endpoint-path/snet-client", "serviceEndpoints", new JsonArray(new JsonObject { ["service"] = "Microsoft.Storage" })),
        },
        new() { CaseId = "lab-endpoint-nexthop-types", From = "vnet-endpoint-path/snet-client", To = "10.61.2.4", Type = "PrivateEndpoint" },
        new() { CaseId = "lab-nexthop-peered-vnet-is-VirtualNetworkPeering", From = "VNET-Management/Subnet-Management", To = "10.0.10.4", Type = "VirtualNetworkPeering" },
        new() { CaseId = "lab-avnm-hub-spoke-direct-and-plain", From = "vnetH/default", To = "172.16.6.4", Type = "VirtualNetworkPeering" },
        new() { CaseId = "lab-avnm-hub-spoke-direct-and-plain", From = "vnetJ/default", To = "172.16.10.4", Type = "ConnectedGroup" },
        new() { CaseId = "lab-iacoslo-avnm-direct-connectivity-switch", From = "vnet-spoke1-westeurope/default", To = "10.9.2.4", Type = "ConnectedGroup", Step = design => design.ConnectDirectly() },
        new()
        {
            CaseId = "lab-iacoslo-avnm-udr-beats-connectedgroup",
            From = "vnet-spoke1-westeurope/default",
            To = "10.9.2.4",
            Type = "VirtualAppliance",
            Address = "10.9.0.4",
            RouteTable = "managed",
            Step = ReachChecks.ThroughFirewall,
        },
        new() { CaseId = "lab-segnet-access-flag-off-on-sender-link", From = "vnet-web/web", To = "10.20.1.4", Type = "VirtualNetworkPeering" },
    ];

    public static IEnumerable<Check> All => Recorded.Select(recorded => new Check
    {
        CaseId = recorded.CaseId,
        Kind = CheckKind.NextHop,
        What = $"next hop {recorded.From} to {recorded.To}",
        FindDifference = () => Compare(recorded),
    });

    private static string? Compare(RecordedNextHop recorded)
    {
        ServiceTagCatalog tags = recorded.StoragePrefix is { } prefix ? new([KeyValuePair.Create<string, ValueList<AddressPrefix>>("Storage", [AddressPrefix.Parse(prefix)])]) : ServiceTagCatalog.Empty;
        NextHop answer = CaseEstate.Read(recorded.CaseId, recorded.Step).Compile(new CompileOptions { ServiceTags = tags }).NextHop(recorded.From, HostAddress.Parse(recorded.To));
        return Differences.OfValues(
            $"{recorded.Type} \"{recorded.Address}\" {recorded.RouteTable}",
            $"{answer.Type.ToNextHopWord()} \"{string.Join(',', answer.Addresses)}\" {answer.RouteTableId?.Name.Value ?? SystemRoute}");
    }
}
