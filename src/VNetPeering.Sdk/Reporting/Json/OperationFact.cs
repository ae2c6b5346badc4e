using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer to one operation.</summary>
internal sealed record OperationFact
{
    public required int Step { get; init; }

    public required string Method { get; init; }

    public required string Resource { get; init; }

    public required int Status { get; init; }

    /// <summary>Gets Azure's error code; null when the operation was accepted, and where no source shows the code.</summary>
    public string? Code { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Fix { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Subject { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }

    /// <summary>Gets what the operation named and changed, as it is behind it; null when the operation was refused.</summary>
    public OperationStateFact? State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DiagnosticFact>? LeftBehind { get; init; }
}
