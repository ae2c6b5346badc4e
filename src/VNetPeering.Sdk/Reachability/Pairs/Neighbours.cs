using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// The VNets about whose machines a VNet has rows of its own (own space, peerings, connected groups). All others it sees by base tables only. Immutable;
/// thread-safe.
/// </summary>
internal sealed class Neighbours
{
    private const int FewLinks = 8;

    private readonly CompiledTopology _net;
    private readonly Territories _territories;
    private readonly LinkFacts _facts;

    // Of tidy VNets the links tell.
    private readonly Dictionary<int, HashSet<int>> _byRows = [];

    internal Neighbours(RoutingTables tables, PairSubnets subnets, Territories territories, Lazy<SubnetsByAddress> byAddress, LinkFacts facts, IPFamily family)
    {
        _net = tables.Net;
        _territories = territories;
        _facts = facts;
        for (int v = 0; v < _net.VNets.Length; v++)
        {
            if (!territories.IsTidy(v) && tables.SharedIn(v) is { } rows)
            {
                var others = new HashSet<int>();
                foreach ((AddressRange range, _) in rows.Intervals.Matches(family))
                {
                    others.UnionWith(byAddress.Value.In(range).Select(one => subnets.VNetOf(one.Position)));
                }

                others.Remove(v);
                _byRows.Add(v, others);
            }
        }
    }

    internal int VNetCount => _net.VNets.Length;

    internal int LinkCount => _net.Links.Length;

    /// <summary>Says whether neither of two VNets has rows about the other. No where it is not told by a few links.</summary>
    internal bool AreSurelyStrangers(int vnet, int other)
    {
        if (vnet == other || !_territories.IsTidy(vnet) || !_territories.IsTidy(other))
        {
            return false;
        }

        int one = LinksAt(vnet) <= LinksAt(other) ? vnet : other;
        int far = one == vnet ? other : vnet;
        if (LinksAt(one) > FewLinks)
        {
            return false;
        }

        for (int i = _net.VNets[one].FirstLink; i < _net.VNets[one].LinkEnd; i++)
        {
            if (_facts.RemoteOf(i) == far)
            {
                return false;
            }
        }

        foreach (int link in _net.LinksTo(one))
        {
            if (_facts.LocalOf(link) == far)
            {
                return false;
            }
        }

        return true;
    }

    private int LinksAt(int vnet) => _net.VNets[vnet].LinkEnd - _net.VNets[vnet].FirstLink + _net.LinksTo(vnet).Length;

    /// <summary>Puts the VNets that a VNet has rows about into a list, with the link that brings them; -1 where it is not told by a link.</summary>
    internal void Collect(int vnet, List<(int VNet, int Link)> others)
    {
        others.Clear();
        if (_byRows.TryGetValue(vnet, out HashSet<int>? known))
        {
            others.AddRange(known.Order().Select(other => (other, -1)));
            return;
        }

        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd && _territories.IsTidy(vnet); i++)
        {
            if (_facts.LeadsSomewhere(i))
            {
                others.Add((_facts.RemoteOf(i), i));
            }
        }
    }

    /// <summary>Returns a VNet, those that it has rows about, and those that have rows about it.</summary>
    internal List<int> Around(int vnet)
    {
        var all = new List<int> { vnet };
        var others = new List<(int VNet, int Link)>();
        Collect(vnet, others);
        foreach ((int other, _) in others)
        {
            Add(other);
        }

        foreach (int link in _net.LinksTo(vnet))
        {
            Add(_facts.LocalOf(link));
        }

        foreach ((int other, HashSet<int> known) in _byRows)
        {
            if (known.Contains(vnet))
            {
                Add(other);
            }
        }

        return all;

        void Add(int other)
        {
            if (!all.Contains(other))
            {
                all.Add(other);
            }
        }
    }

    /// <summary>Says whether a VNet has rows about one that has rows about it.</summary>
    /// <param name="vnet">The VNet.</param>
    /// <param name="other">The one that has rows about it.</param>
    /// <param name="link">The link that brings them; -1 where it is not told by a link.</param>
    internal bool HasRowsBack(int vnet, int other, int link)
    {
        if (_byRows.TryGetValue(vnet, out HashSet<int>? known))
        {
            return known.Contains(other);
        }

        // A tidy VNet has one link to each other at most.
        int back = link >= 0 ? _facts.ReverseOf(link) : -1;
        return _territories.IsTidy(vnet) && (back >= 0 ? _facts.LeadsSomewhere(back) : LinksBetween(vnet, other).Any(_facts.LeadsSomewhere));
    }

    private IEnumerable<int> LinksBetween(int vnet, int other) =>
        Enumerable.Range(_net.VNets[vnet].FirstLink, _net.VNets[vnet].LinkEnd - _net.VNets[vnet].FirstLink).Where(i => _facts.RemoteOf(i) == other);
}
