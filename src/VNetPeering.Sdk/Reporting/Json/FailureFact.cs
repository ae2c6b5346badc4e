namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Something that fails.</summary>
internal sealed record FailureFact
{
    /// <summary>Gets the word that the tool takes in front of a name.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public string? Resource { get; init; }
}
