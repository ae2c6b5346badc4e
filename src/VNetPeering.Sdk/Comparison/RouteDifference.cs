using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Comparison;

/// <summary>A row, or that part of a row, which only one of two tables has.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RouteDifference
{
    /// <summary>Gets the row, with those prefixes and next hops that only this table has.</summary>
    public required RecordedRoute Row { get; init; }

    /// <summary>Gets whether only Azure's recorded table has it; <see langword="false"/> when only the computed one does.</summary>
    public required bool IsRecorded { get; init; }

    /// <summary>Gets the gaps of the computed table that may account for it; empty when none does.</summary>
    public ValueList<RouteGap> ExplainedBy { get; init; } = [];

    /// <summary>Gets why it does not count; null when it is a difference.</summary>
    public UncomparedReason? NotComparedBecause { get; init; }

    /// <summary>Gets how many pairs of prefix and next hop it stands for, at least 1.</summary>
    public int Count => Row.AddressPrefixes.Count * Math.Max(1, Row.NextHopAddresses.Count);
}
