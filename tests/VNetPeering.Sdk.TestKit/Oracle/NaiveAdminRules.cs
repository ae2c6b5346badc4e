using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Security admin rules of Virtual Network Managers one by one, straight from 5.42 and 6.13. Never optimise it: it is what the engine is compared with.</summary>
internal static class NaiveAdminRules
{
    // 6.13: these bring a network intent policy
    private static readonly string[] s_services = ["Microsoft.Sql/managedInstances", "Microsoft.Databricks/workspaces"];

    // 6.13: subnets of these services are passed by
    private static readonly string[] s_passedBy = ["GatewaySubnet", "AzureFirewallSubnet", "AzureFirewallManagementSubnet", "AzureBastionSubnet", "RouteServerSubnet"];

    /// <summary>Returns the rule that decides; null where none matches.</summary>
    internal static AdminRule? Decide(NaiveSecurity.Asked asked, SecurityRuleDirection direction, OraclePacket packet)
    {
        OracleSender place = asked.Place;
        HostAddress remote = direction == SecurityRuleDirection.Inbound ? packet.From : packet.To;
        bool isPassedBy = place.IsGateway || place.IsPrivateEndpoint || s_passedBy.Contains(place.Subnet.Name.Value, StringComparer.OrdinalIgnoreCase);
        if (isPassedBy || NaiveSecurity.IsPlatform(remote)) // 5.40
        {
            return null;
        }

        asked.Guesses.Asker = $"admin rules at {place.Subnet.Id} {place.Interface?.Id}{place.Undescribed} {direction} {packet}";
        List<Level> levels = LevelsOf(asked.Topology, place.VNet);
        foreach (Level level in levels)
        {
            // The first match of each manager. Which of them comes first is anybody's guess, and so are rules of one priority.
            List<AdminRule> first = [];
            foreach (NetworkManager manager in level.Managers)
            {
                List<AdminRule> matching =
                [
                    .. from configuration in manager.SecurityAdminConfigurations
                       from collection in configuration.RuleCollections
                       where Holds(asked.Topology, manager, configuration, collection, place.VNet)
                       from rule in collection.Rules
                       where rule.Direction == direction && IsKept(asked, levels[0], rule) && Matches(asked, rule, packet)
                       select rule,
                ];
                first.AddRange(matching.Where(rule => rule.Priority == matching.Min(one => one.Priority)));
            }

            if (first.Count > 0)
            {
                return first.Aggregate((one, other) => asked.Guesses.IsSo($"admin rule {other.Name} comes before {one.Name}", UnknownReason.AdminRuleOrderNotKnown) ? other : one);
            }
        }

        return null;
    }

    /// <summary>The managers with rules for a VNet: those with management groups come first. Where one does not say its scope, there is no order.</summary>
    private static List<Level> LevelsOf(Topology topology, VNet vnet)
    {
        NetworkManager[] managers =
        [
            .. topology.NetworkManagers.Where(manager => manager.SecurityAdminConfigurations
                .Any(configuration => configuration.RuleCollections.Any(collection => Holds(topology, manager, configuration, collection, vnet)))),
        ];
        if (managers.Any(manager => manager.Scopes is null))
        {
            return [new Level(topology, vnet, managers)];
        }

        NetworkManager[] high = [.. managers.Where(manager => manager.Scopes!.ManagementGroups.Count > 0)];
        NetworkManager[] low = [.. managers.Where(manager => manager.Scopes!.ManagementGroups.Count == 0)];
        return [.. new[] { high, low }.Where(level => level.Length > 0).Select(level => new Level(topology, vnet, level))];
    }

    /// <summary>6.01: in the regions that it is deployed to; everywhere when the design does not say. Classic VNets have no manager.</summary>
    private static bool Holds(Topology topology, NetworkManager manager, SecurityAdminConfiguration configuration, AdminRuleCollection collection, VNet vnet) =>
        vnet.DeploymentModel == DeploymentModel.ResourceManager
        && topology.NetworkManagers.SelectMany(one => one.NetworkGroups).Any(group => collection.AppliesToGroups.Contains(group.Id) && group.StaticMembers.Any(member => member.ResourceId == vnet.Id))
        && (configuration.DeployedRegions is null || configuration.DeployedRegions.Any(region => !vnet.Region.IsStated || region == vnet.Region))
        && manager.SecurityAdminConfigurations.Contains(configuration);

    /// <summary>6.13: where a service brings an intent policy, the setting of the highest manager says which rules hold.</summary>
    private static bool IsKept(NaiveSecurity.Asked asked, Level highest, AdminRule rule)
    {
        if (!asked.Place.VNet.Subnets.Any(subnet => subnet.Delegations.Any(service => s_services.Contains(service, StringComparer.OrdinalIgnoreCase))))
        {
            return true;
        }

        NetworkIntentPolicyBasedService setting = highest.Settings.Aggregate((one, other) =>
            asked.Guesses.IsSo($"the setting {other} comes before {one}", UnknownReason.AdminRuleOrderNotKnown) ? other : one);
        return setting switch
        {
            NetworkIntentPolicyBasedService.All => true,
            NetworkIntentPolicyBasedService.AllowRulesOnly => rule.Access == AdminRuleAccess.Allow || (rule.Access == AdminRuleAccess.AlwaysAllow && asked.Behavior.AllowRulesOnlyKeepsAlwaysAllow),
            _ => false,
        };
    }

    private static bool Matches(NaiveSecurity.Asked asked, AdminRule rule, OraclePacket packet)
    {
        // 5.27: there is no word for ICMPv6
        bool hasWord = packet.Kind.Protocol != ProtocolKind.Icmp || packet.From.Family == IPFamily.IPv4;
        bool isOfProtocol = string.Equals(rule.Protocol, "Any", StringComparison.OrdinalIgnoreCase)
            || (hasWord && string.Equals(rule.Protocol, packet.Kind.Protocol.ToString(), StringComparison.OrdinalIgnoreCase));
        return isOfProtocol
            && (rule.SourcePortRanges.Count == 0 || NaiveSecurity.PortMatches(packet.Kind, packet.Kind.SourcePort, null, rule.SourcePortRanges))
            && (rule.DestinationPortRanges.Count == 0 || NaiveSecurity.PortMatches(packet.Kind, packet.Kind.DestinationPort, null, rule.DestinationPortRanges))
            && IsOnSide(asked, packet.From, rule.Sources)
            && IsOnSide(asked, packet.To, rule.Destinations);
    }

    private static bool IsOnSide(NaiveSecurity.Asked asked, HostAddress address, ValueList<AdminRuleAddress> side) =>
        side.Count == 0 || side.Any(one => one.AddressPrefixType == AdminRuleAddressType.NetworkGroup
            ? SpaceOf(asked.Topology, one.AddressPrefix).Any(prefix => prefix.Contains(address))
            : one.AddressPrefix.Split(',').Any(text => IsAt(asked, address, text.Trim())));

    private static bool IsAt(NaiveSecurity.Asked asked, HostAddress address, string text) =>
        text == "*"
        || (AddressPrefix.TryParse(text, out AddressPrefix prefix) ? prefix.Contains(address)
            : HostAddress.TryParse(text, out HostAddress host) ? host == address
            : new NaiveServiceTags(asked.Topology, asked.Behavior, asked.Catalog, asked.Place, asked.Guesses).Contains(text, address));

    private static IEnumerable<AddressPrefix> SpaceOf(Topology topology, string id) =>
        from manager in topology.NetworkManagers
        from networkGroup in manager.NetworkGroups
        where networkGroup.Id.ToString() == id
        from member in networkGroup.StaticMembers
        from vnet in topology.VNets
        where vnet.Id == member.ResourceId
        from prefix in vnet.AddressSpace
        select prefix;

    private sealed class Level(Topology topology, VNet vnet, NetworkManager[] managers)
    {
        internal NetworkManager[] Managers { get; } = managers;

        internal NetworkIntentPolicyBasedService[] Settings { get; } =
        [
            .. (from manager in managers
                from configuration in manager.SecurityAdminConfigurations
                where configuration.RuleCollections.Any(collection => Holds(topology, manager, configuration, collection, vnet))
                select configuration.ApplyOnNetworkIntentPolicyBasedServices).Distinct(),
        ];
    }
}
