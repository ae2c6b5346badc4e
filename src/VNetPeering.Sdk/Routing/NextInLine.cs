using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Finds the rows that stand behind the winning one for an address.</summary>
internal static class NextInLine
{
    /// <summary>Returns the other Active rows that hold an address, the longest prefix first, then the Invalid ones that the winner displaced there.</summary>
    internal static ValueList<EffectiveRoute> Behind(EffectiveRoute winner, ValueList<EffectiveRoute> rows, HostAddress address)
    {
        List<(EffectiveRoute Row, int Length)> active = [];
        List<(EffectiveRoute Row, int Length)> displaced = [];
        foreach (EffectiveRoute row in rows)
        {
            if (!ReferenceEquals(row, winner) && LongestHolding(row, address) is { } length)
            {
                if (row.State == RouteState.Active)
                {
                    active.Add((row, length));
                }
                else if (ReferenceEquals(row.DisplacedBy, winner))
                {
                    displaced.Add((row, length));
                }
            }
        }

        return active.Count + displaced.Count == 0
            ? []
            : [.. active.OrderByDescending(each => each.Length).Concat(displaced.OrderByDescending(each => each.Length)).Select(each => each.Row)];
    }

    private static int? LongestHolding(EffectiveRoute row, HostAddress address)
    {
        int longest = -1;
        foreach (AddressPrefix prefix in row.AddressPrefixes)
        {
            if (prefix.Length > longest && prefix.Contains(address))
            {
                longest = prefix.Length;
            }
        }

        return longest < 0 ? null : longest;
    }
}
