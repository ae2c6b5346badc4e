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
