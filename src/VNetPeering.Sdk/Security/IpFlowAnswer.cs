using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>The answer of <c>IP flow verify</c>.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record IpFlowAnswer
{
    /// <summary>
    /// Gets whether the packet passes: it does when security admin rules do not deny it, and always allow it or every group that it meets allows it, on every port
    /// that was asked about. Null when that is not known.
    /// </summary>
    public required SecurityRuleAccess? Access { get; init; }

    /// <summary>
    /// Gets the rule that decides: the one that denies, else that of the last group, else the security admin rule that allows; null where there is none. An admin
    /// rule has the form <c>securityAdminRules/no-ssh</c>, which is ours: Azure's is on no record.
    /// </summary>
    public string? RuleName { get; init; }

    /// <summary>Gets the group of the rule; null where there is none.</summary>
    public ResourceId? GroupId { get; init; }

    /// <summary>Gets the rule collection of the security admin rule that decides; null where none does.</summary>
    public ResourceId? AdminRuleCollectionId { get; init; }

    /// <summary>Gets what the security admin rule that decides does; null where none does, or it is not known.</summary>
    public AdminRuleAccess? AdminRuleAccess { get; init; }

    /// <summary>Gets what decides and is not known.</summary>
    public ValueList<RouteGap> Gaps { get; init; } = [];
}
