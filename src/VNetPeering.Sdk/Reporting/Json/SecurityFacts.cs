using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Effective security rules and answers of IP flow verify as facts of an answer.</summary>
internal static class SecurityFacts
{
    public static EffectiveNsgAnswer Of(EffectiveSecurityRules rules) => new()
    {
        Value = [.. rules.Groups.Select(Of)],
        SecurityAdminRules = rules.AdminRules.Count == 0 ? null : [.. rules.AdminRules.Select(Of)],
        Gaps = rules.Gaps.Count == 0 ? null : RouteFacts.Of(rules.Gaps),
    };

    public static IpFlowFact Of(IpFlowAnswer answer) => new()
    {
        Access = answer.Access?.ToString() ?? "Unknown",
        RuleName = answer.RuleName,
        NetworkSecurityGroup = answer.GroupId?.ToString(),
        AdminRuleCollection = answer.AdminRuleCollectionId?.ToString(),
        AdminRuleAccess = answer.AdminRuleAccess?.ToString(),
        Gaps = answer.Gaps.Count == 0 ? null : RouteFacts.Of(answer.Gaps),
    };

    private static EffectiveNsgFact Of(EffectiveSecurityGroup group)
    {
        var id = new IdFact(group.AssociatedWith.ToString());
        return new()
        {
            NetworkSecurityGroup = new IdFact(group.Id.ToString()),
            Association = group.AssociatedWith.IsOfType(ResourceTypes.Subnet) ? new NsgAssociation { Subnet = id } : new NsgAssociation { NetworkInterface = id },
            EffectiveSecurityRules = [.. group.Rules.Select(rule => Of(rule, group.TagMap))],
            TagMap = group.TagMap.ToDictionary(tag => tag.Name, IReadOnlyList<string> (tag) => Texts(tag.Prefixes)),
        };
    }

    private static EffectiveAdminRuleFact Of(EffectiveAdminRule rule) => new()
    {
        Name = rule.Name,
        RuleCollection = rule.CollectionId.ToString(),
        Priority = rule.Priority,
        Direction = rule.Direction.ToString(),
        Access = rule.Access.ToString(),
        Protocol = rule.Protocol,
        Sources = rule.SourceAddressPrefixes,
        SourcePortRanges = [.. rule.SourcePorts.Select(SecurityWords.Range)],
        Destinations = rule.DestinationAddressPrefixes,
        DestinationPortRanges = [.. rule.DestinationPorts.Select(SecurityWords.Range)],
    };

    private static EffectiveNsgRuleFact Of(EffectiveSecurityRule rule, ValueList<ExpandedTag> tags) => new()
    {
        Name = rule.Name,
        Protocol = rule.Protocol,
        SourcePortRange = SecurityWords.Range(rule.SourcePorts[0]),
        DestinationPortRange = SecurityWords.Range(rule.DestinationPorts[0]),
        SourcePortRanges = [.. rule.SourcePorts.Select(SecurityWords.Range)],
        DestinationPortRanges = [.. rule.DestinationPorts.Select(SecurityWords.Range)],
        SourceAddressPrefix = rule.SourceAddressPrefixes.FirstOrDefault(),
        DestinationAddressPrefix = rule.DestinationAddressPrefixes.FirstOrDefault(),
        SourceAddressPrefixes = rule.SourceAddressPrefixes,
        DestinationAddressPrefixes = rule.DestinationAddressPrefixes,
        ExpandedSourceAddressPrefix = Expanded(rule.SourceAddressPrefixes, tags),
        ExpandedDestinationAddressPrefix = Expanded(rule.DestinationAddressPrefixes, tags),
        Access = rule.Access.ToString(),
        Priority = rule.Priority,
        Direction = rule.Direction.ToString(),
    };

    private static string[]? Expanded(ValueList<string> texts, ValueList<ExpandedTag> tags)
    {
        string[] prefixes = [.. texts.SelectMany(text => tags.Where(tag => tag.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).SelectMany(tag => Texts(tag.Prefixes)))];
        return prefixes.Length == 0 ? null : prefixes;
    }

    private static string[] Texts(ValueList<AddressPrefix> prefixes) => [.. prefixes.Select(prefix => prefix.ToString())];
}
