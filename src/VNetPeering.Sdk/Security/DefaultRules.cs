using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Security;

/// <summary>The rules that every security group ends on (5.2).</summary>
internal static class DefaultRules
{
    internal static IEnumerable<CompiledSecurityRule> Of(SecurityRuleDirection direction, TagSpace space, SecurityRuleReader reader)
    {
        AddressSide network = reader.Tag("VirtualNetwork", space);
        return direction == SecurityRuleDirection.Inbound
            ?
            [
                Rule("AllowVnetInBound", 65000, direction, SecurityRuleAccess.Allow, network, network),
                Rule("AllowAzureLoadBalancerInBound", 65001, direction, SecurityRuleAccess.Allow, reader.Tag("AzureLoadBalancer", space), AddressSide.Any),
                Rule("DenyAllInBound", 65500, direction, SecurityRuleAccess.Deny, AddressSide.Any, AddressSide.Any),
            ]
            :
            [
                Rule("AllowVnetOutBound", 65000, direction, SecurityRuleAccess.Allow, network, network),
                Rule("AllowInternetOutBound", 65001, direction, SecurityRuleAccess.Allow, AddressSide.Any, reader.Tag("Internet", space)),
                Rule("DenyAllOutBound", 65500, direction, SecurityRuleAccess.Deny, AddressSide.Any, AddressSide.Any),
            ];
    }

    private static CompiledSecurityRule Rule(string name, int priority, SecurityRuleDirection direction, SecurityRuleAccess access, AddressSide source, AddressSide destination) => new()
    {
        Name = $"defaultSecurityRules/{name}",
        Priority = priority,
        Direction = direction,
        Access = access,
        Source = source,
        Destination = destination,
    };
}
