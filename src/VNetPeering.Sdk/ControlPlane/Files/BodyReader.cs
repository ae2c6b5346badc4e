using System.Text.Json.Nodes;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

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
    };

    public NetworkOperation Read(ResourceId id)
    {
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
        Topology read = Import(id, body);
        NetworkOperation? operation =
            read.VNets.FirstOrDefault(vnet => vnet.Id == id && !vnet.IsPlaceholder) is { } vnet ? new PutVNet { VNet = vnet, ReplacesSubnets = namesSubnets, Client = request.Client }
            : read.VNets.SelectMany(owner => owner.Subnets).FirstOrDefault(subnet => subnet.Id == id) is { } subnet ? new PutSubnet { Subnet = subnet }
            : read.Gateways.FirstOrDefault(item => item.Id == id) is { } gateway ? new PutGateway { Gateway = gateway }
            : read.RouteServers.FirstOrDefault(item => item.Id == id) is { } server ? new PutRouteServer { RouteServer = server }
            : read.Connections.FirstOrDefault(item => item.Id == id) is { } connection ? new PutConnection { Connection = connection }
            : read.LocalNetworkGateways.FirstOrDefault(item => item.Id == id) is { } site ? new PutLocalNetworkGateway { LocalNetworkGateway = site }
            : read.RouteTables.FirstOrDefault(item => item.Id == id) is { } table ? new PutRouteTable { RouteTable = table }
            : read.NetworkSecurityGroups.FirstOrDefault(item => item.Id == id) is { } group ? new PutNetworkSecurityGroup { NetworkSecurityGroup = group }
            : read.NetworkInterfaces.FirstOrDefault(item => item.Id == id) is { } nic ? new PutNetworkInterface { NetworkInterface = nic }
            : read.PublicIPAddresses.FirstOrDefault(item => item.Id == id) is { } address ? new PutPublicIPAddress { PublicIPAddress = address }
            : id.IsOfType(Handling.ResourceKinds.Route) && Child(read.RouteTables, table => table.Id, table => table.Routes, route => route.Name, id) is { } route ? new PutRoute { RouteTableId = id.Parent!, Route = route }
            : id.IsOfType(Handling.ResourceKinds.SecurityRule) && Child(read.NetworkSecurityGroups, group => group.Id, group => group.SecurityRules, rule => rule.Name, id) is { } rule ? new PutSecurityRule { NetworkSecurityGroupId = id.Parent!, Rule = rule }
            : null;
        return operation is null
            ? throw Refuse($"writes a resource of type {id.Type} that cannot be read from its body")
            : operation with { UnreadValues = Unread(read) };
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
                        item[name] = new JsonObject { ["id"] = text.StartsWith('/') ? text : names.Read(text, type).ToString() };
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
