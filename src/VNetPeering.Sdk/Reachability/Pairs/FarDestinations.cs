using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Numbers subnets by how routes lead to them from outside the neighbourhood: the cell of all base tables that they lie in, and what the VNets of appliances
/// have in their own rows about the way to them.
/// </summary>
internal sealed class FarDestinations
{
    private readonly WaySearch.Shared _shared;
    private readonly CompiledTopology _net;

    internal FarDestinations(WaySearch.Shared shared, PairSubnets subnets, FarSources sources, IPFamily family)
    {
        _shared = shared;
        _net = shared.Tables.Net;
        var keys = new List<long>?[subnets.Count];
        for (int i = 0; i < subnets.Count; i++)
        {
            bool isAmongAppliances = sources.ApplianceVNets.Contains(subnets[i].VNet);
            keys[i] = sources.NumberOf(i) < 0 ? null : [sources.Cells.Of(subnets[i]), subnets[i].IsUnderGroup ? 1 : 0, isAmongAppliances ? subnets[i].VNet : -1];
        }

        foreach (int vnet in sources.ApplianceVNets.Order())
        {
            foreach ((AddressRange range, uint answer) in shared.Tables.SharedIn(vnet)?.Intervals.Matches(family) ?? [])
            {
                foreach ((int position, AddressRange held) in subnets.In(range))
                {
                    // Where a row holds a part of a subnet only, or an odd one, no other subnet is like it.
                    (long What, long Facts) facts = range.Contains(held) ? FactsOf(vnet, subnets[position].VNet, answer) : (-2, position);
                    keys[position]?.AddRange([vnet, answer >> RouteAnswer.RowBits, facts.What, facts.Facts]);
                }
            }
        }

        foreach (HostAddress address in sources.ApplianceAddresses.Where(address => address.Family == family))
        {
            foreach ((int position, _) in subnets.In(new AddressRange(address, address)))
            {
                keys[position]?.AddRange([-3, position]);
            }
        }

        var known = new Dictionary<ValueList<long>, int>();
        Numbers = new int[subnets.Count];
        for (int i = 0; i < Numbers.Length; i++)
        {
            int number = -1;
            if (keys[i] is { } key && !known.TryGetValue([.. key], out number))
            {
                known.Add([.. key], number = known.Count);
            }

            Numbers[i] = keys[i] is null ? -1 : number;
        }
    }

    /// <summary>Gets the number of each subnet; -1 where no other may speak for it.</summary>
    internal int[] Numbers { get; }

    private (long What, long Facts) FactsOf(int vnet, int target, uint answer)
    {
        EffectiveRoute row = _shared.Tables.SharedIn(vnet)!.Records(_net, _shared.Tables.Groups, vnet)[RouteAnswer.Row(answer)];
        return _shared.LinkOf(vnet, row) is not { } link ? (-1, row.NextHopType == NextHopType.VNetLocal ? -1 : target)
            : link.Remote == target ? (0, FarSources.FactsOf(_net, link))
            : (1, link.Remote);
    }
}
