using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// What the VNet of one subnet has in its own rows, and in its <c>VirtualNetwork</c> tag, about a subnet nearby: beside their classes all that decides over
/// flows between neighbours. Thread-safe.
/// </summary>
internal sealed class Relations(WaySearch.Shared shared)
{
    private const long None = 0;
    private const long Own = 1;
    private const long Peered = 2;

    private readonly RoutingTables _tables = shared.Tables;

    /// <summary>Returns the relation of a subnet to another as a number; null where no other pair is like it.</summary>
    internal long? Of(PairSubnet from, PairSubnet to)
    {
        RouteIntervals rows = _tables.SharedIn(from.VNet)!.Intervals;
        AddressRange around = rows.Around(to.Ranges[0].First, out uint answer);
        if (!Array.TrueForAll(to.Ranges, around.Contains))
        {
            return null;
        }

        long rank = (long)(answer >> RouteAnswer.RowBits) << 16;
        if (from.VNet == to.VNet)
        {
            return answer == RouteAnswer.NoMatch || RowOf(from.VNet, answer).NextHopType != NextHopType.VNetLocal ? null : rank | Own;
        }

        long tagged = from.HasRules && IsTagged(from.VNet, to.Ranges[0].First) ? 1 << 15 : 0;
        if (answer == RouteAnswer.NoMatch)
        {
            return tagged | None;
        }

        return shared.LinkOf(from.VNet, RowOf(from.VNet, answer)) is { } link && link.Remote == to.VNet
            ? rank | tagged | (FarSources.FactsOf(_tables.Net, link) << 2) | Peered
            : null;
    }

    private EffectiveRoute RowOf(int vnet, uint answer) => _tables.SharedIn(vnet)!.Records(_tables.Net, _tables.Groups, vnet)[RouteAnswer.Row(answer)];

    /// <summary>Says whether the tag of a VNet holds an address by a peering (5.20), whichever of its links brings the winning row.</summary>
    private bool IsTagged(int vnet, HostAddress address)
    {
        for (int i = _tables.Net.VNets[vnet].FirstLink; i < _tables.Net.VNets[vnet].LinkEnd; i++)
        {
            CompiledLink link = _tables.Net.Links[i];
            if (link.IsConnected && link.Peering.AllowVirtualNetworkAccess && link.RemotePrefixes is { } prefixes && Array.Exists(prefixes, prefix => prefix.Contains(address)))
            {
                return true;
            }
        }

        return false;
    }
}
