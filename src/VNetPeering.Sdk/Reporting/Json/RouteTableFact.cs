namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A route table.</summary>
internal sealed record RouteTableFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public bool? DisableBgpRoutePropagation { get; init; }

    public required IReadOnlyList<RouteFact> Routes { get; init; }
}
