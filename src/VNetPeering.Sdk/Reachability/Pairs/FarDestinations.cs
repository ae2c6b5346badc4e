using System.Runtime.InteropServices;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers subnets by how appliances send packets to them: the cell of all their base tables that they lie in, and what the VNets of appliances have in their own
/// rows about the way to them. Immutable once built; thread-safe.
/// </summary>
internal sealed class FarDestinations
{
    private readonly RoutingTables _tables;
    private readonly CompiledTopology _net;
    private readonly PairSubnets _subnets;
    private readonly FarSources _sources;
    private readonly Territories _territories;
    private readonly NeighbourKinds _kinds;
    private readonly IPFamily _family;
    private readonly Lazy<SubnetsByAddress> _byAddress;
    private readonly KeyNumbers _relations = new();
    private readonly Dictionary<(int Cell, int Relation, bool IsUnderGroup), int> _known = [];
    private readonly Dictionary<int, List<int>> _odd = [];
    private readonly HashSet<int> _alone = [];
    private readonly List<int> _samples = [];
    private readonly List<bool> _mayHold = [];
    private readonly int[] _numberOf;

    internal FarDestinations(RoutingTables tables, PairSubnets subnets, FarSources sources, ViaNumbers vias, Territories territories, Lazy<SubnetsByAddress> byAddress, NeighbourKinds kinds, IPFamily family)
    {
        _tables = tables;
        _net = tables.Net;
        _subnets = subnets;
        _sources = sources;
        _territories = territories;
        _byAddress = byAddress;
        _kinds = kinds;
        _family = family;
        _numberOf = new int[subnets.Count];
        foreach (int vnet in sources.ApplianceVNets.Order())
        {
            ReadOddRows(vnet);
        }

        for (int i = 0; i < vias.Count; i++)
        {
            SetHoldersApart(vias[i]);
        }

        var key = new List<int>();
        for (int v = 0; v < _net.VNets.Length; v++)
        {
            if (subnets.FirstIn(v) < subnets.FirstIn(v + 1))
            {
                NumberVNet(v, key);
            }
        }
    }

    internal int Count => _samples.Count;

    /// <summary>Returns the number of a subnet; -1 where no other may speak for it.</summary>
    internal int NumberOf(int position) => _numberOf[position];

    /// <summary>Returns the position of a subnet with a number.</summary>
    internal int SampleOf(int number) => _samples[number];

    /// <summary>Says whether an appliance may have an address of the subnet with a number.</summary>
    internal bool MayHoldAppliances(int number) => _mayHold[number];

    /// <summary>Notes which subnets rows are about that cannot be told by links, and subnets of others with addresses that the VNet calls its own.</summary>
    private void ReadOddRows(int vnet)
    {
        if (_territories.IsShared(vnet))
        {
            foreach (AddressPrefix prefix in _net.VNets[vnet].VNet.AddressSpace.Where(prefix => prefix.Family == _family))
            {
                foreach ((int position, _) in _byAddress.Value.In(prefix.Range))
                {
                    if (_subnets.VNetOf(position) != vnet)
                    {
                        _sources.Forget(position);
                    }
                }
            }
        }

        if (_territories.IsTidy(vnet) || _tables.SharedIn(vnet) is not { } rows)
        {
            return;
        }

        int[] links = rows.Links(_net, _tables.Groups, vnet);
        foreach ((AddressRange range, uint answer) in rows.Intervals.Matches(_family))
        {
            int link = links[RouteAnswer.Row(answer)];
            foreach ((int position, AddressRange held) in _byAddress.Value.In(range))
            {
                // Where a row holds a part of a subnet only, or an odd one, no other subnet is like it.
                bool isAlike = range.Contains(held) && link >= 0;
                OddOf(position).AddRange(isAlike ? [vnet, RankOf(answer), .. FactsOf(_net.Links[link], _subnets.VNetOf(position))] : [vnet, -1, position]);
            }
        }
    }

    private List<int> OddOf(int position)
    {
        if (!_odd.TryGetValue(position, out List<int>? key))
        {
            _odd.Add(position, key = []);
        }

        return key;
    }

    /// <summary>A subnet that holds the address of an appliance is like no other.</summary>
    private void SetHoldersApart(ViaEntry via)
    {
        if (via.Address.Family != _family)
        {
            return;
        }

        if (_territories.IsShared(via.VNet))
        {
            _alone.UnionWith(_byAddress.Value.In(new AddressRange(via.Address, via.Address)).Select(holder => holder.Position));
        }
    }

    private void NumberVNet(int vnet, List<int> key)
    {
        bool isAmongAppliances = _sources.ApplianceVNets.Contains(vnet);
        for (int i = _subnets.FirstIn(vnet), cell = 0; i < _subnets.FirstIn(vnet + 1); i++)
        {
            if (_sources.NumberOf(i) < 0)
            {
                _numberOf[i] = -1;
                continue;
            }

            int held = _sources.ViaCells.Of(_subnets.First(i), _subnets.Last(i), cell);
            cell = held >= 0 ? held : cell;
            if (held < 0 || isAmongAppliances || _alone.Contains(i) || !AddRelation(i, key))
            {
                // What is like no other has a number of its own.
                _numberOf[i] = _samples.Count;
                _samples.Add(i);
                _mayHold.Add(isAmongAppliances || _alone.Contains(i));
            }
            else
            {
                var known = (held, _relations.Of(CollectionsMarshal.AsSpan(key)), _subnets.IsUnderGroup(i));
                if (!_known.TryGetValue(known, out int number))
                {
                    _known.Add(known, number = _samples.Count);
                    _samples.Add(i);
                    _mayHold.Add(false);
                }

                _numberOf[i] = number;
            }
        }
    }

    /// <summary>Puts together what tidy VNets of appliances have in their rows about a subnet, and what was noted of others; false where a row holds a part of it only.</summary>
    private bool AddRelation(int position, List<int> key)
    {
        key.Clear();
        int vnet = _subnets.VNetOf(position);
        foreach (int index in _net.LinksTo(vnet))
        {
            CompiledLink link = _net.Links[index];
            if (!link.IsConnected || !_sources.ApplianceVNets.Contains(link.Local) || !_territories.IsTidy(link.Local))
            {
                continue;
            }

            if (!_tables.SharedIn(link.Local)!.Intervals.IsOne(_subnets.First(position), _subnets.Last(position), out uint answer))
            {
                return false;
            }

            if (answer != RouteAnswer.NoMatch)
            {
                key.Add(link.Local);
                key.Add(RankOf(answer));
                key.AddRange(FactsOf(link, vnet));
            }
        }

        if (_odd.TryGetValue(position, out List<int>? odd))
        {
            key.Add(-1);
            key.AddRange(odd);
        }

        return true;
    }

    private static int RankOf(uint answer) => (int)(answer >> RouteAnswer.RowBits);

    /// <summary>What the switches of a link say to packets to a subnet of a VNet; of a link elsewhere, where it leads.</summary>
    private ReadOnlySpan<int> FactsOf(CompiledLink link, int target) => (int[])[link.Remote == target ? -1 : link.Remote, _kinds.CrossingsOf(link)];
}
