using System.Diagnostics.CodeAnalysis;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>Admin rules for the VNets of some network groups.</summary>
/// <remarks>
/// Corresponds to <c>Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections</c>. Immutable; equal when all parts are equal; thread-safe.
/// </remarks>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "Azure calls it so.")]
public sealed record AdminRuleCollection : INetworkResource
{
    /// <summary>Gets the resource id; its parent is the configuration.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the ids of the network groups that the rules apply to: every VNet in one of them.</summary>
    public ValueList<ResourceId> AppliesToGroups { get; init; } = [];

    /// <summary>Gets the rules.</summary>
    public ValueList<AdminRule> Rules { get; init; } = [];
}
