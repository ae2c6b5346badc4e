using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The described route tables with the subnets that each is attached to.</summary>
internal sealed class AttachedTables
{
    private readonly Dictionary<ResourceId, RouteTable> _tables = [];
    private readonly Dictionary<ResourceId, List<(VNet VNet, Subnet Subnet)>> _subnets = [];

    public AttachedTables(Topology topology)
    {
        foreach (RouteTable table in topology.RouteTables)
        {
            _tables.TryAdd(table.Id, table);
        }

        if (_tables.Count == 0)
        {
            return;
        }

        foreach (VNet vnet in topology.VNets)
        {
            foreach (Subnet subnet in vnet.Subnets)
            {
                if (subnet.RouteTableId is not { } id || !_tables.ContainsKey(id))
                {
                    continue;
                }

                if (!_subnets.TryGetValue(id, out List<(VNet, Subnet)>? subnets))
                {
                    subnets = [];
                    _subnets.Add(id, subnets);
                }

                subnets.Add((vnet, subnet));
            }
        }
    }

    /// <summary>Returns a table; null when the topology does not describe it.</summary>
    public RouteTable? Find(ResourceId? id) => id is null ? null : _tables.GetValueOrDefault(id);

    /// <summary>Returns the subnets that a table is attached to, in the order of the topology.</summary>
    public IReadOnlyList<(VNet VNet, Subnet Subnet)> SubnetsOf(ResourceId table) => _subnets.TryGetValue(table, out List<(VNet, Subnet)>? subnets) ? subnets : [];
}
