using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A group of VNets that configurations of a network manager apply to.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/networkManagers/networkGroups</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record NetworkGroup : INetworkResource
{
    /// <summary>Gets the resource id; its parent is the network manager.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the members that were put into the group by hand. A member that Azure Policy puts there is in no export: list it here as well.</summary>
    public ValueList<StaticMember> StaticMembers { get; init; } = [];

    /// <summary>
    /// Gets whether VNets that are not listed may be members as well: Azure Policy puts VNets into the group, or no source lists a member. What hangs on such
    /// a membership is Unknown.
    /// </summary>
    /// <value>Default <see langword="false"/>: the list is complete.</value>
    public bool MayHaveOtherMembers { get; init; }
}
