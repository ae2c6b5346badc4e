namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>validate</c>.</summary>
internal sealed record DiagnosticsAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required IReadOnlyList<DiagnosticFact> Diagnostics { get; init; }

    public required IReadOnlyList<SuppressedFact> Suppressed { get; init; }
}
