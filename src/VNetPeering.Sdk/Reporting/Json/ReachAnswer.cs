namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>reach</c>.</summary>
internal sealed record ReachAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required string Verdict { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Protocol { get; init; }

    public required DirectionFact Forward { get; init; }

    public required DirectionFact Return { get; init; }

    public required IReadOnlyList<BlockerFact> Blockers { get; init; }

    public required IReadOnlyList<UnknownFactAnswer> Unknown { get; init; }

    public required IReadOnlyList<AssumptionFact> Assumptions { get; init; }

    public required IReadOnlyList<FixFact> Fixes { get; init; }

    public required IReadOnlyList<PartFact> Partial { get; init; }
}
