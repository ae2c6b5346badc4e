using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A private endpoint. It appears as a host route in its VNet and in directly peered ones (rule 3.10).</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/privateEndpoints</c>. Immutable; thread-safe.</remarks>
public sealed record PrivateEndpoint : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the id of the subnet; null when unresolved.</summary>
    public ResourceId? SubnetId { get; init; }

    /// <summary>Gets the private addresses; empty when they are not known yet.</summary>
    public ValueList<HostAddress> Addresses { get; init; } = [];
}
