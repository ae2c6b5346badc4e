namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A connectivity configuration.</summary>
internal sealed record ConnectivityConfigurationFact
{
    public required string Name { get; init; }

    public required string ConnectivityTopology { get; init; }

    public required IReadOnlyList<string> Hubs { get; init; }

    /// <summary>Gets the ids of the network groups.</summary>
    public required IReadOnlyList<string> AppliesToGroups { get; init; }

    /// <summary>Gets the regions that it is deployed to; null when the input does not say.</summary>
    public IReadOnlyList<string>? DeployedRegions { get; init; }
}
