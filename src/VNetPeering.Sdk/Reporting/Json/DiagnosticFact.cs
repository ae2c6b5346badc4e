namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>One finding.</summary>
internal sealed record DiagnosticFact
{
    public required string Id { get; init; }

    public required string Severity { get; init; }

    public string? AzureErrorCode { get; init; }

    public string? Resource { get; init; }

    public required IReadOnlyList<string> Related { get; init; }

    public required string Message { get; init; }

    public required string Fix { get; init; }

    public required string Help { get; init; }

    public LocationFact? Location { get; init; }
}
