using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An IP configuration of a network interface.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record IPConfiguration
{
    /// <summary>Gets the name, unique in its interface.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the id of the subnet; null when unresolved.</summary>
    public ResourceId? SubnetId { get; init; }

    /// <summary>Gets the private address; null when it is allocated dynamically and not known yet.</summary>
    public HostAddress? PrivateIPAddress { get; init; }

    /// <summary>Gets whether Azure picks the address, <c>Dynamic</c> in its words: an address that is stated all the same is what Azure picked, and is not asked for.</summary>
    /// <value>Default <see langword="false"/>: the address is asked for, where there is one.</value>
    public bool IsAddressDynamic { get; init; }

    /// <summary>Gets the id of the public IP address; null when there is none.</summary>
    public ResourceId? PublicIPAddressId { get; init; }

    /// <summary>Gets the ids of the application security groups that the configuration belongs to.</summary>
    public ValueList<ResourceId> ApplicationSecurityGroupIds { get; init; } = [];

    /// <summary>Gets the ids of the load-balancer backend pools that the configuration belongs to.</summary>
    public ValueList<ResourceId> LoadBalancerBackendPoolIds { get; init; } = [];
}
