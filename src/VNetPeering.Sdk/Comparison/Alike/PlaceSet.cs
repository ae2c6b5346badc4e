using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Alike;

/// <summary>Places of which any two can be exchanged, in the order of all places. Immutable; thread-safe.</summary>
internal sealed class PlaceSet
{
    private readonly ComparedPlace[] _byVNet;
    private readonly Lazy<ValueList<Place>> _places;

    internal PlaceSet(IEnumerable<ComparedPlace> members, int kind, bool isMet)
    {
        Members = [.. members];
        Kind = kind;
        IsMet = isMet;
        _places = new(() => [.. Members.Select(member => member.Place)]);

        // There is one of these for each set of each rehearsal, so it is no dictionary.
        _byVNet = [.. Members.OrderBy(member => member.VNet)];
    }

    internal ComparedPlace[] Members { get; }

    internal ValueList<Place> Places => _places.Value;

    /// <summary>Gets the kind of the VNets that the places are in; negative for places that no other is like.</summary>
    internal int Kind { get; }

    /// <summary>Gets whether a difference may be met from a place.</summary>
    internal bool IsMet { get; }

    internal bool Sends => Changes.DiffEnds.Sends((Members[0].After ?? Members[0].Before)!);

    /// <summary>Returns the members in a VNet.</summary>
    internal ArraySegment<ComparedPlace> In(int vnet)
    {
        int first = FirstFrom(vnet);
        int end = first;
        while (end < _byVNet.Length && _byVNet[end].VNet == vnet)
        {
            end++;
        }

        return new ArraySegment<ComparedPlace>(_byVNet, first, end - first);
    }

    /// <summary>Returns the number of ordered pairs from here to another set.</summary>
    internal long CountPairs(PlaceSet to, FlowPairs pairs)
    {
        long inOne = 0;
        for (int i = 0; i < _byVNet.Length;)
        {
            int count = In(_byVNet[i].VNet).Count;
            inOne += (long)count * to.In(_byVNet[i].VNet).Count;
            i += count;
        }

        return pairs switch
        {
            FlowPairs.Itself => Members.Length,
            FlowPairs.WithinVNet => inOne - (ReferenceEquals(this, to) ? Members.Length : 0),
            FlowPairs.AcrossVNets => ((long)Members.Length * to.Members.Length) - inOne,
            _ => throw new ArgumentOutOfRangeException(nameof(pairs), pairs, "These are no pairs."),
        };
    }

    /// <summary>Returns the ordered pairs from here to another set, in the order of places.</summary>
    internal IEnumerable<(ComparedPlace From, ComparedPlace To)> Pairs(PlaceSet to, FlowPairs pairs) => pairs switch
    {
        FlowPairs.Itself => Members.Select(member => (member, member)),
        FlowPairs.WithinVNet => Members.SelectMany(from => to.In(from.VNet).Where(other => other != from).Select(other => (from, other))),
        FlowPairs.AcrossVNets => Members.SelectMany(from => to.Members.Where(other => other.VNet != from.VNet).Select(other => (from, other))),
        _ => throw new ArgumentOutOfRangeException(nameof(pairs), pairs, "These are no pairs."),
    };

    private int FirstFrom(int vnet)
    {
        int low = 0;
        for (int high = _byVNet.Length; low < high;)
        {
            int middle = (low + high) / 2;
            (low, high) = _byVNet[middle].VNet < vnet ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
