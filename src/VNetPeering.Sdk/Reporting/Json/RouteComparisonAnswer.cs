using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>verify</c>.</summary>
internal sealed record RouteComparisonAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required string Verdict { get; init; }

    public required string Subnet { get; init; }

    public required int Same { get; init; }

    public required IReadOnlyList<ComparedRow> Missing { get; init; }

    public required IReadOnlyList<ComparedRow> Extra { get; init; }

    public required IReadOnlyList<ComparedRow> NotCompared { get; init; }

    public required IReadOnlyList<UnknownFactAnswer> Gaps { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NoneListFact? BetterNoneList { get; init; }

    public required IReadOnlyList<AssumptionFact> Assumptions { get; init; }

    public required IReadOnlyList<DiagnosticFact> Diagnostics { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }
}
