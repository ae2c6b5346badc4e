using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A NAT gateway: the way out to the Internet for the subnets that name it (rule 3.70).</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/natGateways</c>. Immutable; thread-safe.</remarks>
public sealed record NatGateway : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the ids of the public IP addresses.</summary>
    public ValueList<ResourceId> PublicIPAddressIds { get; init; } = [];
}
