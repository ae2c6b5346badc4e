using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Something that decides about a flow and is not known.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record UnknownFact
{
    /// <summary>Gets why it is not known.</summary>
    public required UnknownReason Reason { get; init; }

    /// <summary>Gets the place in short words.</summary>
    public required string At { get; init; }

    /// <summary>Gets whether it decides about the answer, not the flow itself.</summary>
    public required bool OnReturn { get; init; }

    /// <summary>Gets what it is about: a resource name, an address or an expression.</summary>
    public required string About { get; init; }
}
