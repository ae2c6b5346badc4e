using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Model;

/// <summary>Where one instance of a gateway lies.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record GatewayIPConfiguration
{
    /// <summary>Gets the name of the configuration.</summary>
    public ResourceName Name { get; init; }

    /// <summary>Gets the id of the GatewaySubnet; null when unresolved.</summary>
    public ResourceId? SubnetId { get; init; }

    /// <summary>Gets the id of the public IP address; null when there is none or it is unresolved.</summary>
    public ResourceId? PublicIPAddressId { get; init; }

    /// <summary>Gets the private address, where stated.</summary>
    public HostAddress? PrivateIPAddress { get; init; }
}
