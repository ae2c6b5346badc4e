using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison.Alike;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison;

/// <summary>
/// Ordered pairs of places that a change of the configuration does the same to. To exchange any two of the places leaves both networks as they are, so that all
/// pairs meet the same kinds of change for the same protocols and ports, by the same causes; addresses and the names of own hops and rules are those of each pair.
/// </summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowChangeGroup
{
    private readonly PlaceSet? _from;
    private readonly PlaceSet? _to;
    private readonly ValueList<Place> _ownFrom = [];
    private readonly ValueList<Place> _ownTo = [];

    internal FlowChangeGroup(PlaceSet from, PlaceSet to, FlowPairs pairs)
    {
        (_from, _to, Pairs) = (from, to, pairs);
    }

    internal FlowChangeGroup(Place from, Place to)
    {
        (_ownFrom, _ownTo) = ([from], [to]);
        Pairs = from == to ? FlowPairs.Itself : FlowPairs.AcrossVNets;
    }

    /// <summary>Gets what differs between the first pair, in full. Never empty.</summary>
    public required ValueList<FlowChange> Changes { get; init; }

    /// <summary>Gets the places that open the flows.</summary>
    public ValueList<Place> From => _from?.Places ?? _ownFrom;

    /// <summary>Gets the places that they are meant for.</summary>
    public ValueList<Place> To => _to?.Places ?? _ownTo;

    /// <summary>Gets which of the places make a pair.</summary>
    public FlowPairs Pairs { get; }

    /// <summary>Gets the number of ordered pairs.</summary>
    public long PairCount => _from is null ? 1 : _from.CountPairs(_to!, Pairs);

    /// <summary>Returns the ordered pairs, one by one, the first place's first.</summary>
    public IEnumerable<(Place From, Place To)> ListPairs() => _from is null ? [(From[0], To[0])] : Members.Select(pair => (pair.From.Place, pair.To.Place));

    /// <inheritdoc/>
    public bool Equals(FlowChangeGroup? other) =>
        other is not null && Pairs == other.Pairs && Changes.Equals(other.Changes) && From.Equals(other.From) && To.Equals(other.To);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Pairs, Changes, From.Count, To.Count);

    internal IEnumerable<(ComparedPlace From, ComparedPlace To)> Members => _from is null ? [] : _from.Pairs(_to!, Pairs);
}
