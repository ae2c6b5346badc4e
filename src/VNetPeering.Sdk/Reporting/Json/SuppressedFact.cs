namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A finding that is known, with the reason where it was accepted.</summary>
internal sealed record SuppressedFact
{
    public required DiagnosticFact Diagnostic { get; init; }

    public string? Reason { get; init; }
}
