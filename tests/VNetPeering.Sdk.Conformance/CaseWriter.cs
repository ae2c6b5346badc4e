using System.Text.Json.Nodes;
using static VNetPeering.Sdk.Conformance.CaseDesign;

namespace VNetPeering.Sdk.Conformance;

/// <summary>Writes the resources of a case, one after the other.</summary>
internal sealed partial class CaseWriter(CompactDesign design)
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
}
