namespace VNetPeering.Sdk.Model;

/// <summary>A load-balancing rule or inbound NAT rule: which packets of a front end go to a backend pool or interface.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record LoadBalancerRule
{
    /// <summary>Gets the name, unique in its load balancer.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the name of the front end; empty when unresolved.</summary>
    public ResourceName FrontEnd { get; init; }

    /// <summary>Gets the id of the backend pool; null for an inbound NAT rule to one interface.</summary>
    public ResourceId? BackendPoolId { get; init; }

    /// <summary>Gets the protocol: <c>Tcp</c>, <c>Udp</c> or <c>All</c>, which is the "HA ports" form.</summary>
    /// <value>Default <c>All</c>.</value>
    public string Protocol { get; init; } = "All";

    /// <summary>Gets the port at the front end; 0 with protocol <c>All</c> means every port.</summary>
    public int FrontEndPort { get; init; }

    /// <summary>Gets the port at the backend; 0 with protocol <c>All</c> means the same port.</summary>
    public int BackendPort { get; init; }

    /// <summary>Gets the id of the interface configuration of an inbound NAT rule; null for a load-balancing rule.</summary>
    public ResourceId? BackendIPConfigurationId { get; init; }
}
