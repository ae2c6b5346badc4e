using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>The places of two networks, in sets of which any two members can be exchanged. Immutable; thread-safe.</summary>
internal sealed class ComparedPlaces
{
    private static readonly FlowPairs[] AllPairs = Enum.GetValues<FlowPairs>();

    private readonly PlaceSet[] _sets;
    private readonly PlaceSet[] _met;

    internal ComparedPlaces(IEnumerable<PlaceSet> sets)
    {
        _sets = [.. sets.OrderBy(set => set.Members[0].Index)];
        _met = [.. _sets.Where(set => set.IsMet)];
    }

    /// <param name="before">The earlier network.</param>
    /// <param name="after">The later network.</param>
    /// <param name="classes">What places are like; null to look at each for itself.</param>
    /// <param name="affected">From which places a difference can be met.</param>
    internal ComparedPlaces(WalkContext before, WalkContext after, PlaceClasses? classes, AffectedSubnets affected)
    {
        Dictionary<string, FlowEnd> earlier = DiffEnds.Of(before);
        Dictionary<string, FlowEnd> later = DiffEnds.Of(after);
        var vnets = new Dictionary<ResourceId, int>();
        var sets = new Dictionary<(int Kind, int Local), List<ComparedPlace>>();
        int index = 0;
        foreach (string key in later.Keys.Union(earlier.Keys, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
        {
            FlowEnd? then = earlier.GetValueOrDefault(key);
            FlowEnd? now = later.GetValueOrDefault(key);
            AlikePlace? alike = classes?.Find(key);
            int vnet = -1 - index;
            if ((alike?.VNet ?? HomeOf(after, now) ?? HomeOf(before, then)) is { } home && !vnets.TryGetValue(home, out vnet))
            {
                vnets.Add(home, vnet = vnets.Count);
            }

            (int, int) kind = alike is null ? (-1, index) : (alike.Kind, alike.Local);
            if (!sets.TryGetValue(kind, out List<ComparedPlace>? members))
            {
                sets.Add(kind, members = []);
            }

            members.Add(new ComparedPlace(index++, key, then, now, vnet));
        }

        _sets =
        [
            .. sets.Select(set => new PlaceSet(set.Value, set.Key.Kind, set.Value.Exists(member => affected.Contains(member.Before, before) || affected.Contains(member.After, after))))
                .OrderBy(set => set.Members[0].Index),
        ];
        _met = [.. _sets.Where(set => set.IsMet)];
    }

    /// <summary>Returns the pairs of sets that a difference can be met between, in the order of their first places.</summary>
    internal IEnumerable<(PlaceSet From, PlaceSet To, FlowPairs Pairs)> Pairs()
    {
        foreach (PlaceSet from in _sets.Where(set => set.Sends))
        {
            foreach (PlaceSet to in from.IsMet ? _sets : _met)
            {
                foreach (FlowPairs pairs in AllPairs.Where(pairs => Has(from, to, pairs)))
                {
                    yield return (from, to, pairs);
                }
            }
        }
    }

    private static bool Has(PlaceSet from, PlaceSet to, FlowPairs pairs) => pairs switch
    {
        FlowPairs.Itself => from == to && !from.Members[0].IsOutside,
        FlowPairs.WithinVNet => from.Kind == to.Kind && from.Pairs(to, pairs).Any(),
        FlowPairs.AcrossVNets => from.Pairs(to, pairs).Any(),
        _ => throw new ArgumentOutOfRangeException(nameof(pairs), pairs, "These are no pairs."),
    };

    private static ResourceId? HomeOf(WalkContext context, FlowEnd? place) => place is { VNet: >= 0 and int vnet } ? context.Tables.Net.VNets[vnet].VNet.Id : null;
}
