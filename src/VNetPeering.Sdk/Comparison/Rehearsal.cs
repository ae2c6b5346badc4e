using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison;

/// <summary>What a failure does to a network: what is down, which flows break, which go on by another way.</summary>
/// <remarks>
/// The network is looked at when it has settled: sessions have fallen, probes have failed, the other instance has taken over. What fails stays configured, so user-defined routes
/// keep leading to it (rule 3.37). Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
public sealed record Rehearsal
{
    /// <summary>Gets what fails, all at once.</summary>
    public ValueList<Failure> Failures { get; init; } = [];

    /// <summary>Gets what is down: what fails, what lies in it, what leads there, the sessions that fall.</summary>
    public ValueList<DownResource> Down { get; init; } = [];

    /// <summary>Gets the places that are gone with what fails: subnets and interfaces in a VNet, the interfaces of an appliance, a site.</summary>
    public ValueList<Place> LostEnds { get; init; } = [];

    /// <summary>Gets the flows between a lost end and a place that is still there, like pairs of places told once.</summary>
    public ValueList<FlowChangeGroup> LostGroups => Lost.Groups;

    /// <summary>Gets the flows between a lost end and a place that is still there; they differ because an end is gone, and nothing else is said by them.</summary>
    /// <remarks>Cost: that of <see cref="Flows"/>.</remarks>
    public ValueList<FlowChange> LostFlows
    {
        get => Lost.Flows;
        init => Lost = new NetworkDiff { Flows = value };
    }

    /// <summary>Gets the flows between places that are still there and that fare otherwise, like pairs of places told once, in the order of their first places.</summary>
    public ValueList<FlowChangeGroup> Groups => Difference.Groups;

    /// <summary>Gets the same flows pair by pair, in the order of their places. They have no causes but the failure.</summary>
    /// <remarks>
    /// Cost: computed at the first call, a compilation and three traces for each pair of <see cref="Groups"/> but the first one of each. Where a group has a million pairs, ask the group.
    /// </remarks>
    public ValueList<FlowChange> Flows
    {
        get => Difference.Flows;
        init => Difference = new NetworkDiff { Flows = value };
    }

    /// <summary>Gets what the answer took for granted about the failure.</summary>
    public ValueList<Assumption> Assumptions { get; init; } = [];

    /// <summary>Gets the flows that break, each with its blockers.</summary>
    public ValueList<FlowChange> Broken => Of(FlowChangeKind.Closed);

    /// <summary>Gets the flows that go on by another way: another gateway, tunnel, appliance of a pair, or straight on without the inspection that they passed.</summary>
    public ValueList<FlowChange> Survived => Of(FlowChangeKind.Moved);

    /// <summary>Gets the flows that the failure lets through: an inspection or a learned route that kept them away is gone.</summary>
    public ValueList<FlowChange> Opened => Of(FlowChangeKind.Opened);

    /// <summary>Gets the flows of which it is not known whether they go on, or was not known before.</summary>
    public ValueList<FlowChange> Unclear => Of(FlowChangeKind.Unclear);

    /// <summary>Gets the number of ordered pairs of places with a flow that breaks. A list of rehearsals is ranked by it.</summary>
    public long BrokenPairs => Pairs(FlowChangeKind.Closed);

    /// <summary>Gets whether everything that is still there works as before, by the same way or another: nothing breaks, opens or is unclear.</summary>
    public bool IsHarmless => Groups.All(group => group.Changes.All(flow => flow.Kind == FlowChangeKind.Moved));

    internal NetworkDiff Difference { get; init; } = new();

    internal NetworkDiff Lost { get; init; } = new();

    internal long Pairs(FlowChangeKind kind) => Difference.CountPairs(kind);

    private ValueList<FlowChange> Of(FlowChangeKind kind) => [.. Flows.Where(flow => flow.Kind == kind)];
}
