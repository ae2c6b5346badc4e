using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Planning;

/// <summary>Whether a machine in a VNet can have an address, as Azure's <c>CheckIPAddressAvailability</c> answers.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record IPAddressAvailability
{
    /// <summary>Gets the address.</summary>
    public required HostAddress Address { get; init; }

    /// <summary>Gets the subnet that holds the address; null when none does.</summary>
    public ResourceId? Subnet { get; init; }

    /// <summary>Gets whether it is free: in a subnet, not one of Azure's own, and stated by no resource of the topology.</summary>
    public required bool IsAvailable { get; init; }

    /// <summary>Gets whether it is one of the five addresses of its subnet that Azure keeps for itself (rule 1.24).</summary>
    public bool IsPlatformReserved { get; init; }

    /// <summary>Gets, where it is not available, the lowest free addresses of the same prefix, five at most.</summary>
    public ValueList<HostAddress> AvailableIPAddresses { get; init; } = [];

    /// <summary>Gets Azure's error code where it has one: <c>PrivateIPAddressNotInAnySubnet</c>; else null.</summary>
    public string? ErrorCode { get; init; }
}
