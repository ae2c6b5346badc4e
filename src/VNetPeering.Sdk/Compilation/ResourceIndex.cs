using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>From ids to positions in the lists of a topology. Of equal ids, which are a finding elsewhere, the first one counts. Built once and never changed; thread-safe.</summary>
internal sealed class ResourceIndex
{
    private readonly Dictionary<ResourceId, int> _vnets;
    private readonly Dictionary<ResourceId, int> _routeTables;
    private readonly Dictionary<ResourceId, int> _gateways;
    private readonly Lazy<Dictionary<ResourceId, int>> _subnets;

    internal ResourceIndex(Topology topology)
    {
        _vnets = Index(topology.VNets, vnet => vnet.Id);
        _routeTables = Index(topology.RouteTables, table => table.Id);
        _gateways = Index(topology.Gateways, gateway => gateway.Id);

        // Four in five of all ids are those of subnets, and only some questions ask for one.
        _subnets = new Lazy<Dictionary<ResourceId, int>>(() => Index([.. topology.VNets.SelectMany(vnet => vnet.Subnets)], subnet => subnet.Id));
    }

    internal int FindVNet(ResourceId? id) => Find(_vnets, id);

    internal int FindRouteTable(ResourceId? id) => Find(_routeTables, id);

    internal int FindGateway(ResourceId? id) => Find(_gateways, id);

    internal int FindSubnet(ResourceId? id) => id is null ? -1 : Find(_subnets.Value, id);

    private static int Find(Dictionary<ResourceId, int> index, ResourceId? id) => id is null ? -1 : index.GetValueOrDefault(id, -1);

    private static Dictionary<ResourceId, int> Index<T>(IReadOnlyList<T> items, Func<T, ResourceId> idOf)
    {
        var index = new Dictionary<ResourceId, int>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            index.TryAdd(idOf(items[i]), i);
        }

        return index;
    }
}
