using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Puts security admin rules on a design: of one or two managers, with every scope, priorities that clash, and services that bring an intent policy.</summary>
internal sealed class RandomAdminRules(SeededRandom random, Topology topology)
{
    private static readonly string[] s_ports = ["0-65535", "0-65535", "*", "443", "22", "80-90", "22,443", "0-79,91-442"];
    private static readonly string[] s_services = ["Microsoft.Sql/managedInstances", "Microsoft.Databricks/workspaces", "Microsoft.Web/serverFarms"];

    internal Topology Dress()
    {
        NetworkManager[] managers = [.. Enumerable.Range(0, random.Chance(35) ? 2 : 1).Select(Manager)];
        return topology with
        {
            VNets = topology.VNets.Select(Delegate).ToValueList(),
            NetworkManagers = topology.NetworkManagers.AddRange(managers),
        };
    }

    /// <summary>The admin rules as compact text, for the message of a failing test.</summary>
    internal static IEnumerable<string> Describe(NetworkManager manager)
    {
        if (manager.Scopes is { } scopes)
        {
            yield return $"manager {manager.Name} managementGroups=[{string.Join(' ', scopes.ManagementGroups)}] subscriptions=[{string.Join(' ', scopes.Subscriptions)}]";
        }

        foreach (SecurityAdminConfiguration configuration in manager.SecurityAdminConfigurations)
        {
            yield return $"admin {manager.Name}/{configuration.Name} services={configuration.ApplyOnNetworkIntentPolicyBasedServices} deployed={(configuration.DeployedRegions is { } regions ? string.Join(' ', regions) : "?")}";
            foreach (AdminRuleCollection collection in configuration.RuleCollections)
            {
                yield return $"  collection {collection.Name} for {string.Join(' ', collection.AppliesToGroups.Select(group => group.Name))}";
                foreach (AdminRule rule in collection.Rules)
                {
                    yield return $"    {rule.Name} {rule.Priority} {rule.Direction} {rule.Access} {rule.Protocol} {Text(rule.Sources)} {string.Join(',', rule.SourcePortRanges)} -> {Text(rule.Destinations)} {string.Join(',', rule.DestinationPortRanges)}";
                }
            }
        }
    }

    private static string Text(ValueList<AdminRuleAddress> side) => string.Join(',', side.Select(address => address.AddressPrefix.Split('/') is { Length: > 3 } id ? $"group:{id[^1]}" : address.AddressPrefix));

    private VNet Delegate(VNet vnet) => !random.Chance(12) ? vnet : vnet with
    {
        Subnets = vnet.Subnets.Select(subnet => subnet.Name == "app" ? subnet with { Delegations = [random.Pick(s_services)] } : subnet).ToValueList(),
    };

    private NetworkManager Manager(int number)
    {
        ResourceId id = Ids.Of(ResourceTypes.NetworkManager, $"guard{number}");
        NetworkIntentPolicyBasedService services = random.Pick(Enum.GetValues<NetworkIntentPolicyBasedService>());
        ResourceId[] groups = [.. Enumerable.Range(0, 1 + random.Below(3)).Select(i => id.Child("networkGroups", $"g{number}{i}"))];
        return new NetworkManager
        {
            Id = id,
            Scopes = random.Below(4) switch
            {
                0 => null,
                1 => new NetworkManagerScopes { ManagementGroups = ["root"] },
                2 => new NetworkManagerScopes { Subscriptions = ["s"] },
                _ => new NetworkManagerScopes { ManagementGroups = ["root"], Subscriptions = ["s"] },
            },
            NetworkGroups = groups.Select(Group).ToValueList(),
            SecurityAdminConfigurations = Enumerable.Range(0, random.Chance(15) ? 2 : 1).Select(i => Configuration(id, groups, i) with { ApplyOnNetworkIntentPolicyBasedServices = services }).ToValueList(),
        };
    }

    private NetworkGroup Group(ResourceId id) => new()
    {
        Id = id,
        StaticMembers = topology.VNets.Where(_ => random.Chance(70)).Select(vnet => new StaticMember { Name = vnet.Name, ResourceId = vnet.Id }).ToValueList(),
    };

    private SecurityAdminConfiguration Configuration(ResourceId manager, ResourceId[] groups, int number)
    {
        ResourceId id = manager.Child("securityAdminConfigurations", $"c{number}");
        return new SecurityAdminConfiguration
        {
            Id = id,
            DeployedRegions = random.Chance(60) ? null : random.Pick<ValueList<Region>>([["westeurope"], ["westeurope", "northeurope", "eastus"], []]),
            RuleCollections = Enumerable.Range(0, 1 + random.Below(3)).Select(i => Collection(id, groups, i)).ToValueList(),
        };
    }

    private AdminRuleCollection Collection(ResourceId configuration, ResourceId[] groups, int number) => new()
    {
        Id = configuration.Child("ruleCollections", $"k{number}"),
        AppliesToGroups = groups.Where(_ => random.Chance(60)).Append(random.Pick(groups)).Distinct().ToValueList(),
        Rules = Enumerable.Range(0, 1 + random.Below(4)).Select(i => Rule($"{configuration.Parent!.Name}-{configuration.Name}{number}-{i}", groups)).ToValueList(),
    };

    private AdminRule Rule(string name, ResourceId[] groups)
    {
        string protocol = random.Pick(["Any", "Any", "Tcp", "Tcp", "Udp", "Icmp", random.Pick(["Esp", "Ah", "tcp"])]);
        bool hasPorts = protocol is not ("Icmp" or "Esp" or "Ah");
        bool isIPv6 = random.Chance(3);
        return new AdminRule
        {
            Name = name,
            Priority = random.Pick([10, 20, 30, 40, 1 + random.Below(4096)]),
            Direction = random.Chance(50) ? SecurityRuleDirection.Inbound : SecurityRuleDirection.Outbound,
            Access = random.Pick([AdminRuleAccess.Allow, AdminRuleAccess.AlwaysAllow, AdminRuleAccess.Deny, AdminRuleAccess.Deny]),
            Protocol = protocol,
            Sources = Side(groups, isIPv6),
            Destinations = Side(groups, isIPv6),
            SourcePortRanges = hasPorts && random.Chance(5) ? ["1024-65535"] : random.Pick<ValueList<string>>([[], ["0-65535"]]),
            DestinationPortRanges = hasPorts ? [.. random.Pick(s_ports).Split(',')] : [],
        };
    }

    private ValueList<AdminRuleAddress> Side(ResourceId[] groups, bool isIPv6)
    {
        if (isIPv6)
        {
            return [Plain(random.Pick(["::/0", "fd00:1::/48", "fd00:2:0:1::/64"]))];
        }

        return random.Below(16) switch
        {
            < 4 => [],
            < 6 => [Plain("*")],
            6 => [Tag("VirtualNetwork")],
            7 => [Tag("Internet")],
            8 => [Tag(random.Pick(["AzureLoadBalancer", "Storage"]))],
            < 12 => [Plain(Prefix())],
            12 => [Plain(Prefix()), Plain(Prefix())],
            13 => [Plain($"{Prefix()}, {Host()}")],
            14 => [Plain(Host())],
            _ => [new AdminRuleAddress { AddressPrefix = random.Pick(groups).ToString(), AddressPrefixType = AdminRuleAddressType.NetworkGroup }, .. random.Chance(30) ? (AdminRuleAddress[])[Plain(Host())] : []],
        };
    }

    private static AdminRuleAddress Plain(string text) => new() { AddressPrefix = text };

    private static AdminRuleAddress Tag(string text) => new() { AddressPrefix = text, AddressPrefixType = AdminRuleAddressType.ServiceTag };

    private string Prefix()
    {
        VNet vnet = random.Pick(topology.VNets);
        return (random.Chance(50) ? vnet.AddressSpace[0] : random.Pick(vnet.Subnets).AddressPrefixes[0]).ToString();
    }

    private string Host()
    {
        Subnet subnet = random.Pick(random.Pick(topology.VNets).Subnets);
        return new HostAddress(IPFamily.IPv4, subnet.AddressPrefixes[0].First.Value + random.Pick<uint>([4, 8, 8])).ToString();
    }
}
