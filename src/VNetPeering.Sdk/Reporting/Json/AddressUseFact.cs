namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A prefix in use.</summary>
internal sealed record AddressUseFact
{
    public required string Prefix { get; init; }

    /// <summary>Gets <c>vnet</c>, <c>site</c>, <c>clientPool</c>, <c>virtualHub</c>, <c>storedByPeering</c> or <c>reservation</c>.</summary>
    public required string Kind { get; init; }

    public required string Owner { get; init; }
}
