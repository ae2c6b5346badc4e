namespace VNetPeering.Sdk.Planning;

/// <summary>How many addresses of a subnet are taken, as the <c>usages</c> of a VNet say.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record SubnetUsage
{
    /// <summary>Gets the number of addresses that resources of the topology have; an IP configuration of an interface counts before its address is known.</summary>
    public required int CurrentValue { get; init; }

    /// <summary>Gets the number of addresses that can be had in all: those of the IPv4 prefixes without the five that Azure keeps of each (rule 1.24).</summary>
    public required long Limit { get; init; }
}
