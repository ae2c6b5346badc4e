using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Sets of places that groups of pairs share: each is written once. Not thread-safe.</summary>
internal sealed class PlaceSets
{
    private readonly Dictionary<ValueList<Place>, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<IReadOnlyList<string>> _all = [];

    internal IReadOnlyList<IReadOnlyList<string>> All => _all;

    internal int NumberOf(ValueList<Place> places)
    {
        if (!_numbers.TryGetValue(places, out int number))
        {
            _numbers.Add(places, number = _all.Count);
            _all.Add([.. places.Select(FlowWords.Place)]);
        }

        return number;
    }
}
