using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Model;

/// <summary>A front end of a load balancer: internal when it has a subnet, public when it has a public IP address.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record LoadBalancerFrontEnd
{
    /// <summary>Gets the name, unique in its load balancer.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the id of the subnet of an internal front end; null otherwise.</summary>
    public ResourceId? SubnetId { get; init; }

    /// <summary>Gets the private address of an internal front end; null when it is not known yet.</summary>
    public HostAddress? PrivateIPAddress { get; init; }

    /// <summary>Gets whether Azure picks the address, <c>Dynamic</c> in its words: an address that is stated all the same is what Azure picked, and is not asked for.</summary>
    /// <value>Default <see langword="false"/>: the address is asked for, where there is one.</value>
    public bool IsAddressDynamic { get; init; }

    /// <summary>Gets the id of the public IP address of a public front end; null otherwise.</summary>
    public ResourceId? PublicIPAddressId { get; init; }
}
