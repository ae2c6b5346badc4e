using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>The answer to "does this flow arrive, and does its answer come back", with the way of both directions as data.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowTrace
{
    /// <summary>Gets where the flow starts.</summary>
    public required Place From { get; init; }

    /// <summary>Gets where the flow goes.</summary>
    public required Place To { get; init; }

    /// <summary>Gets the protocol and ports.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Gets the verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets the way of the flow. Where <see cref="Partial"/> lists several classes, the first one with the verdict.</summary>
    public required DirectionTrace Forward { get; init; }

    /// <summary>Gets the way of the answer.</summary>
    public required DirectionTrace Return { get; init; }

    /// <summary>Gets everything certain that stops the flow or its answer; empty unless the verdict is Blocked.</summary>
    public ValueList<Blocker> Blockers { get; init; } = [];

    /// <summary>Gets what decides and is not known.</summary>
    public ValueList<UnknownFact> Unknowns { get; init; } = [];

    /// <summary>Gets what the verdict took for granted.</summary>
    public ValueList<Assumption> Assumptions { get; init; } = [];

    /// <summary>Gets the verdicts of the parts, where they differ; empty when one verdict holds for all.</summary>
    public ValueList<PartialVerdict> Partial { get; init; } = [];

    /// <summary>
    /// Gets every way that the flow and its answer can take: at least one for each class of packets that meet the same routes and rules, and one for each choice among
    /// equal paths (rule 3.58), up to 256 in a class. Empty when a place has no address. <see cref="Forward"/> and <see cref="Return"/> are one of them.
    /// </summary>
    public ValueList<FlowWay> Ways { get; init; } = [];
}
