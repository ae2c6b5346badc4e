namespace VNetPeering.Sdk.Model;

/// <summary>An application security group: a name for a set of network interfaces, used in security rules.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/applicationSecurityGroups</c>. Immutable; thread-safe.</remarks>
public sealed record ApplicationSecurityGroup : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;
}
