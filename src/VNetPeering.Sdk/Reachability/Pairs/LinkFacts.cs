using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>What the switches of links do to any packet, read once a link. Thread-safe: what is read twice is the same.</summary>
internal sealed class LinkFacts(RoutingTables tables)
{
    private const int IsRead = 1 << 30;
    private const int IsWholeSpace = 1 << 29;
    private const int IsGlobal = 1 << 12;
    private const int IsTagged = 1 << 13;
    private const int BringsRows = 1 << 14;
    private const int LacksRows = 1 << 15;

    private readonly CompiledTopology _net = tables.Net;
    private readonly Known[] _known = new Known[tables.Net.Links.Length];

    /// <summary>Returns all that is known about a link as a number: equal where packets of all kinds fare alike over it and its rows rank alike. Which rows it brings is not in it.</summary>
    internal int Of(int link) => Get(link).Facts & ~IsWholeSpace;

    /// <summary>Returns the index of the VNet that owns a link.</summary>
    internal int LocalOf(int link) => Get(link).Reverse is >= 0 and int reverse ? Get(reverse).Remote : _net.Links[link].Local;

    /// <summary>Returns the index of the VNet that a link leads to; -1 when the topology does not hold it.</summary>
    internal int RemoteOf(int link) => Get(link).Remote;

    /// <summary>Returns the index of the link in the other direction; -1 when there is none.</summary>
    internal int ReverseOf(int link) => Get(link).Reverse;

    /// <summary>Says how packets get over a link.</summary>
    internal Crossing CrossingOf(int link) => Crossing.FromCode(Get(link).Facts & ((1 << Crossing.CodeBits) - 1));

    /// <summary>Says whether a link leaves what is behind it in the VirtualNetwork tag of its VNet: its access flag is set.</summary>
    internal bool AllowsAccess(int link) => (Get(link).Facts & IsTagged) != 0;

    /// <summary>Says whether a link brings rows into the tables of its VNet.</summary>
    internal bool LeadsSomewhere(int link) => (Get(link).Facts & BringsRows) != 0;

    /// <summary>Says whether a link brings rows that nobody knows.</summary>
    internal bool HidesRows(int link) => (Get(link).Facts & LacksRows) != 0;

    /// <summary>Says whether the rows of a link are surely the whole address space of the VNet that it leads to. No where a closer look is needed.</summary>
    internal bool BringsWholeSpace(int link) => (Get(link).Facts & IsWholeSpace) != 0;

    /// <summary>Says whether any remote prefix of a link that leads to a VNet with addresses of a family is of that family.</summary>
    internal bool Brings(int link, IPFamily family)
    {
        if (BringsWholeSpace(link))
        {
            return true;
        }

        foreach (AddressPrefix prefix in _net.Links[link].RemotePrefixes ?? [])
        {
            if (prefix.Family == family)
            {
                return true;
            }
        }

        return false;
    }

    private ref readonly Known Get(int link)
    {
        ref Known known = ref _known[link];
        if (Volatile.Read(ref known.Facts) == 0)
        {
            Read(link, ref known);
        }

        return ref known;
    }

    private void Read(int index, ref Known known)
    {
        CompiledLink link = _net.Links[index];
        bool isWhole = link.Remote >= 0 && ReferenceEquals(link.RemotePrefixes, _net.VNets[link.Remote].VNet.AddressSpace.Items);
        int facts = IsRead
            | (isWhole ? IsWholeSpace : 0)
            | (link.IsGlobal ? IsGlobal : 0)
            | (link.AllowsAccess ? IsTagged : 0)
            | (link is { IsConnected: true, RemotePrefixes.Length: > 0 } ? BringsRows : 0)
            | (link is { IsConnected: true, RemotePrefixes: null } ? LacksRows : 0)
            | Crossing.Of(tables, link).Code;
        known.Remote = link.Remote;
        known.Reverse = link.Reverse;
        Volatile.Write(ref known.Facts, facts);
    }

    /// <summary>One link: three numbers beside each other, so that they are fetched together. The facts are written last: zero is what nobody has read.</summary>
    private struct Known
    {
        internal int Facts;
        internal int Remote;
        internal int Reverse;
    }
}
