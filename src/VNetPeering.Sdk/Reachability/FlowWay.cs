using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>One way that a flow and its answer can take: that of a class of addresses which meet the same routes, by one choice among equal paths.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowWay
{
    /// <summary>Gets the source addresses of the class.</summary>
    public required AddressRange From { get; init; }

    /// <summary>Gets the destination addresses of the class.</summary>
    public required AddressRange To { get; init; }

    /// <summary>Gets the verdict of this way alone.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets the way of the flow.</summary>
    public required DirectionTrace Forward { get; init; }

    /// <summary>Gets the way of the answer.</summary>
    public required DirectionTrace Return { get; init; }
}
