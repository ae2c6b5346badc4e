namespace VNetPeering.Sdk.Testing.Generation;

/// <summary>A hub of a generated network and what it offers to its spokes.</summary>
internal sealed record GeneratedHub
{
    internal required int Number { get; init; }

    internal required VNetBuilder VNet { get; init; }

    internal required string Region { get; init; }

    internal bool HasGateway { get; init; }

    internal FirewallBuilder? Firewall { get; init; }

    internal ApplianceBuilder? Appliance { get; init; }
}
