using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Routes that a table may hold in Azure and that the input does not let one derive.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RouteGap
{
    /// <summary>Gets why they cannot be derived.</summary>
    public required UnknownReason Reason { get; init; }

    /// <summary>Gets the name of the resource that would bring them.</summary>
    public required string About { get; init; }
}
