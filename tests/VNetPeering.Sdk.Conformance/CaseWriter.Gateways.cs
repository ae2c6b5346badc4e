using System.Text.Json.Nodes;
using static VNetPeering.Sdk.Conformance.CaseDesign;

namespace VNetPeering.Sdk.Conformance;

/// <content>Gateways, connections, Route Servers and hubs.</content>
internal sealed partial class CaseWriter
{
    private void WriteGateway(JsonObject gateway)
    {
        string name = NameOf(gateway);
        string vnet = (string)gateway["vnet"]!;
        string type = (string?)gateway["gatewayType"] ?? "Vpn";
        bool activeActive = (bool?)gateway["activeActive"] ?? false;
        JsonArray configurations = [];
        for (int i = 1; i <= (activeActive ? 2 : 1); i++)
        {
            configurations.Add(new JsonObject
            {
                ["id"] = $"{Id("virtualNetworkGateways", name)}/ipConfigurations/config{i}",
                ["name"] = $"config{i}",
                ["properties"] = new JsonObject
                {
                    ["subnet"] = SubnetReference(vnet, GatewaySubnetOf(vnet)),
                    ["publicIPAddress"] = Reference(Id("publicIPAddresses", $"{name}-pip{i}")),
                },
            });
            Add("publicIPAddresses", $"{name}-pip{i}", new JsonObject { ["publicIPAllocationMethod"] = "Static" });
        }

        JsonObject properties = new() { ["gatewayType"] = type, ["activeActive"] = activeActive, ["ipConfigurations"] = configurations };
        if (type == "Vpn")
        {
            properties["vpnType"] = (string?)gateway["vpnType"] ?? "RouteBased";
        }

        CopyAll(gateway, properties, "enableBgp", "bgpSettings");
        if ((string?)gateway["sku"] is { } sku)
        {
            properties["sku"] = new JsonObject { ["name"] = sku, ["tier"] = sku };
        }

        if (properties["bgpSettings"] is null && (gateway["asn"] is not null || gateway["bgpAddresses"] is not null))
        {
            JsonObject settings = [];
            CopyAll(gateway, settings, "asn");
            if (gateway["bgpAddresses"] is JsonArray addresses)
            {
                settings["bgpPeeringAddress"] = string.Join(',', Read(addresses));
            }

            properties["bgpSettings"] = settings;
        }

        if (gateway["vpnClientAddressPool"] is { } pool)
        {
            properties["vpnClientConfiguration"] = new JsonObject { ["vpnClientAddressPool"] = new JsonObject { ["addressPrefixes"] = Copy(pool) } };
        }

        Add("virtualNetworkGateways", name, properties, (string?)design.FindVNet(vnet)["location"]);
    }

    private string GatewaySubnetOf(string vnet) => (design.FindVNet(vnet)["subnets"] as JsonArray ?? [])
        .OfType<JsonObject>()
        .Select(subnet => (string?)subnet["name"] ?? string.Empty)
        .FirstOrDefault(IsGatewaySubnet) ?? "GatewaySubnet";

    private void WriteConnection(JsonObject connection)
    {
        string type = (string?)connection["type"] ?? (string?)connection["connectionType"] ?? "Vnet2Vnet";
        if (connection["between"] is JsonArray ends)
        {
            WriteConnection($"{ends[0]}-to-{ends[1]}", type, connection, (string)ends[0]!, (string)ends[1]!);
            WriteConnection($"{ends[1]}-to-{ends[0]}", type, connection, (string)ends[1]!, (string)ends[0]!);
        }
        else if ((string?)connection["gateway1"] is { } gateway)
        {
            WriteConnection($"{gateway}-to-{connection["gateway2"] ?? connection["localNetworkGateway"]}", type, connection, gateway, (string?)connection["gateway2"]);
        }
    }

    private void WriteConnection(string name, string type, JsonObject connection, string gateway, string? peer)
    {
        JsonObject properties = new() { ["connectionType"] = type, ["virtualNetworkGateway1"] = Reference(Id("virtualNetworkGateways", gateway)) };
        CopyAll(connection, properties, "enableBgp");
        if (peer is not null)
        {
            properties["virtualNetworkGateway2"] = Reference(Id("virtualNetworkGateways", peer));
        }

        if ((string?)connection["localNetworkGateway"] is { } site)
        {
            properties["localNetworkGateway2"] = Reference(Id("localNetworkGateways", site));
        }

        Add("connections", name, properties);
    }

    private void WriteRouteServer(JsonObject server)
    {
        string vnet = (string)server["vnet"]!;
        string name = (string?)server["name"] ?? $"{vnet}-routeserver";
        JsonObject properties = new()
        {
            ["sku"] = "Standard",
            ["virtualRouterAsn"] = Copy(server["asn"]) ?? 65515,
            ["allowBranchToBranchTraffic"] = (bool?)server["allowBranchToBranchTraffic"] ?? (bool?)server["branchToBranch"] ?? false,
            ["ipConfigurations"] = new JsonArray(new JsonObject
            {
                ["id"] = $"{Id("virtualHubs", name)}/ipConfigurations/config1",
                ["name"] = "config1",
                ["properties"] = new JsonObject { ["subnet"] = SubnetReference(vnet, "RouteServerSubnet") },
            }),
        };
        if (server["addresses"] is JsonArray addresses)
        {
            properties["virtualRouterIps"] = Copy(addresses);
        }

        JsonArray connections = [];
        JsonArray peers = server["bgpConnections"] as JsonArray
            ?? (server["peer"] is JsonObject only ? [new JsonObject { ["peerIp"] = Copy(only["ip"]), ["peerAsn"] = Copy(only["asn"]) }] : []);
        foreach (JsonObject peer in peers.OfType<JsonObject>())
        {
            string peerName = $"peer{connections.Count + 1}";
            JsonObject session = new() { ["peerIp"] = Copy(peer["peerIp"]), ["peerAsn"] = Copy(peer["peerAsn"]) };
            if ((string?)peer["inboundRouteMap"] is { } map)
            {
                session["routingConfiguration"] = new JsonObject { ["inboundRouteMap"] = Reference($"{Id("virtualHubs", name)}/routeMaps/{map}") };
            }

            connections.Add(new JsonObject
            {
                ["id"] = $"{Id("virtualHubs", name)}/bgpConnections/{peerName}",
                ["name"] = peerName,
                ["properties"] = session,
            });
        }

        properties["bgpConnections"] = connections;
        Add("virtualHubs", name, properties)["kind"] = "RouteServer";
    }

    private void WriteVirtualHub(JsonObject hub)
    {
        string name = (string?)hub["name"] ?? "virtualhub";
        JsonArray connections = [];
        foreach (string vnet in hub["connectedTo"] is JsonArray connected ? Read(connected) : [])
        {
            connections.Add(new JsonObject
            {
                ["id"] = $"{Id("virtualHubs", name)}/hubVirtualNetworkConnections/to-{vnet}",
                ["name"] = $"to-{vnet}",
                ["properties"] = new JsonObject { ["remoteVirtualNetwork"] = Reference(Id("virtualNetworks", vnet)) },
            });
        }

        Add("virtualHubs", name, new JsonObject
        {
            ["virtualWan"] = Reference(Id("virtualWans", "wan")),
            ["addressPrefix"] = Copy(hub["addressPrefix"]),
            ["virtualNetworkConnections"] = connections,
        });
    }
}
