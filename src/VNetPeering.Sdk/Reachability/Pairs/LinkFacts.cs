using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>What the switches of links do to any packet, read once a link. Thread-safe: what is read twice is the same.</summary>
internal sealed class LinkFacts(RoutingTables tables, Territories territories)
{
    private const int FewLinks = 8;
    private const int IsRead = 1 << 30;
    private const int IsGlobal = 1 << 12;
    private const int IsTagged = 1 << 13;
    private const int BringsRows = 1 << 14;
    private const int LacksRows = 1 << 15;

    private readonly CompiledTopology _net = tables.Net;
    private readonly int[] _known = new int[tables.Net.Links.Length];
    private readonly int[] _remotes = new int[tables.Net.Links.Length];
    private readonly ConcurrentDictionary<(int VNet, HostAddress Address), int> _links = new();

    /// <summary>Returns all that is known about a link as a number: equal where packets of all kinds fare alike over it and its rows rank alike.</summary>
    internal int Of(int link) => _known[link] is not 0 and int known ? known : Read(link);

    /// <summary>Returns the index of the VNet that a link leads to; -1 when the topology does not hold it.</summary>
    internal int RemoteOf(int link)
    {
        Of(link);
        return _remotes[link];
    }

    /// <summary>As <see cref="RoutingTables.LinkIndexTo"/>; a hub with hundreds of links is not walked for each of its routes.</summary>
    internal int LinkTo(int vnet, HostAddress address)
    {
        if (_net.VNets[vnet].VNet.Peerings.Count <= FewLinks)
        {
            return tables.LinkIndexTo(vnet, address);
        }

        if (!territories.IsTidy(vnet) || tables.SharedIn(vnet) is not { } rows)
        {
            return _links.TryGetValue((vnet, address), out int known) ? known : _links.GetOrAdd((vnet, address), tables.LinkIndexTo(vnet, address));
        }

        uint answer = rows.Intervals.At(address);
        return answer == RouteAnswer.NoMatch ? -1 : rows.Links(_net, tables.Groups, vnet)[RouteAnswer.Row(answer)];
    }

    /// <summary>Says how packets get over a link.</summary>
    internal Crossing CrossingOf(int link, bool isSenderUnderGroup, bool isReceiverUnderGroup)
    {
        int variant = (isSenderUnderGroup ? 1 : 0) + (isReceiverUnderGroup ? 2 : 0);
        return Crossing.FromCode((Of(link) >> (variant * Crossing.CodeBits)) & ((1 << Crossing.CodeBits) - 1));
    }

    /// <summary>Says whether a link brings rows into the tables of its VNet.</summary>
    internal bool LeadsSomewhere(int link) => (Of(link) & BringsRows) != 0;

    /// <summary>Says whether a link brings rows that nobody knows.</summary>
    internal bool HidesRows(int link) => (Of(link) & LacksRows) != 0;

    /// <summary>Says whether the rows of a link rank as those of a global peering.</summary>
    internal bool HasGlobalRows(int link) => (Of(link) & IsGlobal) != 0;

    private int Read(int index)
    {
        CompiledLink link = _net.Links[index];
        int facts = IsRead
            | (link.IsGlobal ? IsGlobal : 0)
            | (link.AllowsAccess ? IsTagged : 0)
            | (link is { IsConnected: true, RemotePrefixes.Length: > 0 } ? BringsRows : 0)
            | (link is { IsConnected: true, RemotePrefixes: null } ? LacksRows : 0);
        for (int i = 0; i < 4; i++)
        {
            facts |= Crossing.Of(tables, link, isSenderUnderGroup: (i & 1) != 0, isReceiverUnderGroup: (i & 2) != 0).Code << (i * Crossing.CodeBits);
        }

        _remotes[index] = link.Remote;
        Volatile.Write(ref _known[index], facts);
        return facts;
    }
}
