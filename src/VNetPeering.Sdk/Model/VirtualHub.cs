using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A Virtual WAN hub with its VNet connections. What lies beyond it is not modelled.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/virtualHubs</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record VirtualHub : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region.</summary>
    public Region Region { get; init; }

    /// <summary>Gets the prefix of the hub; null when not stated.</summary>
    public AddressPrefix? AddressPrefix { get; init; }

    /// <summary>Gets the connections to VNets.</summary>
    public ValueList<HubConnection> Connections { get; init; } = [];
}
