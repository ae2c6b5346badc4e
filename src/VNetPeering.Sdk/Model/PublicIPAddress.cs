using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A public IP address resource.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/publicIPAddresses</c>. Immutable; thread-safe.</remarks>
public sealed record PublicIPAddress : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region.</summary>
    public Region Region { get; init; }

    /// <summary>Gets the address; null when it is not known yet.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>Gets the SKU, <c>Basic</c> or <c>Standard</c>; null when not stated.</summary>
    public string? Sku { get; init; }

    /// <summary>Gets the availability zones, for example 1, 2 and 3; empty for an address without zones, and null when not stated.</summary>
    public ValueList<string>? Zones { get; init; }
}
