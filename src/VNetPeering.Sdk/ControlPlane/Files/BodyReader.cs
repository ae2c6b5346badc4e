using System.Text.Json.Nodes;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Turns the body of a PUT into an operation. Bodies pass the importer's door: what REST and az print is what can be written.</summary>
internal sealed class BodyReader(ShortNames names, OperationRequest request, Topology topology)
{
    private static readonly Dictionary<string, string> References = new(StringComparer.OrdinalIgnoreCase)
    {
        ["remoteVirtualNetwork"] = ResourceTypes.VNet,
        ["subnet"] = ResourceTypes.Subnet,
        ["networkSecurityGroup"] = ResourceTypes.NetworkSecurityGroup,
        ["routeTable"] = ResourceTypes.RouteTable,
        ["natGateway"] = ResourceTypes.NatGateway,
        ["publicIPAddress"] = ResourceTypes.PublicIPAddress,
        ["virtualNetworkGateway1"] = ResourceTypes.Gateway,
        ["virtualNetworkGateway2"] = ResourceTypes.Gateway,
        ["localNetworkGateway2"] = ResourceTypes.LocalNetworkGateway,
        ["peer"] = ResourceTypes.ExpressRouteCircuit,
        ["virtualHub"] = ResourceTypes.VirtualHub,
        ["backendAddressPool"] = ResourceTypes.LoadBalancer + "/backendAddressPools",
        ["frontendIPConfiguration"] = ResourceTypes.LoadBalancer + "/frontendIPConfigurations",
        ["backendIPConfiguration"] = ResourceTypes.NetworkInterface + "/ipConfigurations",
    };

    // Lists of references. Other lists of those names hold bodies, which have more members than an id.
    private static readonly Dictionary<string, string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        ["networkInterfaces"] = ResourceTypes.NetworkInterface,
        ["publicIpAddresses"] = ResourceTypes.PublicIPAddress,
        ["loadBalancerBackendAddressPools"] = ResourceTypes.LoadBalancer + "/backendAddressPools",
        ["applicationSecurityGroups"] = ResourceTypes.ApplicationSecurityGroup,
        ["sourceApplicationSecurityGroups"] = ResourceTypes.ApplicationSecurityGroup,
        ["destinationApplicationSecurityGroups"] = ResourceTypes.ApplicationSecurityGroup,
    };

    public NetworkOperation Read(ResourceId id)
    {
        if (request.Body?["topology"] is JsonObject written)
        {
            return Written(id, request.Body, (written["vnets"] as JsonArray)?.FirstOrDefault() is JsonObject first && first.ContainsKey("subnets"));
        }

        JsonObject body = request.Body?.DeepClone().AsObject() ?? [];
        if (id.IsOfType(ResourceTypes.Peering))
        {
            return Peering(id, body);
        }

        if (request.Body is null)
        {
            throw Refuse("has no \"body\"");
        }

        bool namesSubnets = Member(body, "subnets") is not null;
        return Operation(id, Import(id, body), namesSubnets);
    }

    /// <summary>Reads a body that is topology JSON, as <see cref="BodyWriter"/> writes it.</summary>
    private NetworkOperation Written(ResourceId id, JsonObject body, bool namesSubnets)
    {
        Topology read;
        try
        {
            read = TopologyJson.Load(body.ToJsonString());
        }
        catch (TopologyJsonException exception)
        {
            throw new OperationsFileException($"{request.Place}, in its body: {exception.Message}", exception);
        }

        if (!id.IsOfType(ResourceTypes.Peering))
        {
            return Operation(id, read, namesSubnets);
        }

        Peering[] links = [.. read.VNets.SelectMany(vnet => vnet.Peerings)];
        Peering link = links.FirstOrDefault(link => link.Id == id) ?? throw Refuse("has a body that does not hold the peering");
        return new PutPeering
        {
            Peering = link,
            RemoteLink = links.FirstOrDefault(other => other.LocalVNetId == link.RemoteVNetId && other.RemoteVNetId == link.LocalVNetId),
            Client = request.Client,
            SyncRemoteAddressSpace = request.SyncRemoteAddressSpace,
            UnreadValues = Unread(read),
        };
    }

    private NetworkOperation Operation(ResourceId id, Topology read, bool namesSubnets)
    {
        NetworkOperation? operation =
            read.VNets.FirstOrDefault(vnet => vnet.Id == id && !vnet.IsPlaceholder) is { } vnet ? new PutVNet { VNet = vnet, ReplacesSubnets = namesSubnets, Client = request.Client }
            : read.VNets.SelectMany(owner => owner.Subnets).FirstOrDefault(subnet => subnet.Id == id) is { } subnet ? new PutSubnet { Subnet = subnet }
            : Shelves.Items(read).FirstOrDefault(item => item.Id == id) is { } item ? new PutResource { Resource = item }
            : ManagerPart(read, id) is { } part ? part
            : id.IsOfType(ResourceKinds.Route) && Child(read.RouteTables, table => table.Id, table => table.Routes, route => route.Name, id) is { } route ? new PutRoute { RouteTableId = id.Parent!, Route = route }
            : id.IsOfType(ResourceKinds.SecurityRule) && Child(read.NetworkSecurityGroups, group => group.Id, group => group.SecurityRules, rule => rule.Name, id) is { } rule ? new PutSecurityRule { NetworkSecurityGroupId = id.Parent!, Rule = rule }
            : null;
        return operation is null
            ? throw Refuse($"writes a resource of type {id.Type} that cannot be read from its body")
            : operation with { UnreadValues = Unread(read) };
    }

    private static NetworkOperation? ManagerPart(Topology read, ResourceId id)
    {
        IEnumerable<SecurityAdminConfiguration> configurations = read.NetworkManagers.SelectMany(manager => manager.SecurityAdminConfigurations);
        IEnumerable<AdminRuleCollection> collections = configurations.SelectMany(configuration => configuration.RuleCollections);
        IEnumerable<NetworkGroup> groups = read.NetworkManagers.SelectMany(manager => manager.NetworkGroups);
        INetworkResource? whole = groups.Concat<INetworkResource>(read.NetworkManagers.SelectMany(manager => manager.ConnectivityConfigurations)).Concat(configurations).Concat(collections)
            .FirstOrDefault(part => part.Id == id);
        return whole is not null ? new PutResource { Resource = whole }
            : id.IsOfType(ResourceTypes.AdminRule) && collections.FirstOrDefault(part => part.Id == id.Parent)?.Rules.FirstOrDefault(rule => rule.Name == id.Name) is { } rule ? new PutAdminRule { RuleCollectionId = id.Parent!, Rule = rule }
            : id.IsOfType(ResourceTypes.StaticMember) && groups.FirstOrDefault(part => part.Id == id.Parent)?.StaticMembers.FirstOrDefault(member => member.Name == id.Name) is { } member ? new PutStaticMember { NetworkGroupId = id.Parent!, Member = member }
            : null;
    }

    private static T? Child<TOwner, T>(ValueList<TOwner> owners, Func<TOwner, ResourceId> idOf, Func<TOwner, ValueList<T>> childrenOf, Func<T, ResourceName> nameOf, ResourceId id)
        where T : class => owners.Where(owner => idOf(owner) == id.Parent).SelectMany(owner => childrenOf(owner)).FirstOrDefault(child => nameOf(child) == id.Name);

    private PutPeering Peering(ResourceId id, JsonObject body)
    {
        // An update may leave out where the link leads; it can lead nowhere else (rule 2.05).
        ResourceId? remote = topology.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.Id == id)?.RemoteVNetId;
        if (Member(body, "remoteVirtualNetwork") is null)
        {
            body["remoteVirtualNetwork"] = remote?.ToString() ?? throw Refuse("creates a peering without \"remoteVirtualNetwork\"");
        }

        (Peering link, ValueList<UnreadValue> unread) = Link(id, body);
        Peering? other = null;
        if (request.RemoteLink is { } written)
        {
            JsonObject remoteBody = written.DeepClone().AsObject();
            remoteBody["remoteVirtualNetwork"] = link.LocalVNetId.ToString();
            string name = remoteBody["name"] is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : $"{link.RemoteVNetId.Name}-to-{link.LocalVNetId.Name}";
            if (name.Contains('/', StringComparison.Ordinal))
            {
                throw Refuse("has a \"remoteLink\" with a \"name\" with a slash");
            }

            (other, ValueList<UnreadValue> further) = Link(link.RemoteVNetId.Child("virtualNetworkPeerings", name), remoteBody);
            unread = unread.AddRange(further);
        }

        return new PutPeering { Peering = link, RemoteLink = other, Client = request.Client, SyncRemoteAddressSpace = request.SyncRemoteAddressSpace, UnreadValues = unread };
    }

    private (Peering Link, ValueList<UnreadValue> Unread) Link(ResourceId id, JsonObject body)
    {
        Topology read = Import(id, body);
        return (read.VNets.SelectMany(vnet => vnet.Peerings).FirstOrDefault(link => link.Id == id) ?? throw Refuse("has a \"remoteVirtualNetwork\" that is no resource id"), Unread(read));
    }

    private Topology Import(ResourceId id, JsonObject body)
    {
        Complete(body);
        body.Remove("id");
        body.Remove("type");
        body.Remove("name");
        var resource = new JsonObject { ["id"] = id.ToString(), ["name"] = id.Name.Value, ["type"] = id.Type };
        foreach ((string name, JsonNode? value) in body.ToArray())
        {
            body.Remove(name);
            resource[name] = value;
        }

        try
        {
            return EstateImporter.ReadText("operations", new JsonArray(resource).ToJsonString()).Topology;
        }
        catch (ImportException exception)
        {
            throw new OperationsFileException($"{request.Place}: {exception.Message}", exception);
        }
    }

    // Writes full ids in place of short names, however deep they stand.
    private void Complete(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                foreach ((string name, JsonNode? value) in item.ToArray())
                {
                    if (References.TryGetValue(name, out string? type) && TextOf(value) is { } text)
                    {
                        item[name] = Reference(text, type);
                    }
                    else if (Lists.TryGetValue(name, out string? listed) && value is JsonArray references && references.All(reference => TextOf(reference) is not null))
                    {
                        item[name] = new JsonArray([.. references.Select(reference => (JsonNode)Reference(TextOf(reference)!, listed))]);
                    }
                    else
                    {
                        Complete(value);
                    }
                }

                break;
            case JsonArray list:
                foreach (JsonNode? item in list)
                {
                    Complete(item);
                }

                break;
            default:
                break;
        }
    }

    private JsonObject Reference(string text, string type) => new() { ["id"] = text.StartsWith('/') ? text : names.Read(text, type).ToString() };

    // A reference is a name, or an object that holds nothing but an id.
    private static string? TextOf(JsonNode? value) => value switch
    {
        JsonValue text when text.TryGetValue(out string? name) && name.Length > 0 => name,
        JsonObject item when item["id"] is JsonValue id && id.TryGetValue(out string? name) && name.Length > 0 => name,
        _ => null,
    };

    private static JsonNode? Member(JsonObject body, string name) => body[name] ?? (body["properties"] as JsonObject)?[name];

    private static ValueList<UnreadValue> Unread(Topology read) => [.. read.UnreadValues.Select(value => value with { Location = null })];

    private OperationsFileException Refuse(string why) => new($"{request.Place} ({request.Resource}) {why}.");
}
