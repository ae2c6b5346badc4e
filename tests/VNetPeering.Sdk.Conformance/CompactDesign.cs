using System.Text.Json;
using System.Text.Json.Nodes;

namespace VNetPeering.Sdk.Conformance;

/// <summary>
/// The short form in which a case writes its design, open to the edits that a completion or a step of a sequence makes.
/// A place is written VNET/SUBNET. Every edit adds what is not there yet.
/// </summary>
internal sealed class CompactDesign
{
    public CompactDesign(JsonElement? topology) =>
        Json = topology is { ValueKind: JsonValueKind.Object } found ? (JsonObject)JsonNode.Parse(found.GetRawText())! : [];

    /// <summary>Gets the short form itself.</summary>
    public JsonObject Json { get; }

    /// <summary>Says that a VNet is there, with these prefixes where any are given.</summary>
    public CompactDesign VNet(string name, params string[] prefixes)
    {
        JsonObject vnet = FindOrAdd(List("virtualNetworks"), name);
        if (prefixes.Length > 0)
        {
            vnet["addressSpace"] = new JsonObject { ["addressPrefixes"] = Texts(prefixes) };
        }

        return this;
    }

    /// <summary>Names the VNet of a record that names none.</summary>
    public CompactDesign NameTheOnlyVNet(string name, params string[] prefixes)
    {
        ((JsonObject)List("virtualNetworks").Single()!)["name"] = name;
        return VNet(name, prefixes);
    }

    public CompactDesign Region(string vnet, string region)
    {
        FindVNet(vnet)["location"] = region;
        return this;
    }

    /// <summary>Says that a subnet is there, with these prefixes where any are given.</summary>
    public CompactDesign Subnet(string place, params string[] prefixes)
    {
        JsonObject subnet = FindSubnet(place);
        if (prefixes.Length > 0)
        {
            subnet.Remove("addressPrefix");
            subnet["addressPrefixes"] = Texts(prefixes);
        }

        return this;
    }

    public CompactDesign SubnetProperty(string place, string property, JsonNode value)
    {
        FindSubnet(place)[property] = value;
        return this;
    }

    /// <summary>Writes one link; what is left out of the flags has Azure's default.</summary>
    public CompactDesign Link(string from, string to, Action<JsonObject>? flags = null)
    {
        JsonArray links = Child(FindVNet(from), "peerings");
        JsonObject? link = links.OfType<JsonObject>().FirstOrDefault(item => (string?)item["remoteVirtualNetwork"] == to);
        if (link is null)
        {
            link = new JsonObject { ["name"] = $"{from}-to-{to}", ["remoteVirtualNetwork"] = to };
            links.Add(link);
        }

        flags?.Invoke(link);
        return this;
    }

    /// <summary>Writes a link that refers to a VNet which another link refers to already, under a name of its own.</summary>
    public CompactDesign SecondLink(string from, string to, string name)
    {
        Child(FindVNet(from), "peerings").Add(new JsonObject { ["name"] = name, ["remoteVirtualNetwork"] = to });
        return this;
    }

    /// <summary>Writes both links of a peering.</summary>
    public CompactDesign Peer(string one, string other, Action<JsonObject>? flags = null) => Link(one, other, flags).Link(other, one, flags);

    public CompactDesign Unlink(string from, string to)
    {
        JsonArray links = Child(FindVNet(from), "peerings");
        JsonNode? link = links.FirstOrDefault(item => (string?)item!["remoteVirtualNetwork"] == to);
        if (link is not null)
        {
            links.Remove(link);
        }

        return this;
    }

    public CompactDesign NoLinks(string vnet)
    {
        FindVNet(vnet)["peerings"] = new JsonArray();
        return this;
    }

    /// <summary>Applies one change to every link of the design.</summary>
    public CompactDesign EveryLink(Action<JsonObject> change)
    {
        foreach (JsonObject link in List("virtualNetworks").SelectMany(vnet => Child((JsonObject)vnet!, "peerings")).OfType<JsonObject>())
        {
            change(link);
        }

        return this;
    }

    /// <summary>Writes a route table and attaches it to a subnet.</summary>
    public CompactDesign Table(string name, string place, params (string Prefix, string NextHopType, string? NextHop)[] routes)
    {
        JsonObject table = FindOrAdd(List("routeTables"), name);
        JsonArray rows = [];
        foreach ((string prefix, string type, string? hop) in routes)
        {
            JsonObject row = new() { ["addressPrefix"] = prefix, ["nextHopType"] = type };
            if (hop is not null)
            {
                row["nextHopIpAddress"] = hop;
            }

            rows.Add(row);
        }

        table["routes"] = rows;
        return Attach(name, place);
    }

    public CompactDesign Attach(string table, string place)
    {
        FindSubnet(place)["routeTable"] = table;
        return this;
    }

    public CompactDesign Detach(string place)
    {
        FindSubnet(place).Remove("routeTable");
        return this;
    }

    /// <summary>Names the route table of a record that names none, and attaches it.</summary>
    public CompactDesign AttachTheOnlyTable(string place)
    {
        JsonObject table = (JsonObject)List("routeTables").Single()!;
        table["name"] ??= "rt";
        return Attach((string)table["name"]!, place);
    }

    /// <summary>Writes a gateway of a VNet, found by the VNet it stands in.</summary>
    public CompactDesign Gateway(string vnet, Action<JsonObject>? properties = null)
    {
        JsonArray gateways = List("virtualNetworkGateways");
        JsonObject? gateway = gateways.OfType<JsonObject>().FirstOrDefault(item => (string?)item["vnet"] == vnet);
        if (gateway is null)
        {
            gateway = new JsonObject { ["vnet"] = vnet, ["gatewayType"] = "Vpn" };
            gateways.Add(gateway);
        }

        properties?.Invoke(gateway);
        return this;
    }

    /// <summary>Writes the connection of two VNets' gateways, both ways, with BGP.</summary>
    public CompactDesign Connect(string vnet, string other)
    {
        List("connections").Add(new JsonObject
        {
            ["type"] = "Vnet2Vnet",
            ["enableBgp"] = true,
            ["between"] = new JsonArray(CaseDesign.GatewayName(this, vnet), CaseDesign.GatewayName(this, other)),
        });
        return this;
    }

    public CompactDesign Nic(string name, string place, string address, bool forwards = false)
    {
        JsonObject nic = FindOrAdd(List("networkInterfaces"), name);
        nic["subnet"] = place;
        nic["privateIPAddress"] = address;
        nic["enableIPForwarding"] = forwards;
        _ = FindSubnet(place);
        return this;
    }

    public CompactDesign PrivateEndpoints(string place, params string[] addresses)
    {
        JsonArray endpoints = [];
        foreach (string address in addresses)
        {
            endpoints.Add(new JsonObject { ["subnet"] = place, ["privateIPAddress"] = address });
        }

        Json["privateEndpoints"] = endpoints;
        _ = FindSubnet(place);
        return this;
    }

    public CompactDesign Firewall(string vnet, string prefix, string address)
    {
        Subnet($"{vnet}/AzureFirewallSubnet", prefix);
        List("azureFirewalls").Add(new JsonObject { ["name"] = $"{vnet}-firewall", ["vnet"] = vnet, ["privateIPAddress"] = address });
        return this;
    }

    /// <summary>Says that the firewalls have no rule, where a record shows what that does.</summary>
    public CompactDesign WithoutFirewallRules()
    {
        foreach (JsonObject firewall in List("azureFirewalls").OfType<JsonObject>())
        {
            firewall["networkRuleCollections"] = new JsonArray();
        }

        return this;
    }

    public CompactDesign LocalNetworkGateway(string name, params string[] prefixes)
    {
        FindOrAdd(List("localNetworkGateways"), name)["addressPrefixes"] = Texts(prefixes);
        return this;
    }

    public CompactDesign VirtualHub(string name, string prefix, params string[] connected)
    {
        JsonObject hub = FindOrAdd(List("virtualHubs"), name);
        hub["addressPrefix"] = prefix;
        hub["connectedTo"] = Texts(connected);
        return this;
    }

    /// <summary>Switches direct connectivity of the network manager's first group on.</summary>
    public CompactDesign ConnectDirectly()
    {
        Json["networkManager"]!["connectivityConfigurations"]![0]!["appliesToGroups"]![0]!["groupConnectivity"] = "DirectlyConnected";
        return this;
    }

    /// <summary>Takes a part of the record out, for example one that is prose.</summary>
    public CompactDesign Without(string part)
    {
        Json.Remove(part);
        return this;
    }

    /// <summary>Makes sure that the subnet a question stands on is there; one that the record does not show takes the VNet's first prefix.</summary>
    public CompactDesign StandOn(string place)
    {
        JsonObject vnet = FindVNet(place[..place.IndexOf('/')]);
        bool known = Child(vnet, "subnets").OfType<JsonObject>().Any(item => (string?)item["name"] == place[(place.IndexOf('/') + 1)..]);
        return known ? this : Subnet(place, CaseDesign.AddressSpace(vnet)[0]);
    }

    public JsonArray List(string name) => Child(Json, name);

    public JsonObject FindVNet(string name) => FindOrAdd(List("virtualNetworks"), name);

    private static JsonArray Child(JsonObject parent, string name)
    {
        if (parent[name] is not JsonArray list)
        {
            list = [];
            parent[name] = list;
        }

        return list;
    }

    private static JsonObject FindOrAdd(JsonArray list, string name)
    {
        JsonObject? found = list.OfType<JsonObject>().FirstOrDefault(item => (string?)item["name"] == name);
        if (found is null)
        {
            found = new JsonObject { ["name"] = name };
            list.Add(found);
        }

        return found;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private JsonObject FindSubnet(string place)
    {
        int slash = place.IndexOf('/');
        return FindOrAdd(Child(FindVNet(place[..slash]), "subnets"), place[(slash + 1)..]);
    }
}
