using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>The rules that every security group ends on (5.2).</summary>
internal static class DefaultRules
{
    internal static IEnumerable<CompiledSecurityRule> Of(SecurityRuleDirection direction, TagSpace space, TagSpace own, SecurityRuleReader reader)
    {
        const string Network = "VirtualNetwork";
        return direction == SecurityRuleDirection.Inbound
            ?
            [
                Rule("AllowVnetInBound", 65000, SecurityRuleAccess.Allow, Network, Network),
                Rule("AllowAzureLoadBalancerInBound", 65001, SecurityRuleAccess.Allow, "AzureLoadBalancer", null),
                Rule("DenyAllInBound", 65500, SecurityRuleAccess.Deny, null, null),
            ]
            :
            [
                Rule("AllowVnetOutBound", 65000, SecurityRuleAccess.Allow, Network, Network),
                Rule("AllowInternetOutBound", 65001, SecurityRuleAccess.Allow, null, "Internet"),
                Rule("DenyAllOutBound", 65500, SecurityRuleAccess.Deny, null, null),
            ];

        CompiledSecurityRule Rule(string name, int priority, SecurityRuleAccess access, string? source, string? destination) => new()
        {
            Name = $"defaultSecurityRules/{name}",
            Priority = priority,
            Direction = direction,
            Access = access,
            Source = Side(source, direction == SecurityRuleDirection.Outbound ? own : space),
            Destination = Side(destination, direction == SecurityRuleDirection.Inbound ? own : space),
            IsOfSubnet = SecurityRuleReader.IsOfSubnet(source) || SecurityRuleReader.IsOfSubnet(destination),
            SourceTexts = Texts(source),
            DestinationTexts = Texts(destination),
        };

        AddressSide Side(string? tag, TagSpace of) => tag is null ? AddressSide.Any : reader.Tag(tag, of);

        ValueList<string> Texts(string? tag) => tag is null ? SecurityRuleReader.Everywhere : [tag];
    }
}
