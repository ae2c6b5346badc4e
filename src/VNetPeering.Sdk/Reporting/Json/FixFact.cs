namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A way out, as edits of the topology.</summary>
internal sealed record FixFact
{
    public required string Title { get; init; }

    public required IReadOnlyList<string> Edits { get; init; }
}
