using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A network security group.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/networkSecurityGroups</c>; the default rules are not listed. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record NetworkSecurityGroup : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region.</summary>
    public Region Region { get; init; }

    /// <summary>Gets the custom rules in the order of the source.</summary>
    public ValueList<SecurityRule> SecurityRules { get; init; } = [];
}
