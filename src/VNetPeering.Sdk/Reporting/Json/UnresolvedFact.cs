namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A value of the input that is not known before deployment.</summary>
internal sealed record UnresolvedFact
{
    /// <summary>Gets the place of the value in this answer; null where no fact shows it.</summary>
    public string? Path { get; init; }

    public required string Expression { get; init; }

    public string? Resource { get; init; }

    public string? File { get; init; }

    public string? JsonPath { get; init; }
}
