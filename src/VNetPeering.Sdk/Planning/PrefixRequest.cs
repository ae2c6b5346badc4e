using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>A prefix that is to be planned.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PrefixRequest
{
    /// <summary>Gets the name, by which a lock file keeps what was planned. Unique in a plan.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the length, for example 24. Up to 32 for IPv4, as long as the pools are IPv4.</summary>
    public required int Length { get; init; }
}
