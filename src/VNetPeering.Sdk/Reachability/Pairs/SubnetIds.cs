using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Tells which subnet records are the first ones of their ids: of records with one id the first counts, as everywhere. The index of all ids is expensive, and so
/// is a look at their texts. Equal ids have equal parents, and those equal hashes: where the hashes of all VNets differ, and each subnet's parent has that of its
/// VNet, only subnets of one VNet can have one id. Not thread-safe.
/// </summary>
internal sealed class SubnetIds
{
    private readonly CompiledTopology _net;
    private readonly bool _byIndex;

    /// <summary>Creates the test.</summary>
    /// <param name="net">The network.</param>
    /// <param name="byIndex">Whether to ask the index of all ids, for networks of which <see cref="AreInOrder"/> turned out false.</param>
    internal SubnetIds(CompiledTopology net, bool byIndex)
    {
        _net = net;
        _byIndex = byIndex;
        var hashes = new HashSet<int>(net.VNets.Length);
        foreach (CompiledVNet vnet in net.VNets)
        {
            AreInOrder &= hashes.Add(vnet.VNet.Id.GetHashCode());
        }
    }

    internal bool IsByIndex => _byIndex;

    /// <summary>Gets whether all answers so far are right. Always so by index.</summary>
    internal bool AreInOrder { get; private set; } = true;

    internal bool IsFirst(CompiledVNet vnet, int subnet)
    {
        if (_byIndex)
        {
            return _net.FindSubnet(_net.Subnets[subnet].Subnet.Id) == subnet;
        }

        ReadOnlySpan<Subnet> siblings = vnet.VNet.Subnets.AsSpan();
        ResourceId id = siblings[subnet - vnet.FirstSubnet].Id;
        AreInOrder &= id.Parent is { } parent && parent.GetHashCode() == vnet.VNet.Id.GetHashCode();
        foreach (Subnet sibling in siblings[..(subnet - vnet.FirstSubnet)])
        {
            if (sibling.Id == id)
            {
                return false;
            }
        }

        return true;
    }
}
