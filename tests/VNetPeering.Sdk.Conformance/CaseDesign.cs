using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Conformance;

/// <summary>
/// Turns the short form of a case into the JSON that Azure Resource Graph prints, so that the case passes the same door as a user's estate.
/// Nothing is guessed here: a part that is not in the short form is not in the JSON, names and ids excepted.
/// </summary>
internal static class CaseDesign
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/case";

    public static string Id(string type, string name) => $"{Group}/providers/Microsoft.Network/{type}/{name}";

    public static string ToJson(CompactDesign design)
    {
        var writer = new Writer(design);
        return new JsonObject { ["data"] = writer.Write() }.ToJsonString();
    }

    public static string GatewayName(CompactDesign design, string vnet) => design.List("virtualNetworkGateways")
        .OfType<JsonObject>()
        .Where(gateway => (string?)gateway["vnet"] == vnet)
        .Select(NameOf)
        .First();

    public static IReadOnlyList<string> AddressSpace(JsonObject vnet) => vnet["addressSpace"] switch
    {
        JsonArray list => Read(list),
        JsonObject space => Read((JsonArray)space["addressPrefixes"]!),
        _ => [],
    };

    private static IReadOnlyList<string> Read(JsonArray list) => [.. list.Select(text => (string)text!)];

    private static string NameOf(JsonObject gateway) => (string?)gateway["name"] ?? $"{gateway["vnet"]}-gateway";

    private sealed class Writer(CompactDesign design)
    {
        private readonly JsonArray _resources = [];

        public JsonArray Write()
        {
            Dictionary<string, string> tables = AttachedTables();
            foreach (JsonObject vnet in Objects("virtualNetworks"))
            {
                WriteVNet(vnet, tables);
            }

            foreach (JsonObject table in Objects("routeTables"))
            {
                WriteRouteTable(table);
            }

            foreach (JsonObject group in Objects("networkSecurityGroups"))
            {
                WriteSecurityGroup(group);
            }

            foreach (JsonObject gateway in Objects("virtualNetworkGateways"))
            {
                WriteGateway(gateway);
            }

            foreach (JsonObject connection in Objects("connections"))
            {
                WriteConnection(connection);
            }

            foreach (JsonObject site in Objects("localNetworkGateways"))
            {
                Add("localNetworkGateways", (string)site["name"]!, new JsonObject { ["localNetworkAddressSpace"] = new JsonObject { ["addressPrefixes"] = Copy(site["addressPrefixes"]) } });
            }

            foreach (JsonObject nic in Objects("networkInterfaces"))
            {
                WriteNic(nic);
            }

            WritePrivateEndpoints();
            foreach (JsonObject firewall in Objects("azureFirewalls"))
            {
                WriteFirewall(firewall);
            }

            foreach (JsonObject server in Objects("routeServers"))
            {
                WriteRouteServer(server);
            }

            foreach (JsonObject hub in Objects("virtualHubs"))
            {
                WriteVirtualHub(hub);
            }

            if (design.Json["networkManager"] is JsonObject manager)
            {
                foreach (JsonObject resource in ManagerJson.Write(manager))
                {
                    _resources.Add(resource);
                }
            }

            return _resources;
        }

        private static JsonNode? Copy(JsonNode? node) => node?.DeepClone();

        private static JsonObject Reference(string id) => new() { ["id"] = id };

        private static JsonObject SubnetReference(string vnet, string subnet) => Reference($"{Id("virtualNetworks", vnet)}/subnets/{subnet}");

        private static void CopyAll(JsonObject from, JsonObject to, params string[] names)
        {
            foreach (string name in names.Where(name => from[name] is not null))
            {
                to[name] = Copy(from[name]);
            }
        }

        private IEnumerable<JsonObject> Objects(string list) => design.Json[list] is JsonArray array ? array.OfType<JsonObject>() : [];

        private JsonObject Add(string type, string name, JsonObject properties, string? location = null)
        {
            JsonObject resource = new() { ["id"] = Id(type, name), ["name"] = name, ["type"] = $"microsoft.network/{type.ToLowerInvariant()}" };
            if (location is not null)
            {
                resource["location"] = location;
            }

            resource["properties"] = properties;
            _resources.Add(resource);
            return resource;
        }

        /// <summary>A table says where it is attached (<c>attachedTo</c>, <c>subnet</c>), or the subnet does.</summary>
        private Dictionary<string, string> AttachedTables()
        {
            Dictionary<string, string> tables = new(StringComparer.OrdinalIgnoreCase);
            foreach (JsonObject table in Objects("routeTables"))
            {
                string name = TableName(table);
                foreach (JsonNode? place in table["attachedTo"] as JsonArray ?? [])
                {
                    tables[(string)place!] = name;
                }

                if ((string?)table["subnet"] is { } subnet)
                {
                    tables[subnet] = name;
                }
            }

            return tables;
        }

        private static string TableName(JsonObject table) => (string?)table["name"] ?? (string?)table["routeTable"] ?? "rt";

        private void WriteVNet(JsonObject vnet, Dictionary<string, string> tables)
        {
            string name = (string?)vnet["name"] ?? "vnet";
            JsonArray subnets = [];
            foreach (JsonObject subnet in (vnet["subnets"] as JsonArray ?? []).OfType<JsonObject>())
            {
                subnets.Add(WriteSubnet(name, subnet, tables));
            }

            string? gatewayPrefix = (string?)vnet["gatewaySubnet"];
            if ((gatewayPrefix is not null || HasGateway(name)) && !subnets.Any(subnet => IsGatewaySubnet((string)subnet!["name"]!)))
            {
                JsonObject subnet = new() { ["name"] = "GatewaySubnet" };
                if (gatewayPrefix is not null)
                {
                    subnet["addressPrefix"] = gatewayPrefix;
                }

                subnets.Add(WriteSubnet(name, subnet, tables));
            }

            JsonArray peerings = [];
            foreach (JsonObject link in Links(name))
            {
                peerings.Add(WriteLink(name, link));
            }

            Add(
                "virtualNetworks",
                name,
                new JsonObject
                {
                    ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray([.. AddressSpace(vnet).Select(prefix => (JsonNode)prefix)]) },
                    ["subnets"] = subnets,
                    ["virtualNetworkPeerings"] = peerings,
                },
                (string?)vnet["location"] ?? (string?)vnet["region"] ?? (string?)design.Json["region"]);
        }

        private static bool IsGatewaySubnet(string name) => string.Equals(name, "GatewaySubnet", StringComparison.OrdinalIgnoreCase);

        private bool HasGateway(string vnet) =>
            Objects("virtualNetworkGateways").Concat(Objects("gateways")).Any(gateway => (string?)gateway["vnet"] == vnet);

        private static JsonObject WriteSubnet(string vnet, JsonObject subnet, Dictionary<string, string> tables)
        {
            string name = (string?)subnet["name"] ?? "default";
            JsonObject properties = [];
            CopyAll(subnet, properties, "addressPrefix", "addressPrefixes", "privateEndpointNetworkPolicies", "defaultOutboundAccess", "serviceEndpoints");
            string? table = (string?)subnet["routeTable"] ?? tables.GetValueOrDefault($"{vnet}/{name}");
            if (table is not null)
            {
                properties["routeTable"] = Reference(Id("routeTables", table));
            }

            if ((string?)subnet["networkSecurityGroup"] is { } group)
            {
                properties["networkSecurityGroup"] = Reference(Id("networkSecurityGroups", group));
            }

            return new JsonObject { ["id"] = $"{Id("virtualNetworks", vnet)}/subnets/{name}", ["name"] = name, ["properties"] = properties };
        }

        /// <summary>A case writes its links on the VNet (<c>peerings</c>), beside it (<c>peeredWith</c>: both links), or in a list of its own (<c>link: a->b</c>).</summary>
        private IEnumerable<JsonObject> Links(string vnet)
        {
            HashSet<string> linked = [];
            foreach (JsonObject link in (design.FindVNet(vnet)["peerings"] as JsonArray ?? []).OfType<JsonObject>())
            {
                linked.Add((string?)link["remoteVirtualNetwork"] ?? string.Empty);
                yield return link;
            }

            foreach (JsonObject link in Objects("peerings"))
            {
                string[] ends = ((string)link["link"]!).Split("->");
                if (ends[0] == vnet && linked.Add(ends[1]))
                {
                    JsonObject written = (JsonObject)link.DeepClone();
                    written["remoteVirtualNetwork"] = ends[1];
                    yield return written;
                }
            }

            IEnumerable<string> neighbours = Neighbours(design.FindVNet(vnet))
                .Concat(Objects("virtualNetworks").Where(other => Neighbours(other).Contains(vnet)).Select(other => (string)other["name"]!));
            foreach (string neighbour in neighbours.Where(linked.Add).ToArray())
            {
                yield return new JsonObject { ["remoteVirtualNetwork"] = neighbour };
            }
        }

        private static IEnumerable<string> Neighbours(JsonObject vnet) => vnet["peeredWith"] is JsonArray list ? Read(list) : [];

        private static JsonObject WriteLink(string vnet, JsonObject link)
        {
            string remote = (string)link["remoteVirtualNetwork"]!;
            string name = (string?)link["name"] ?? $"{vnet}-to-{remote}";
            JsonObject properties = new() { ["remoteVirtualNetwork"] = Reference(Id("virtualNetworks", remote)) };
            CopyAll(
                link,
                properties,
                "allowVirtualNetworkAccess",
                "allowForwardedTraffic",
                "allowGatewayTransit",
                "useRemoteGateways",
                "doNotVerifyRemoteGateways",
                "peerCompleteVnets",
                "localSubnetNames",
                "remoteSubnetNames",
                "peeringState",
                "peeringSyncLevel",
                "provisioningState");
            foreach (string space in new[] { "remoteAddressSpace", "remoteVirtualNetworkAddressSpace", "localAddressSpace", "localVirtualNetworkAddressSpace" })
            {
                if (link[space] is { } prefixes)
                {
                    properties[space] = prefixes is JsonArray ? new JsonObject { ["addressPrefixes"] = Copy(prefixes) } : Copy(prefixes);
                }
            }

            return new JsonObject { ["id"] = $"{Id("virtualNetworks", vnet)}/virtualNetworkPeerings/{name}", ["name"] = name, ["properties"] = properties };
        }

        private void WriteRouteTable(JsonObject table)
        {
            string tableName = TableName(table);
            JsonArray routes = [];
            foreach (JsonObject route in (table["routes"] as JsonArray ?? []).OfType<JsonObject>())
            {
                string name = (string?)route["name"] ?? $"route{routes.Count + 1}";
                JsonObject properties = [];
                CopyAll(route, properties, "addressPrefix", "nextHopType", "nextHopIpAddress");
                routes.Add(new JsonObject { ["id"] = $"{Id("routeTables", tableName)}/routes/{name}", ["name"] = name, ["properties"] = properties });
            }

            JsonObject written = new() { ["routes"] = routes };
            CopyAll(table, written, "disableBgpRoutePropagation");
            if ((bool?)table["bgpRoutePropagation"] is { } propagates)
            {
                written["disableBgpRoutePropagation"] = !propagates;
            }

            Add("routeTables", tableName, written);
        }

        private void WriteSecurityGroup(JsonObject group)
        {
            string groupName = (string)group["name"]!;
            JsonArray rules = [];
            foreach (JsonObject rule in (group["securityRules"] as JsonArray ?? []).OfType<JsonObject>())
            {
                string name = (string)rule["name"]!;
                JsonObject properties = (JsonObject)rule.DeepClone();
                properties.Remove("name");
                rules.Add(new JsonObject { ["id"] = $"{Id("networkSecurityGroups", groupName)}/securityRules/{name}", ["name"] = name, ["properties"] = properties });
            }

            Add("networkSecurityGroups", groupName, new JsonObject { ["securityRules"] = rules });
        }

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

        private void WriteNic(JsonObject nic)
        {
            string? address = (string?)nic["privateIPAddress"];
            string name = (string?)nic["name"] ?? $"nic-{address}";
            JsonObject configuration = [];
            if (address is not null)
            {
                configuration["privateIPAddress"] = address;
            }

            if ((string?)nic["subnet"] is { } place && place.IndexOf('/') is > 0 and int slash)
            {
                configuration["subnet"] = SubnetReference(place[..slash], place[(slash + 1)..]);
            }

            if (nic["publicIPAddress"] is JsonValue isPublic && isPublic.GetValue<bool>())
            {
                configuration["publicIPAddress"] = Reference(Id("publicIPAddresses", $"{name}-pip"));
                Add("publicIPAddresses", $"{name}-pip", new JsonObject { ["publicIPAllocationMethod"] = "Static" });
            }

            JsonObject properties = new()
            {
                ["enableIPForwarding"] = (bool?)nic["enableIPForwarding"] ?? false,
                ["ipConfigurations"] = new JsonArray(new JsonObject { ["name"] = "ipconfig1", ["properties"] = configuration }),
            };
            if ((string?)nic["networkSecurityGroup"] is { } group)
            {
                properties["networkSecurityGroup"] = Reference(Id("networkSecurityGroups", group));
            }

            Add("networkInterfaces", name, properties);
        }

        /// <summary>A private endpoint stands in a subnet, or the record names its VNet only; its address is that of its own network interface.</summary>
        private void WritePrivateEndpoints()
        {
            foreach (JsonObject endpoint in Objects("privateEndpoints"))
            {
                string address = (string)endpoint["privateIPAddress"]!;
                string name = (string?)endpoint["name"] ?? $"endpoint-{address}";
                string? place = (string?)endpoint["subnet"];
                JsonObject configuration = new() { ["privateIPAddress"] = address };
                JsonObject properties = new() { ["networkInterfaces"] = new JsonArray(Reference(Id("networkInterfaces", $"{name}-nic"))) };
                if (place is not null)
                {
                    int slash = place.IndexOf('/');
                    properties["subnet"] = SubnetReference(place[..slash], place[(slash + 1)..]);
                    configuration["subnet"] = SubnetReference(place[..slash], place[(slash + 1)..]);
                }

                properties["customDnsConfigs"] = new JsonArray(new JsonObject { ["fqdn"] = $"{name}.example", ["ipAddresses"] = new JsonArray(address) });
                Add("privateEndpoints", name, properties);
                Add("networkInterfaces", $"{name}-nic", new JsonObject
                {
                    ["ipConfigurations"] = new JsonArray(new JsonObject { ["name"] = "ipconfig1", ["properties"] = configuration }),
                    ["privateEndpoint"] = Reference(Id("privateEndpoints", name)),
                });
            }
        }

        private void WriteFirewall(JsonObject firewall)
        {
            string name = (string)firewall["name"]!;
            var properties = new JsonObject
            {
                ["sku"] = new JsonObject { ["name"] = "AZFW_VNet", ["tier"] = "Standard" },
                ["ipConfigurations"] = new JsonArray(new JsonObject
                {
                    ["name"] = "config1",
                    ["properties"] = new JsonObject
                    {
                        ["privateIPAddress"] = Copy(firewall["privateIPAddress"]),
                        ["subnet"] = SubnetReference((string)firewall["vnet"]!, "AzureFirewallSubnet"),
                    },
                }),
            };
            if (firewall["networkRuleCollections"] is JsonArray rules)
            {
                properties["networkRuleCollections"] = rules.DeepClone();
            }

            Add("azureFirewalls", name, properties);
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
}
