using System.Collections.Concurrent;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>Finds the link over which a VNet sends packets to an address of a peer, as <see cref="RoutingTables.LinkIndexTo"/>; a hub with hundreds of links is not walked for each of its routes. Thread-safe.</summary>
internal sealed class LinksByAddress(RoutingTables tables, Territories territories)
{
    private const int FewLinks = 8;

    private readonly ConcurrentDictionary<(int VNet, HostAddress Address), int> _known = new();

    /// <summary>Returns the index of a link; -1 where there is none.</summary>
    internal int Find(int vnet, HostAddress address)
    {
        if (tables.Net.VNets[vnet].VNet.Peerings.Count <= FewLinks)
        {
            return tables.LinkIndexTo(vnet, address);
        }

        if (!territories.IsTidy(vnet) || tables.SharedIn(vnet) is not { } rows)
        {
            return _known.TryGetValue((vnet, address), out int known) ? known : _known.GetOrAdd((vnet, address), tables.LinkIndexTo(vnet, address));
        }

        uint answer = rows.Intervals.At(address);
        return answer == RouteAnswer.NoMatch ? -1 : rows.Links(tables.Net, tables.Groups, vnet)[RouteAnswer.Row(answer)];
    }
}
