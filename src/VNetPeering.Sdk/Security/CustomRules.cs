using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>
/// The custom rules of a security group by priority. A rule without tags that differ from subnet to subnet is read once, for all who are under the group. Immutable; thread-safe.
/// </summary>
internal sealed class CustomRules
{
    private readonly SecurityRuleReader _reader;
    private readonly (SecurityRule Rule, CompiledSecurityRule? Read)[] _inbound;
    private readonly (SecurityRule Rule, CompiledSecurityRule? Read)[] _outbound;

    internal CustomRules(NetworkSecurityGroup group, SecurityRuleReader reader)
    {
        _reader = reader;
        _inbound = Of(SecurityRuleDirection.Inbound);
        _outbound = Of(SecurityRuleDirection.Outbound);

        (SecurityRule, CompiledSecurityRule?)[] Of(SecurityRuleDirection direction) =>
            [.. group.SecurityRules.Where(rule => rule.Direction == direction).OrderBy(rule => rule.Priority).Select(rule => (rule, SecurityRuleReader.IsOfSubnet(rule) ? null : reader.Read(rule, TagSpaces.OfItself, TagSpaces.OfItself)))];
    }

    /// <summary>Returns the rules of a direction as the packets of one subnet meet them, the default rules last.</summary>
    /// <param name="defaults">The default rules.</param>
    /// <param name="direction">The direction.</param>
    /// <param name="space">What tags stand for on the side of the other end.</param>
    /// <param name="own">What they stand for on the side of the subnet.</param>
    internal CompiledSecurityRule[] With(CompiledSecurityRule[] defaults, SecurityRuleDirection direction, TagSpace space, TagSpace own)
    {
        (SecurityRule Rule, CompiledSecurityRule? Read)[] custom = direction == SecurityRuleDirection.Inbound ? _inbound : _outbound;
        var rules = new CompiledSecurityRule[custom.Length + defaults.Length];
        for (int i = 0; i < custom.Length; i++)
        {
            rules[i] = custom[i].Read ?? _reader.Read(custom[i].Rule, space, own);
        }

        defaults.CopyTo(rules, custom.Length);
        return rules;
    }
}
