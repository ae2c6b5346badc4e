namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A rehearsal.</summary>
internal sealed record RehearsalFact
{
    public required IReadOnlyList<FailureFact> Fails { get; init; }

    /// <summary>Gets whether all that is still there works as before, by whatever way.</summary>
    public required bool Harmless { get; init; }

    /// <summary>Gets the number of ordered pairs of places with a flow that breaks.</summary>
    public required long BrokenPairs { get; init; }

    public required IReadOnlyList<DownFact> Down { get; init; }

    public required IReadOnlyList<FlowChangeFact> Broken { get; init; }

    public required IReadOnlyList<FlowChangeFact> Opened { get; init; }

    public required IReadOnlyList<FlowChangeFact> Unclear { get; init; }

    public required IReadOnlyList<FlowChangeFact> Survived { get; init; }

    public required IReadOnlyList<string> LostEnds { get; init; }

    public required IReadOnlyList<FlowChangeFact> LostFlows { get; init; }

    public required IReadOnlyList<AssumptionFact> Assumptions { get; init; }
}
