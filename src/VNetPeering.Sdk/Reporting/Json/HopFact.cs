namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A place that a packet passes.</summary>
internal sealed record HopFact
{
    public required string At { get; init; }

    public string? Resource { get; init; }

    public string? Over { get; init; }

    public required IReadOnlyList<StepFact> Steps { get; init; }
}
