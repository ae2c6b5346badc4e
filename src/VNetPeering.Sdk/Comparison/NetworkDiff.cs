using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Comparison;

/// <summary>What differs between two networks: in the configuration, and in what packets do.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record NetworkDiff
{
    private readonly Lazy<ValueList<FlowChange>> _flows = new(() => []);
    private readonly Lazy<ValueList<FlowChangeGroup>> _groups = new(() => []);

    /// <summary>Creates a difference.</summary>
    public NetworkDiff()
    {
    }

    internal NetworkDiff(ValueList<FlowChangeGroup> groups, Func<ValueList<FlowChange>> list)
    {
        _groups = new(groups);
        _flows = new(list);
    }

    /// <summary>Gets the resources that differ, in the order of their ids.</summary>
    public ValueList<ConfigurationChange> Configuration { get; init; } = [];

    /// <summary>Gets the flows that differ, like pairs of places told once, in the order of their first places.</summary>
    public ValueList<FlowChangeGroup> Groups => _groups.Value;

    /// <summary>Gets the flows that differ, pair by pair, in the order of their places.</summary>
    /// <remarks>
    /// Cost: computed at the first call, two traces for each pair of <see cref="Groups"/> but the first one of each. Where a group has a million pairs, ask the group.
    /// </remarks>
    public ValueList<FlowChange> Flows
    {
        get => _flows.Value;
        init => (_flows, _groups) = (new(value), new(() =>
        [
            .. value.GroupBy(flow => (flow.From, flow.To)).Select(pair => new FlowChangeGroup(pair.Key.From, pair.Key.To) { Changes = [.. pair] }),
        ]));
    }

    /// <summary>Gets the flows that are Reachable now.</summary>
    public ValueList<FlowChange> Opened => Of(FlowChangeKind.Opened);

    /// <summary>Gets the flows that are not Reachable any more.</summary>
    public ValueList<FlowChange> Closed => Of(FlowChangeKind.Closed);

    /// <summary>Gets the flows that take another way.</summary>
    public ValueList<FlowChange> Moved => Of(FlowChangeKind.Moved);

    /// <summary>Gets the flows of which one of both verdicts is Unknown.</summary>
    public ValueList<FlowChange> Unclear => Of(FlowChangeKind.Unclear);

    /// <summary>Returns the number of ordered pairs of places between which a flow of a kind differs.</summary>
    /// <remarks>Cost: linear in <see cref="Groups"/> and their places; no pair is traced.</remarks>
    public long CountPairs(FlowChangeKind kind) => Groups.Where(group => group.Changes.Any(flow => flow.Kind == kind)).Sum(group => group.PairCount);

    /// <inheritdoc/>
    public bool Equals(NetworkDiff? other) => other is not null && Configuration.Equals(other.Configuration) && Groups.Equals(other.Groups);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Configuration, Groups.Count);

    /// <summary>Returns the counts in one line, for example <c>2 resources differ; pairs of places with flows opened 4, closed 1</c>.</summary>
    public override string ToString()
    {
        string flows = string.Join(", ", Enum.GetValues<FlowChangeKind>().Select(kind => (Kind: kind, Count: CountPairs(kind))).Where(item => item.Count > 0)
            .Select(item => FormattableString.Invariant($"{item.Kind.ToString().ToLowerInvariant()} {item.Count}")));
        string resources = Configuration.Count == 1 ? "1 resource differs" : FormattableString.Invariant($"{Configuration.Count} resources differ");
        return flows.Length == 0 ? $"{resources}; no flow does" : $"{resources}; pairs of places with flows {flows}";
    }

    private ValueList<FlowChange> Of(FlowChangeKind kind) => [.. Flows.Where(flow => flow.Kind == kind)];
}
