using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What security admin rules and security groups say to a packet: null where it is not known. The name is written as in 7.21, and is null where no group looks at the packet or the rule is not certain.</summary>
public sealed record OracleDecision(SecurityRuleAccess? Access, string? RuleName)
{
    /// <summary>Gets the group of the rule.</summary>
    public ResourceId? GroupId { get; init; }

    /// <summary>Gets why it is not known; empty where it is.</summary>
    public ValueList<UnknownReason> Unknowns { get; init; } = [];

    /// <summary>Gets whether a security admin rule decides.</summary>
    public bool IsOfAdminRule { get; init; }
}
