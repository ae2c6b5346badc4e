namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A connectivity configuration.</summary>
internal sealed record ConnectivityConfigurationFact
{
    public required string Name { get; init; }

    public required string ConnectivityTopology { get; init; }

    public required IReadOnlyList<string> Hubs { get; init; }

    /// <summary>Gets the ids of the network groups.</summary>
    public required IReadOnlyList<string> AppliesToGroups { get; init; }

    /// <summary>Gets the ids of the groups whose members reach each other directly.</summary>
    public required IReadOnlyList<string> DirectlyConnected { get; init; }

    /// <summary>Gets the ids of the groups that borrow the hub's gateway.</summary>
    public required IReadOnlyList<string> UseHubGateway { get; init; }

    /// <summary>Gets whether a mesh, or the direct connectivity of one of the groups, crosses regions.</summary>
    public required bool IsGlobal { get; init; }

    /// <summary>Gets the regions that it is deployed to; null when the input does not say.</summary>
    public IReadOnlyList<string>? DeployedRegions { get; init; }
}
