namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A network group with the ids of its static members.</summary>
internal sealed record NetworkGroupFact
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Members { get; init; }
}
