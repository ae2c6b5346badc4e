using System.Text;
using System.Text.Json;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>Reads a large estate in the JSON of <c>az network vnet list</c>. The baseline only parses the text.</summary>
internal static class ImportLarge
{
    internal static void Run(TextWriter report)
    {
        report.WriteLine("| VNets | text | JsonDocument.Parse | import | import : parse |");
        report.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        foreach (int hubs in (int[])[5, 50])
        {
            Topology topology = LargeEstate.Build(hubs);
            byte[] text = AzJson(topology);
            Topology read = Import(text);
            if (read.VNets.Count != topology.VNets.Count || read.VNets.Sum(vnet => vnet.Peerings.Count) != topology.VNets.Sum(vnet => vnet.Peerings.Count))
            {
                throw new InvalidOperationException($"Of {topology.VNets.Count} VNets {read.VNets.Count} were read.");
            }

            double megabytes = text.Length / 1e6;
            TimeSpan parse = Shot.Median(warmups: 1, runs: 5, () => Parse(text));
            TimeSpan import = Shot.Median(warmups: 1, runs: 5, () => Import(text));
            report.WriteLine($"| {topology.VNets.Count:N0} | {megabytes:N1} MB | {megabytes / parse.TotalSeconds:N0} MB/s | {megabytes / import.TotalSeconds:N0} MB/s | {import / parse:N2} |");
        }
    }

    private static int Parse(byte[] text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.GetArrayLength();
    }

    private static Topology Import(byte[] text) => EstateImporter.ReadText("vnets.json", text).Topology;

    /// <summary>Writes the VNets as the tool of Azure prints them, with the properties that it always prints.</summary>
    private static byte[] AzJson(Topology topology)
    {
        var json = new StringBuilder("[\n");
        foreach (VNet vnet in topology.VNets)
        {
            json.Append(json.Length == 2 ? string.Empty : ",\n").Append($$"""
                  {
                    "addressSpace": { "addressPrefixes": [ {{string.Join(", ", vnet.AddressSpace.Select(prefix => $"\"{prefix}\""))}} ] },
                    "enableDdosProtection": false,
                    "etag": "W/\"00000000-0000-0000-0000-000000000000\"",
                    "id": "{{vnet.Id}}",
                    "location": "{{vnet.Region}}",
                    "name": "{{vnet.Name}}",
                    "provisioningState": "Succeeded",
                    "resourceGroup": "{{vnet.Id.ResourceGroup}}",
                    "subnets": [ {{string.Join(", ", vnet.Subnets.Select(SubnetJson))}} ],
                    "type": "Microsoft.Network/virtualNetworks",
                    "virtualNetworkPeerings": [ {{string.Join(", ", vnet.Peerings.Select(PeeringJson))}} ]
                  }
                """);
        }

        return Encoding.UTF8.GetBytes(json.Append("\n]\n").ToString());
    }

    private static string SubnetJson(Subnet subnet) => $$"""
        {
              "addressPrefix": "{{subnet.AddressPrefixes[0]}}",
              "delegations": [],
              "etag": "W/\"00000000-0000-0000-0000-000000000000\"",
              "id": "{{subnet.Id}}",
              "name": "{{subnet.Name}}",
              "privateEndpointNetworkPolicies": "Disabled",
              "privateLinkServiceNetworkPolicies": "Enabled",
              "provisioningState": "Succeeded",
              "resourceGroup": "{{subnet.Id.ResourceGroup}}",
              "type": "Microsoft.Network/virtualNetworks/subnets"
            }
        """;

    private static string PeeringJson(Peering link) => $$"""
        {
              "allowForwardedTraffic": {{(link.AllowForwardedTraffic ? "true" : "false")}},
              "allowGatewayTransit": {{(link.AllowGatewayTransit ? "true" : "false")}},
              "allowVirtualNetworkAccess": true,
              "etag": "W/\"00000000-0000-0000-0000-000000000000\"",
              "id": "{{link.Id}}",
              "name": "{{link.Name}}",
              "peeringState": "Connected",
              "provisioningState": "Succeeded",
              "remoteVirtualNetwork": { "id": "{{link.RemoteVNetId}}", "resourceGroup": "{{link.RemoteVNetId.ResourceGroup}}" },
              "resourceGroup": "{{link.Id.ResourceGroup}}",
              "type": "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
              "useRemoteGateways": false
            }
        """;
}
