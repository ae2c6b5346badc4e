using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>What takes a security admin rule out of the way of a flow: a rule before it that allows. No rule of a security group could.</summary>
internal static class AdminRuleFixes
{
    internal static IEnumerable<FlowFix> Allow(Topology topology, FlowTrace trace, Blocker blocker, ValueList<string> sources, ValueList<string> destinations)
    {
        AdminRuleCollection? collection = topology.NetworkManagers.SelectMany(manager => manager.SecurityAdminConfigurations).SelectMany(configuration => configuration.RuleCollections)
            .FirstOrDefault(candidate => candidate.Id == blocker.Resource);
        AdminRule? denying = collection?.Rules.FirstOrDefault(rule => blocker.Rule == $"securityAdminRules/{rule.Name}");
        if (collection is null || denying is null || trace.Protocol.Kind == ProtocolKind.Other || PriorityBefore(topology, collection, denying) is not { } priority)
        {
            return [];
        }

        ValueList<string> ports = trace.Protocol.Ports.Count == 0 ? ["0-65535"] : [.. trace.Protocol.Ports.Select(range => range.ToString())];
        return
        [
            new FlowFix
            {
                Kind = FlowFixKind.AddAdminRule,
                Resource = collection.Id,
                AdminRule = new AdminRule
                {
                    Name = FreeName(collection, $"allow-{trace.Protocol.Kind.ToString().ToLowerInvariant()}-{priority}"),
                    Priority = priority,
                    Direction = denying.Direction,
                    Access = AdminRuleAccess.Allow,
                    Protocol = trace.Protocol.Kind.ToString(),
                    Sources = [.. sources.Select(Address)],
                    Destinations = [.. destinations.Select(Address)],
                    SourcePortRanges = blocker.OnReturn ? ports : ["0-65535"],
                    DestinationPortRanges = blocker.OnReturn ? ["0-65535"] : ports,
                },
            },
        ];
    }

    private static AdminRuleAddress Address(string text) =>
        new() { AddressPrefix = text, AddressPrefixType = text == "Internet" ? AdminRuleAddressType.ServiceTag : AdminRuleAddressType.IPPrefix };

    /// <summary>A number that no rule of the manager has, so that nobody is in doubt about the order.</summary>
    private static int? PriorityBefore(Topology topology, AdminRuleCollection collection, AdminRule denying)
    {
        NetworkManager manager = topology.NetworkManagers.First(candidate => candidate.Id == collection.Id.Parent?.Parent);
        HashSet<int> taken = [.. manager.SecurityAdminConfigurations.SelectMany(configuration => configuration.RuleCollections).SelectMany(other => other.Rules).Select(rule => rule.Priority)];
        for (int priority = denying.Priority - 1; priority >= AzureLimits.Documented.LowestAdminRulePriority; priority--)
        {
            if (!taken.Contains(priority))
            {
                return priority;
            }
        }

        return null;
    }

    private static string FreeName(AdminRuleCollection collection, string name)
    {
        string free = name;
        for (int number = 2; collection.Rules.Any(rule => rule.Name == free); number++)
        {
            free = $"{name}-{number}";
        }

        return free;
    }
}
