using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Reachability;

/// <summary>The way of a packet in one direction.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record DirectionTrace
{
    /// <summary>Gets how it ends.</summary>
    public required Disposition Disposition { get; init; }

    /// <summary>Gets the hops in order.</summary>
    public ValueList<FlowHop> Hops { get; init; } = [];
}
