using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A subnet of a virtual network.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/virtualNetworks/subnets</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Subnet
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id. Some names are reserved for services; see <see cref="SpecialSubnets"/>.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the prefixes: one, an IPv4 and an IPv6 one (dual stack), or several of a family (preview). Empty when the input states none.</summary>
    public ValueList<AddressPrefix> AddressPrefixes { get; init; } = [];

    /// <summary>Gets the id of the network security group; null when there is none.</summary>
    public ResourceId? NetworkSecurityGroupId { get; init; }

    /// <summary>Gets the id of the route table; null when there is none. A subnet has at most one (rule 1.28).</summary>
    public ResourceId? RouteTableId { get; init; }

    /// <summary>Gets the id of the NAT gateway; null when there is none.</summary>
    public ResourceId? NatGatewayId { get; init; }

    /// <summary>Gets whether VMs without any other way out may reach the Internet (rule 3.71); null when the input does not say.</summary>
    public bool? DefaultOutboundAccess { get; init; }

    /// <summary>Gets the enabled service endpoints.</summary>
    public ValueList<ServiceEndpoint> ServiceEndpoints { get; init; } = [];

    /// <summary>Gets the services that the subnet is delegated to, for example <c>Microsoft.Web/serverFarms</c>.</summary>
    public ValueList<string> Delegations { get; init; } = [];

    /// <summary>
    /// Gets the ids of the IP configurations that lie in the subnet, as Azure lists them: what uses the subnet, whether or not the input describes it.
    /// Empty when the input does not say.
    /// </summary>
    public ValueList<ResourceId> IPConfigurationIds { get; init; } = [];

    /// <summary>Gets which network policies apply to the private endpoints of this subnet.</summary>
    /// <value>Default <see cref="PrivateEndpointNetworkPolicies.Disabled"/> (rule 5.41).</value>
    public PrivateEndpointNetworkPolicies PrivateEndpointNetworkPolicies { get; init; }
}
