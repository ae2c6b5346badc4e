using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The effective routes that all subnets with the same inputs share.</summary>
internal sealed class SubnetRoutes
{
    private readonly PrefixTable<EffectiveRoute> _winners;

    internal SubnetRoutes(ValueList<EffectiveRoute> rows, ValueList<RouteGap> gaps, ValueList<Assumption> assumptions, bool propagationIsOff)
    {
        Rows = rows;
        Gaps = gaps;
        Assumptions = assumptions;
        PropagationIsOff = propagationIsOff;

        var winners = new Dictionary<AddressPrefix, EffectiveRoute>(rows.Count);
        foreach (EffectiveRoute row in rows)
        {
            if (row.State == RouteState.Active)
            {
                foreach (AddressPrefix prefix in row.AddressPrefixes)
                {
                    winners.TryAdd(prefix, row);
                }
            }
        }

        _winners = PrefixTable<EffectiveRoute>.Create(winners);
    }

    internal ValueList<EffectiveRoute> Rows { get; }

    internal ValueList<RouteGap> Gaps { get; }

    internal ValueList<Assumption> Assumptions { get; }

    internal bool PropagationIsOff { get; }

    /// <summary>The route table that the subnet names and the input does not hold: any route may be different. Null when all is known.</summary>
    internal ResourceId? UnresolvedRouteTable { get; init; }

    /// <summary>A user-defined route whose prefix the input does not resolve: it may take any packet (3.53). Null when there is none.</summary>
    internal string? UnresolvedUserRoute { get; init; }

    /// <summary>Returns the winning row for an address; null when no row matches. Allocates nothing.</summary>
    internal EffectiveRoute? Lookup(HostAddress address) => _winners.TryLookup(address, out EffectiveRoute? row) ? row : null;

    /// <summary>Returns the widest range around an address for which the same row wins. Allocates nothing.</summary>
    internal AddressRange SameAnswerAround(HostAddress address) => _winners.LookupRange(address).Range;
}
