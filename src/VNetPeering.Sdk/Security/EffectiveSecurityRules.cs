using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>The security groups of a subnet or network interface with their rules, as <c>az network nic list-effective-nsg</c> shows them (rule book 7.4), VM or not.</summary>
/// <remarks>Immutable; thread-safe.</remarks>
public sealed record EffectiveSecurityRules
{
    /// <summary>Gets the groups in the order in which inbound packets meet them: the subnet's, then the interface's. Empty when there is none: what admin rules do not deny is allowed.</summary>
    public required ValueList<EffectiveSecurityGroup> Groups { get; init; }

    /// <summary>Gets the security admin rules that are asked before the groups, inbound first, in the order in which they are asked. Empty when there are none.</summary>
    public ValueList<EffectiveAdminRule> AdminRules { get; init; } = [];

    /// <summary>Gets why rules or addresses may be missing; empty when all is known.</summary>
    public ValueList<RouteGap> Gaps { get; init; } = [];
}
