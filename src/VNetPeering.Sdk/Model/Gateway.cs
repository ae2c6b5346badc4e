using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A virtual network gateway: VPN or ExpressRoute.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/virtualNetworkGateways</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Gateway : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region.</summary>
    public Region Region { get; init; }

    /// <summary>Gets the kind of gateway.</summary>
    public required GatewayType Type { get; init; }

    /// <summary>Gets how a VPN gateway picks tunnels; null when not stated or not a VPN gateway.</summary>
    public VpnType? VpnType { get; init; }

    /// <summary>Gets the SKU, for example <c>VpnGw1AZ</c>, <c>Basic</c> or <c>ErGw1Az</c>; null when not stated.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the generation, for example <c>Generation1</c>; null when not stated.</summary>
    public string? Generation { get; init; }

    /// <summary>Gets whether both instances carry traffic (rule 4.06); null when not stated, which Azure takes as <see langword="false"/>.</summary>
    public bool? ActiveActive { get; init; }

    /// <summary>Gets whether the gateway speaks BGP; null when not stated, which Azure takes as <see langword="false"/>.</summary>
    public bool? EnableBgp { get; init; }

    /// <summary>Gets the autonomous system number; null when not stated, which means 65515 (rule 4.07).</summary>
    public long? Asn { get; init; }

    /// <summary>Gets the BGP addresses of the instances, where stated.</summary>
    public ValueList<HostAddress> BgpPeeringAddresses { get; init; } = [];

    /// <summary>Gets the IP configurations: one per instance that carries traffic.</summary>
    public ValueList<GatewayIPConfiguration> IPConfigurations { get; init; } = [];

    /// <summary>Gets the address pools of point-to-site clients; empty when there are no such clients.</summary>
    public ValueList<AddressPrefix> ClientAddressPools { get; init; } = [];

    /// <summary>Gets further prefixes that are pushed to point-to-site clients (rule 4.50).</summary>
    public ValueList<AddressPrefix> CustomRoutes { get; init; } = [];

    /// <summary>Gets the tunnel types that point-to-site clients may use, for example <c>IkeV2</c>, <c>SSTP</c> or <c>OpenVPN</c>; empty when not stated.</summary>
    public ValueList<string> ClientProtocols { get; init; } = [];

    /// <summary>Gets the id of the subnet that holds the gateway; null when the input does not say.</summary>
    public ResourceId? SubnetId => IPConfigurations.Count > 0 ? IPConfigurations[0].SubnetId : null;

    /// <summary>Gets the id of the VNet that holds the gateway; null when the input does not say.</summary>
    public ResourceId? VNetId => SubnetId?.Parent;
}
