namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>An Azure Firewall.</summary>
internal sealed record FirewallFact
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Subnet { get; init; }

    public string? VirtualHub { get; init; }
}
