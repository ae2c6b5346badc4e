namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>One thing that happens to a packet.</summary>
internal sealed record StepFact
{
    public required string Kind { get; init; }

    public required string Detail { get; init; }
}
