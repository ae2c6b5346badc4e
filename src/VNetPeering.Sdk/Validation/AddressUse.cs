using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>One IP configuration of a resource in a subnet. The address is null where Azure picks it and the topology does not say which.</summary>
internal sealed record AddressUse
{
    public required AddressUseKind Kind { get; init; }

    /// <summary>Gets the id of the interface, load balancer, endpoint, firewall, gateway or Route Server.</summary>
    public required ResourceId OwnerId { get; init; }

    public required ResourceId SubnetId { get; init; }

    public HostAddress? Address { get; init; }

    /// <summary>Gets whether nobody asks for the address: Azure picked it, or will pick another.</summary>
    public bool IsDynamic { get; init; }

    /// <summary>Gets the subnet; null when the topology does not describe it, or when its prefixes are not stated or could not be read.</summary>
    public Subnet? Subnet { get; init; }

    /// <summary>Gets whether a virtual machine has the interface.</summary>
    public bool IsAttached { get; init; }

    /// <summary>Gets whether this is the interface that the platform made for a private endpoint, which says the same itself.</summary>
    public bool IsEndpointInterface { get; init; }

    /// <summary>Gets whether a user put it into the subnet: the rest are services that Azure runs there.</summary>
    public bool IsOfUser => !IsEndpointInterface && Kind is (AddressUseKind.NetworkInterface or AddressUseKind.LoadBalancer or AddressUseKind.PrivateEndpoint);

    /// <summary>Gets whether the address is asked for and surely lies in no prefix of the subnet.</summary>
    public bool IsOutside => !IsDynamic && Subnet is { } subnet && Address is { } address && !subnet.AddressPrefixes.Any(prefix => prefix.Contains(address));

    /// <summary>Gets whether the address is asked for and Azure keeps it (rule 1.24, IPv4 only). Of a prefix that is too small for a subnet nothing is said.</summary>
    public bool IsReserved => !IsDynamic && Subnet is { } subnet && Address is { Family: IPFamily.IPv4 } address &&
        subnet.AddressPrefixes.Any(prefix => prefix.Length <= SubnetAddresses.LongestIPv4Length && SubnetAddresses.IsReserved(prefix, address));

    /// <summary>Gets the noun for messages.</summary>
    public string Noun => Kind switch
    {
        AddressUseKind.NetworkInterface => "network interface",
        AddressUseKind.LoadBalancer => "load balancer",
        AddressUseKind.PrivateEndpoint => "private endpoint",
        AddressUseKind.Firewall => "Azure Firewall",
        AddressUseKind.Gateway => "gateway",
        AddressUseKind.RouteServer => "Route Server",
        _ => throw new InvalidOperationException($"{Kind} is no kind of address use."),
    };
}
