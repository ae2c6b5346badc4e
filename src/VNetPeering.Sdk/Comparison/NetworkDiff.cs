using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Comparison;

/// <summary>What differs between two networks: in the configuration, and in what packets do.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record NetworkDiff
{
    /// <summary>Gets the resources that differ, in the order of their ids.</summary>
    public ValueList<ConfigurationChange> Configuration { get; init; } = [];

    /// <summary>Gets the flows that differ, in the order of their places.</summary>
    public ValueList<FlowChange> Flows { get; init; } = [];

    /// <summary>Gets the flows that are Reachable now.</summary>
    public ValueList<FlowChange> Opened => Of(FlowChangeKind.Opened);

    /// <summary>Gets the flows that are not Reachable any more.</summary>
    public ValueList<FlowChange> Closed => Of(FlowChangeKind.Closed);

    /// <summary>Gets the flows that take another way.</summary>
    public ValueList<FlowChange> Moved => Of(FlowChangeKind.Moved);

    /// <summary>Gets the flows of which one of both verdicts is Unknown.</summary>
    public ValueList<FlowChange> Unclear => Of(FlowChangeKind.Unclear);

    private ValueList<FlowChange> Of(FlowChangeKind kind) => [.. Flows.Where(flow => flow.Kind == kind)];
}
