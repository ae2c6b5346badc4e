using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Tells which subnet records are the first ones of their ids: of records with one id the first counts, as everywhere. Not thread-safe.</summary>
internal sealed class SubnetIds
{
    private readonly CompiledTopology _net;
    private readonly bool _areIdsInOrder;

    internal SubnetIds(CompiledTopology net)
    {
        _net = net;

        // The index of all subnet ids is expensive. Where VNets differ, and their subnets name them as parents, the names inside a VNet decide.
        _areIdsInOrder = true;
        for (int v = 0; v < net.VNets.Length && _areIdsInOrder; v++)
        {
            CompiledVNet vnet = net.VNets[v];
            _areIdsInOrder = net.FindVNet(vnet.VNet.Id) == v;
            for (int k = vnet.FirstSubnet; k < vnet.SubnetEnd && _areIdsInOrder; k++)
            {
                _areIdsInOrder = net.Subnets[k].Subnet.Id.Parent == vnet.VNet.Id;
            }
        }
    }

    internal bool IsFirst(CompiledVNet vnet, int subnet)
    {
        ResourceId id = _net.Subnets[subnet].Subnet.Id;
        if (!_areIdsInOrder)
        {
            return _net.FindSubnet(id) == subnet;
        }

        for (int k = vnet.FirstSubnet; k < subnet; k++)
        {
            if (_net.Subnets[k].Subnet.Id == id)
            {
                return false;
            }
        }

        return true;
    }
}
