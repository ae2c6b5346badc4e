using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>A system row of many prefixes in one subnet, of a connected group or a service endpoint, where added routes displace some or all of them.</summary>
/// <param name="Whole">The row as nothing displaces it.</param>
/// <param name="Parts">What stands in the table: the row itself, or the Active rest first and an Invalid row for each row that displaces prefixes.</param>
internal sealed record SettledGroup(EffectiveRoute Whole, EffectiveRoute[] Parts)
{
    /// <summary>Gets the part that packets follow. Nothing leads here where no prefix is left.</summary>
    internal EffectiveRoute Active => Parts[0];

    /// <summary>
    /// Settles a row: a user-defined route of the same prefix comes first (3.13, 3.55). Nobody has shown a row of which some prefixes only are displaced; here
    /// the displaced ones stand Invalid in a row of their own.
    /// </summary>
    /// <param name="whole">The row.</param>
    /// <param name="records">The subnet's.</param>
    /// <param name="isBeatenByGateways">Whether a learned row of the same prefix comes before it, so that it is listed at all.</param>
    internal static SettledGroup Of(EffectiveRoute whole, RouteRecords records, bool isBeatenByGateways)
    {
        Dictionary<AddressPrefix, EffectiveRoute> better = [];
        foreach (EffectiveRoute row in records.Base.User?.Records ?? [])
        {
            foreach (AddressPrefix prefix in row.AddressPrefixes)
            {
                better.TryAdd(prefix, row);
            }
        }

        for (int i = 0; isBeatenByGateways && i < records.Base.Own?.Count; i++)
        {
            better.TryAdd(records.Base.Own.PrefixOf(i), records.OwnLearned(i));
        }

        for (int i = 0; isBeatenByGateways && i < records.Base.Borrowed?.Count; i++)
        {
            better.TryAdd(records.Base.Borrowed.PrefixOf(i), records.BorrowedLearned(i));
        }

        AddressPrefix[] left = [.. whole.AddressPrefixes.Where(prefix => !better.ContainsKey(prefix))];
        return left.Length == whole.AddressPrefixes.Count
            ? new SettledGroup(whole, [whole])
            : new SettledGroup(whole,
            [
                .. left.Length == 0 ? Array.Empty<EffectiveRoute>() : [whole with { AddressPrefixes = [.. left] }],
                .. whole.AddressPrefixes.Where(better.ContainsKey).GroupBy(prefix => better[prefix], ReferenceEqualityComparer.Instance)
                    .Select(displaced => whole with { AddressPrefixes = [.. displaced], State = RouteState.Invalid, DisplacedBy = (EffectiveRoute)displaced.Key! }),
            ]);
    }
}
