using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The subnets that are ends of flows of one address family, and which of them lie in a range. Immutable; thread-safe.</summary>
internal sealed class PairSubnets
{
    private readonly PairSubnet[] _all;
    private readonly (AddressRange Range, int Position)[] _byAddress;

    // The greatest last address of all ranges up to each: it never falls, so a search can start by it although ranges may overlap.
    private readonly HostAddress[] _reach;

    internal PairSubnets(CompiledTopology net, SecurityGroups security, PlaceFinder places, IPFamily family)
    {
        var all = new List<PairSubnet>(net.Subnets.Length);
        var byAddress = new List<(AddressRange Range, int Position)>(net.Subnets.Length);
        PositionOf = new int[net.Subnets.Length];
        for (int v = 0; v < net.VNets.Length; v++)
        {
            CompiledVNet vnet = net.VNets[v];
            for (int k = vnet.FirstSubnet; k < vnet.SubnetEnd; k++)
            {
                PositionOf[k] = -1;
                Subnet record = net.Subnets[k].Subnet;

                // Of records with one id the first one counts, as everywhere.
                if (net.FindSubnet(record.Id) != k || RangesOf(net, places, k, family) is not { } ranges)
                {
                    continue;
                }

                PositionOf[k] = all.Count;
                byAddress.AddRange(ranges.Select(range => (range, all.Count)));
                all.Add(new PairSubnet
                {
                    Index = k,
                    VNet = v,
                    Ranges = ranges,
                    HasGroup = record.NetworkSecurityGroupId is not null,
                    HasRules = record.NetworkSecurityGroupId is not null || security.AdminSetOf(k) >= 0,
                    IsUnderGroup = record.NetworkSecurityGroupId is not null && !SpecialSubnets.HoldsManagedInstances(record.Name),
                    IsPlain = IsPlain(net, vnet, k),
                });
            }
        }

        _all = [.. all];
        _byAddress = [.. byAddress];
        Array.Sort(_byAddress, (one, other) => one.Range.First.CompareTo(other.Range.First));
        _reach = new HostAddress[_byAddress.Length];
        for (int i = 0; i < _reach.Length; i++)
        {
            HostAddress last = _byAddress[i].Range.Last;
            _reach[i] = i > 0 && _reach[i - 1] > last ? _reach[i - 1] : last;
        }
    }

    internal int Count => _all.Length;

    /// <summary>Gets, for each subnet of the network, where it stands here; -1 where it is not here.</summary>
    internal int[] PositionOf { get; }

    internal PairSubnet this[int position] => _all[position];

    /// <summary>Returns the subnets that have addresses in a range, with the addresses that they have there.</summary>
    internal IEnumerable<(int Position, AddressRange Range)> In(AddressRange range)
    {
        int low = 0;
        int high = _reach.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_reach[middle] < range.First)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (int i = low; i < _byAddress.Length && _byAddress[i].Range.First <= range.Last; i++)
        {
            if (_byAddress[i].Range.Overlaps(range))
            {
                yield return (_byAddress[i].Position, _byAddress[i].Range);
            }
        }
    }

    /// <summary>The ranges of a subnet in the family; empty when it has none in either; null when it has some in the other family only.</summary>
    private static AddressRange[]? RangesOf(CompiledTopology net, PlaceFinder places, int subnet, IPFamily family)
    {
        Subnet record = net.Subnets[subnet].Subnet;
        IReadOnlyList<AddressRange> all = net.ManagedAddresses(net.Subnets[subnet].VNet).Count == 0 ? Usable(record) : places.Subnet(subnet).Ranges;
        AddressRange[] mine = [.. all.Where(range => range.Family == family)];
        return mine.Length > 0 || all.Count == 0 ? mine : null;
    }

    private static List<AddressRange> Usable(Subnet subnet)
    {
        var ranges = new List<AddressRange>(subnet.AddressPrefixes.Count);
        foreach (AddressPrefix prefix in subnet.AddressPrefixes)
        {
            if (SubnetAddresses.Usable(prefix) is { } usable)
            {
                ranges.Add(usable);
            }
        }

        return ranges;
    }

    private static bool IsPlain(CompiledTopology net, CompiledVNet vnet, int subnet)
    {
        if (vnet.HasUnknownSpace || vnet.VNet.DeploymentModel != DeploymentModel.ResourceManager)
        {
            return false;
        }

        foreach (AddressPrefix prefix in net.Subnets[subnet].Subnet.AddressPrefixes)
        {
            if (!IsInSpace(vnet, prefix) || prefix.First.IsPrivate != prefix.Last.IsPrivate)
            {
                return false;
            }

            for (int k = vnet.FirstSubnet; k < vnet.SubnetEnd; k++)
            {
                foreach (AddressPrefix other in net.Subnets[k].Subnet.AddressPrefixes)
                {
                    if (k != subnet && other.Overlaps(prefix))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private static bool IsInSpace(CompiledVNet vnet, AddressPrefix prefix)
    {
        foreach (AddressPrefix space in vnet.VNet.AddressSpace)
        {
            if (space.Contains(prefix))
            {
                return true;
            }
        }

        return false;
    }
}
