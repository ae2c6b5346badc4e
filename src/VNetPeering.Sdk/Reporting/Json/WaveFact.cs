namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A wave of a plan.</summary>
internal sealed record WaveFact
{
    public required int Wave { get; init; }

    public required IReadOnlyList<PlannedOperationFact> Operations { get; init; }

    public required IReadOnlyList<InterruptionFact> Interrupts { get; init; }
}
