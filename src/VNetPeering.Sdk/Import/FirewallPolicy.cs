using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A firewall policy that a source describes.</summary>
internal sealed record FirewallPolicy(ResourceId Id)
{
    /// <summary>Gets the policy whose rules come before the own ones; null when there is none.</summary>
    internal ResourceId? BasePolicyId { get; init; }

    /// <summary>Gets the groups that the source names.</summary>
    internal ValueList<ResourceId> GroupIds { get; init; } = [];

    /// <summary>Gets whether groups or a base policy stand there that cannot be read.</summary>
    internal bool IsOpen { get; init; }
}
