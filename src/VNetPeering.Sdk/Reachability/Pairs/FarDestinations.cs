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
    // In the place of a rank; no row has it.
    private const int Closed = -2;

    private readonly RoutingTables _tables;
    private readonly CompiledTopology _net;
    private readonly PairSubnets _subnets;
    private readonly FarSources _sources;
    private readonly Territories _territories;
    private readonly LinkFacts _facts;
    private readonly IPFamily _family;
    private readonly Lazy<SubnetsByAddress> _byAddress;
    private readonly KeyNumbers _relations = new();
    private readonly Dictionary<(int Cell, int Relation, bool IsUnderGroup), int> _known = [];
    private readonly Dictionary<int, List<int>> _odd = [];
    private readonly HashSet<int> _alone = [];
    private readonly List<int> _samples = [];
    private readonly List<bool> _mayHold = [];
    private readonly List<(int Link, int Local, RouteIntervals Rows)> _links = [];
    private readonly List<int> _relation = [];
    private readonly int[] _numberOf;
    private int _lastRelation = -1;
    private int _hint;

    internal FarDestinations(RoutingTables tables, PairSubnets subnets, FarSources sources, ViaNumbers vias, Territories territories, Lazy<SubnetsByAddress> byAddress, LinkFacts facts, IPFamily family)
    {
        _tables = tables;
        _net = tables.Net;
        _subnets = subnets;
        _sources = sources;
        _territories = territories;
        _byAddress = byAddress;
        _facts = facts;
        _family = family;
        _numberOf = new int[subnets.Count];
        foreach (int vnet in sources.ApplianceVNets)
        {
            ReadOddRows(vnet);
        }

        for (int i = 0; i < vias.Count; i++)
        {
            SetHoldersApart(vias[i]);
        }

        for (int v = 0; v < _net.VNets.Length; v++)
        {
            if (subnets.FirstIn(v) < subnets.FirstIn(v + 1))
            {
                NumberVNet(v);
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

    /// <summary>Says whether an interval begins among the addresses of subnets that have one number.</summary>
    internal bool AreCutBy(RouteIntervals intervals)
    {
        HashSet<int> shared = [.. _known.Keys.Select(key => key.Cell)];
        for (int i = 1; i < intervals.Count(_family); i++)
        {
            UInt128 start = intervals.ValueOf(_family, i);
            if (shared.Contains(_sources.ViaCells.At(start)) && !_sources.ViaCells.StartsAt(start))
            {
                return true;
            }
        }

        return false;
    }

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

        foreach (ClosedLink closed in _net.ClosedLinks.Of(vnet))
        {
            foreach (AddressRange run in closed.Space.Runs)
            {
                foreach ((int position, AddressRange held) in _byAddress.Value.In(run))
                {
                    OddOf(position).AddRange(run.Contains(held) ? [vnet, Closed] : [vnet, Closed, position]);
                }
            }
        }

        int[] links = rows.Links(_net, _tables.Groups, vnet);
        foreach ((AddressRange range, uint answer) in rows.Intervals.Matches(_family))
        {
            int link = links[RouteAnswer.Row(answer)];
            foreach ((int position, AddressRange held) in _byAddress.Value.In(range))
            {
                // Where a row holds a part of a subnet only, or an odd one, no other subnet is like it.
                bool isAlike = range.Contains(held) && link >= 0;
                OddOf(position).AddRange(isAlike ? [vnet, RankOf(answer), _facts.RemoteOf(link) == _subnets.VNetOf(position) ? -1 : _facts.RemoteOf(link), _facts.Of(link)] : [vnet, -1, position]);
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

    private void NumberVNet(int vnet)
    {
        bool isAmongAppliances = _sources.HasAppliance(vnet);
        CollectLinks(vnet);
        (int Cell, int Relation, bool IsUnderGroup) last = (-1, -1, false);
        int lastNumber = -1;
        for (int i = _subnets.FirstIn(vnet); i < _subnets.FirstIn(vnet + 1); i++)
        {
            if (_sources.NumberOf(i) < 0)
            {
                _numberOf[i] = -1;
                continue;
            }

            int cell = _sources.ViaCells.Of(_subnets.First(i), _subnets.Last(i), _hint);
            _hint = cell >= 0 ? cell : _hint;
            if (cell < 0 || isAmongAppliances || _alone.Contains(i) || !WriteRelation(i))
            {
                // What is like no other has a number of its own.
                _numberOf[i] = Add(i, isAmongAppliances || _alone.Contains(i));
                continue;
            }

            // Its own closed links deny where no group counts: neighbours are told alike by these numbers.
            var key = (cell, NumberOfRelation(), _subnets.IsUnderGroup(i));
            if (key != last)
            {
                last = key;
                if (!_known.TryGetValue(key, out lastNumber))
                {
                    _known.Add(key, lastNumber = Add(i, mayHold: false));
                }
            }

            _numberOf[i] = lastNumber;
        }
    }

    private int Add(int sample, bool mayHold)
    {
        _samples.Add(sample);
        _mayHold.Add(mayHold);
        return _samples.Count - 1;
    }

    /// <summary>Finds the links of tidy VNets of appliances that lead to a VNet.</summary>
    private void CollectLinks(int vnet)
    {
        _links.Clear();
        foreach (int index in _net.LinksTo(vnet))
        {
            int local = _facts.LocalOf(index);
            if (_sources.HasAppliance(local) && _territories.IsTidy(local) && _facts.LeadsSomewhere(index))
            {
                _links.Add((index, local, _tables.SharedIn(local)!.Intervals));
            }
        }
    }

    /// <summary>Writes what VNets of appliances have in their rows about a subnet; false where a row holds a part of it only.</summary>
    private bool WriteRelation(int position)
    {
        _relation.Clear();
        foreach ((int link, int local, RouteIntervals rows) in _links)
        {
            if (!rows.IsOne(_subnets.First(position), _subnets.Last(position), out uint answer))
            {
                return false;
            }

            if (answer != RouteAnswer.NoMatch)
            {
                _relation.Add(local);
                _relation.Add(RankOf(answer));
                _relation.Add(_facts.Of(link));
            }
        }

        if (_odd.TryGetValue(position, out List<int>? odd))
        {
            _relation.Add(-1);
            _relation.AddRange(odd);
        }

        return true;
    }

    private int NumberOfRelation()
    {
        ReadOnlySpan<int> relation = CollectionsMarshal.AsSpan(_relation);
        if (_lastRelation < 0 || !relation.SequenceEqual(_relations[_lastRelation]))
        {
            _lastRelation = _relations.Of(relation);
        }

        return _lastRelation;
    }

    private static int RankOf(uint answer) => (int)(answer >> RouteAnswer.RowBits);
}
