namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A flow that is down after a wave.</summary>
internal sealed record InterruptionFact
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required string Protocol { get; init; }

    public required IReadOnlyList<string> Ports { get; init; }

    public required IReadOnlyList<BlockerFact> Blockers { get; init; }

    public required IReadOnlyList<string> Cause { get; init; }
}
