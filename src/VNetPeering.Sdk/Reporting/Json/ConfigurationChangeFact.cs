namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A resource that differs.</summary>
internal sealed record ConfigurationChangeFact
{
    /// <summary>Gets <c>added</c>, <c>removed</c> or <c>modified</c>.</summary>
    public required string Change { get; init; }

    public required string Resource { get; init; }

    public required IReadOnlyList<PropertyChangeFact> Properties { get; init; }
}
