using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Whether two sets of places are kept apart.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Isolation
{
    /// <summary>Gets the flows that are not certainly Blocked, Unknown ones included, in the order of the sets.</summary>
    public required ValueList<MatrixCell> Breaches { get; init; }

    /// <summary>Gets whether every flow between the sets, in both directions, is certainly Blocked.</summary>
    public bool Holds => Breaches.Count == 0;
}
