using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A remote site as a VPN gateway sees it: its VPN device and the prefixes behind it.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/localNetworkGateways</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record LocalNetworkGateway : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region.</summary>
    public Region Region { get; init; }

    /// <summary>Gets the prefixes behind the device. They become routes of a static connection; with BGP only the peer's address is needed (rule 4.20).</summary>
    public ValueList<AddressPrefix> AddressSpace { get; init; } = [];

    /// <summary>Gets the public address of the device as written; null when not stated.</summary>
    public string? GatewayIPAddress { get; init; }

    /// <summary>Gets the autonomous system number of the device; null when it does not speak BGP.</summary>
    public long? Asn { get; init; }

    /// <summary>Gets the BGP address of the device; null when it does not speak BGP.</summary>
    public HostAddress? BgpPeeringAddress { get; init; }

    /// <summary>Gets the declared site behind the device; null when the input declares none, and the device then stands for its site.</summary>
    public ResourceName? Site { get; init; }
}
