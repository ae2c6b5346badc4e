using System.Text.Json.Nodes;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>One operation as a file holds it.</summary>
internal sealed record OperationRequest
{
    /// <summary>Gets where it stands, for messages.</summary>
    public required string Place { get; init; }

    public required string Method { get; init; }

    public required string Resource { get; init; }

    public JsonObject? Body { get; init; }

    public JsonObject? RemoteLink { get; init; }

    public PeeringClient Client { get; init; }

    public bool SyncRemoteAddressSpace { get; init; }

    public string? AddressPrefix { get; init; }

    /// <summary>Gets which member says what is attached; null when none does.</summary>
    public string? Attached { get; init; }

    /// <summary>Gets the name of what is attached; null takes off what is there.</summary>
    public string? AttachedName { get; init; }

    /// <summary>Gets the resources that go to another group.</summary>
    public ValueList<string> Moved { get; init; } = [];

    public string? TargetGroup { get; init; }

    /// <summary>Makes out what the operation means for a topology.</summary>
    /// <exception cref="OperationsFileException">It means nothing clear.</exception>
    public NetworkOperation Resolve(Topology topology, ResourceId? scope)
    {
        var names = new ShortNames(topology, scope, Place);
        ResourceId id = names.Read(Method == "GET" ? WithoutCollection(Resource) : Resource);
        return Method switch
        {
            "PUT" => new BodyReader(names, this, topology).Read(id),
            "DELETE" => Deletes(id),
            "GET" => new ReadResource { Id = id },
            "SYNC" => new SyncPeering { PeeringId = Of(id, ResourceTypes.Peering) },
            "MOVE" => Moves(names, Of(id, ResourceTypes.ResourceGroup)),
            "ADD" => new AddAddressPrefix { VNetId = Of(id, ResourceTypes.VNet), Prefix = Prefix() },
            "REMOVE" => new RemoveAddressPrefix { VNetId = Of(id, ResourceTypes.VNet), Prefix = Prefix() },
            _ => Attaches(names, id),
        };
    }

    // The list of a resource's children, such as "virtualNetworks/hub/virtualNetworkPeerings", is read with the resource.
    private static string WithoutCollection(string resource)
    {
        string[] parts = resource.Split('/');
        bool isList = resource.StartsWith('/') ? parts.Length > 9 && parts.Length % 2 == 0 : parts.Length > 2 && parts.Length % 2 == 1 && !parts[0].Contains('.', StringComparison.Ordinal);
        return isList ? string.Join('/', parts[..^1]) : resource;
    }

    private DeleteResource Deletes(ResourceId id) => Handling.Deletion.CanRun(id)
        ? new DeleteResource { Id = id, Client = Client }
        : throw new OperationsFileException($"{Place} deletes a resource of type {id.Type}, which no operation does. Types: {Handling.Deletion.Types}.");

    private MoveResources Moves(ShortNames names, ResourceId group) => new()
    {
        SourceGroupId = group,
        ResourceIds = Moved.Count == 0 ? throw new OperationsFileException($"{Place} moves nothing. Name \"resources\", for example [ \"virtualNetworks/hub\" ].") : [.. Moved.Select(text => names.ReadIn(text, group))],
        TargetGroupId = names.ReadGroup(TargetGroup ?? throw new OperationsFileException($"{Place} has no \"targetResourceGroup\".")),
    };

    private NetworkOperation Attaches(ShortNames names, ResourceId id) => Attached switch
    {
        null => throw new OperationsFileException($"{Place} attaches nothing. Name a \"routeTable\" or \"networkSecurityGroup\", or null to take it off."),
        "routeTable" => new AttachRouteTable { SubnetId = Of(id, ResourceTypes.Subnet), RouteTableId = AttachedName is null ? null : names.Read(AttachedName, ResourceTypes.RouteTable) },
        _ => new AttachNetworkSecurityGroup { HolderId = id, NetworkSecurityGroupId = AttachedName is null ? null : names.Read(AttachedName, ResourceTypes.NetworkSecurityGroup) },
    };

    private ResourceId Of(ResourceId id, string type) => id.IsOfType(type)
        ? id
        : throw new OperationsFileException($"{Place} does {Method} to \"{Resource}\", which is of type {id.Type}. {Method} takes {type}.");

    private AddressPrefix Prefix()
    {
        try
        {
            return Addressing.AddressPrefix.Parse(AddressPrefix ?? throw new OperationsFileException($"{Place} has no \"addressPrefix\"."));
        }
        catch (FormatException exception) when (exception is not OperationsFileException)
        {
            throw new OperationsFileException($"{Place}: {exception.Message}", exception);
        }
    }
}
