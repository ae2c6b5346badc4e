namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>An address space.</summary>
internal sealed record AddressSpaceFact
{
    public required IReadOnlyList<string> AddressPrefixes { get; init; }
}
