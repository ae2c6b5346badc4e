using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>What resources name by id. It is read off the format of topologies, so that no property is forgotten.</summary>
internal static class References
{
    /// <summary>Returns the ids of other resources that a resource names, each once; what lies in it is no other.</summary>
    public static List<ResourceId> Of(INetworkResource item) => OutsideOf(item.Id, IdsIn(Shelves.Of(item).Alone(item)));

    /// <inheritdoc cref="Of(INetworkResource)"/>
    public static List<ResourceId> Of(VNet vnet) => OutsideOf(vnet.Id, IdsIn(new Topology { VNets = [vnet] }));

    /// <summary>Returns every id of a topology, each once, in the order of the format.</summary>
    public static List<ResourceId> IdsIn(Topology topology)
    {
        var ids = new List<ResourceId>();
        var known = new HashSet<ResourceId>();
        TopologyFormat.Topology.WithIds(topology, id =>
        {
            if (known.Add(id))
            {
                ids.Add(id);
            }

            return id;
        });
        return ids;
    }

    /// <summary>Says whether an id is that of a resource, or of something in it.</summary>
    public static bool IsIn(ResourceId id, ResourceId owner)
    {
        for (ResourceId? at = id; at is not null; at = at.Parent)
        {
            if (at == owner)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns the id of the top-level resource that an id is, or lies in.</summary>
    public static ResourceId Top(ResourceId id) => id.Parent is { } parent ? Top(parent) : id;

    private static List<ResourceId> OutsideOf(ResourceId owner, List<ResourceId> ids) => [.. ids.Where(id => !IsIn(id, owner))];
}
