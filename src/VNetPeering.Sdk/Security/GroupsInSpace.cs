using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>The security groups of a network where tags stand for certain addresses. Immutable; thread-safe.</summary>
/// <param name="reader">Reads rules.</param>
/// <param name="custom">Returns the custom rules of a group; null when the input does not hold it.</param>
/// <param name="space">What tags stand for on the side of the other end.</param>
/// <param name="own">What they stand for on the side of the subnet.</param>
internal sealed class GroupsInSpace(SecurityRuleReader reader, Func<ResourceId, CustomRules?> custom, TagSpace space, TagSpace own)
{
    private readonly CompiledSecurityRule[] _inbound = [.. DefaultRules.Of(SecurityRuleDirection.Inbound, space, own, reader)];
    private readonly CompiledSecurityRule[] _outbound = [.. DefaultRules.Of(SecurityRuleDirection.Outbound, space, own, reader)];

    /// <summary>Returns a group; null when the input does not hold it.</summary>
    internal CompiledSecurityGroup? Of(ResourceId id) => custom(id) is { } rules
        ? new CompiledSecurityGroup { Id = id, Inbound = rules.With(_inbound, SecurityRuleDirection.Inbound, space, own), Outbound = rules.With(_outbound, SecurityRuleDirection.Outbound, space, own) }
        : null;
}
