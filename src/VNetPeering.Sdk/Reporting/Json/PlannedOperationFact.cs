namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>An operation of a plan.</summary>
internal sealed record PlannedOperationFact
{
    /// <summary>Gets <c>PUT</c>, <c>DELETE</c>, <c>SYNC</c>, <c>ADD</c> or <c>REMOVE</c>, as in an operations file.</summary>
    public required string Method { get; init; }

    public required string Resource { get; init; }

    /// <summary>Gets the prefix of <c>ADD</c> and <c>REMOVE</c>; null for others.</summary>
    public string? Prefix { get; init; }
}
