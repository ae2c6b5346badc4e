using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An Azure virtual network with its subnets and its own side of its peerings.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/virtualNetworks</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record VNet
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region. Peering between VNets of different regions is global peering.</summary>
    /// <value>Default: none stated, which counts as the same region as any other VNet's.</value>
    public Region Region { get; init; }

    /// <summary>Gets the id of the Microsoft Entra tenant; null when not stated.</summary>
    public string? TenantId { get; init; }

    /// <summary>Gets the cloud.</summary>
    /// <value>Default <see cref="Model.Cloud.Public"/>.</value>
    public Cloud Cloud { get; init; }

    /// <summary>Gets the deployment model.</summary>
    /// <value>Default <see cref="Model.DeploymentModel.ResourceManager"/>.</value>
    public DeploymentModel DeploymentModel { get; init; }

    /// <summary>Gets the address space: any number of IPv4 and IPv6 prefixes in the order of the source. Each becomes a system route (rule 1.03).</summary>
    public ValueList<AddressPrefix> AddressSpace { get; init; } = [];

    /// <summary>Gets the DNS servers as written: addresses, or the text of an expression that is known at run time only.</summary>
    public ValueList<string> DnsServers { get; init; } = [];

    /// <summary>Gets the subnets in the order of the source.</summary>
    public ValueList<Subnet> Subnets { get; init; } = [];

    /// <summary>Gets this VNet's side of its peerings: the links that it owns.</summary>
    public ValueList<Peering> Peerings { get; init; } = [];

    /// <summary>Gets what a VPN or ExpressRoute gateway announces in place of <see cref="AddressSpace"/> (rule 4.32); empty for the normal behaviour.</summary>
    public ValueList<AddressPrefix> SummarizedGatewayPrefixes { get; init; } = [];

    /// <summary>
    /// Gets whether nothing but the id is known: another resource names this VNet, and the input does not describe it.
    /// What would depend on its address space or links is then Unknown.
    /// </summary>
    public bool IsPlaceholder { get; init; }
}
