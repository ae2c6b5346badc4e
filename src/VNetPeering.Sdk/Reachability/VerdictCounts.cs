namespace VNetPeering.Sdk.Reachability;

/// <summary>How many flows have which verdict.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record VerdictCounts
{
    /// <summary>Gets the number of Reachable flows.</summary>
    public required long Reachable { get; init; }

    /// <summary>Gets the number of Blocked flows.</summary>
    public required long Blocked { get; init; }

    /// <summary>Gets the number of Unknown flows.</summary>
    public required long Unknown { get; init; }
}
