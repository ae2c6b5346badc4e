using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Security;

/// <summary>Prints compiled groups in the words of Azure's effective security rules.</summary>
internal static class EffectiveSecurityReader
{
    internal static EffectiveSecurityRules Read(CompiledTopology net, SecurityGroups security, ServiceTagCatalog tags, int subnet, int nic)
    {
        bool isEndpoint = IsOfEndpoint(net, subnet, nic);
        if (isEndpoint && !net.Subnets[subnet].GroupsReachEndpoints)
        {
            return new EffectiveSecurityRules { AdminRules = [], Groups = [], Gaps = [] };
        }

        var groups = new List<EffectiveSecurityGroup>();
        var gaps = new List<RouteGap>();
        TagSpace space = security.Spaces.Of(net.Subnets[subnet]);
        foreach ((ResourceId id, ResourceId at) in security.At(subnet, nic, SecurityRuleDirection.Inbound))
        {
            CompiledSecurityGroup? group = security.Of(id, subnet);
            if (group is null)
            {
                gaps.Add(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = id.Name });
            }

            CompiledSecurityRule[] rules = group is null ? [] : [.. group.Inbound, .. group.Outbound];
            gaps.AddRange(rules.Select(rule => rule.Gap).OfType<RouteGap>());
            groups.Add(new EffectiveSecurityGroup
            {
                Id = id,
                AssociatedWith = at,
                Rules = [.. rules.Select(Rule)],
                TagMap = MapOf(rules, space, tags),
            });
        }

        CompiledAdminRule[] admin = isEndpoint ? [] : [.. (security.AdminRulesOf(subnet)?.All ?? []).OrderBy(rule => rule.Rule.Direction)];
        gaps.AddRange(admin.Select(rule => rule.Matcher.Gap).OfType<RouteGap>());
        return new EffectiveSecurityRules { AdminRules = [.. admin.Select(Rule)], Groups = [.. groups], Gaps = [.. gaps.Distinct()] };
    }

    // 5.41, 6.13: the interface of a private endpoint is under the group of its subnet where the subnet says so, and under no admin rule.
    private static bool IsOfEndpoint(CompiledTopology net, int subnet, int nic)
    {
        IEnumerable<HostAddress> addresses = nic < 0 ? [] : net.Topology.NetworkInterfaces[nic].IPConfigurations.Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>();
        return addresses.Any(address => net.IsPrivateEndpoint(subnet, address));
    }

    private static EffectiveSecurityRule Rule(CompiledSecurityRule rule) => new()
    {
        Name = rule.Name,
        Priority = rule.Priority,
        Direction = rule.Direction,
        Access = rule.Access,
        Protocol = ProtocolSets.Word(rule.Protocols),
        SourcePorts = [.. rule.SourcePorts],
        DestinationPorts = [.. rule.DestinationPorts],
        SourceAddressPrefixes = rule.SourceTexts,
        DestinationAddressPrefixes = rule.DestinationTexts,
        Sources = SetOf(rule.Source),
        Destinations = SetOf(rule.Destination),
    };

    private static EffectiveAdminRule Rule(CompiledAdminRule rule) => new()
    {
        Name = rule.Name,
        CollectionId = rule.Collection,
        Priority = rule.Rule.Priority,
        Direction = rule.Rule.Direction,
        Access = rule.Rule.Access,
        Protocol = ProtocolSets.Word(rule.Matcher.Protocols),
        SourcePorts = [.. rule.Matcher.SourcePorts],
        DestinationPorts = [.. rule.Matcher.DestinationPorts],
        SourceAddressPrefixes = rule.Matcher.SourceTexts,
        DestinationAddressPrefixes = rule.Matcher.DestinationTexts,
        Sources = SetOf(rule.Matcher.Source),
        Destinations = SetOf(rule.Matcher.Destination),
    };

    private static PrefixSet? SetOf(AddressSide side) => side.Gap is not null ? null
        : side.Ranges is null ? [AddressPrefix.AllIPv4, AddressPrefix.AllIPv6]
        : PrefixSet.Create(side.Ranges.Runs.ToArray().SelectMany(run => run.ToPrefixes()));

    private static ValueList<ExpandedTag> MapOf(CompiledSecurityRule[] rules, TagSpace space, ServiceTagCatalog tags) =>
    [
        .. from text in rules.SelectMany(rule => rule.SourceTexts.Concat(rule.DestinationTexts)).Distinct(StringComparer.OrdinalIgnoreCase)
           let prefixes = PrefixesOf(text, space, tags)
           where prefixes is not null
           orderby text.ToUpperInvariant()
           select new ExpandedTag { Name = text, Prefixes = prefixes },
    ];

    private static ValueList<AddressPrefix>? PrefixesOf(string tag, TagSpace space, ServiceTagCatalog tags) => tag.ToUpperInvariant() switch
    {
        "VIRTUALNETWORK" => space.Prefixes,
        "INTERNET" => space.InternetPrefixes,
        "AZURELOADBALANCER" => SecurityRuleReader.LoadBalancerPrefixes,
        _ => tags.Find(tag),
    };
}
