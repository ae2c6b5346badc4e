using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>What a security group on AzureBastionSubnet must let through, as Microsoft lists it (rule 1.45).</summary>
internal static class BastionNeeds
{
    public static IReadOnlyList<BastionNeed> All { get; } =
    [
        new(SecurityRuleDirection.Inbound, [443], "Internet") { Apart = ["GatewayManager", "AzureLoadBalancer"] },
        new(SecurityRuleDirection.Inbound, [443], "GatewayManager") { Wider = ["Internet"], Apart = ["VirtualNetwork", "AzureLoadBalancer"], IsPublic = true },

        // Probes come from 168.63.129.16, which VirtualNetwork holds and Internet therefore does not (rules 5.20, 5.23).
        new(SecurityRuleDirection.Inbound, [443], "AzureLoadBalancer") { Apart = ["Internet", "GatewayManager"], IsPublic = true, IsAdmittedByDefault = true },
        new(SecurityRuleDirection.Inbound, [5701, 8080], "VirtualNetwork") { Apart = ["Internet", "GatewayManager", "AzureLoadBalancer"], IsAdmittedByDefault = true },
        new(SecurityRuleDirection.Outbound, [22, 3389], "VirtualNetwork") { Apart = ["Internet", "AzureCloud"], IsAdmittedByDefault = true, HasChosenPorts = true },
        new(SecurityRuleDirection.Outbound, [443], "AzureCloud") { Wider = ["Internet"], Apart = ["VirtualNetwork"], IsPublic = true, IsAdmittedByDefault = true },
        new(SecurityRuleDirection.Outbound, [5701, 8080], "VirtualNetwork") { Apart = ["Internet", "AzureCloud"], IsAdmittedByDefault = true },
        new(SecurityRuleDirection.Outbound, [80], "Internet") { Apart = ["VirtualNetwork"], IsPublic = true, IsAdmittedByDefault = true },
    ];

    /// <summary>Says whether a port belongs to one of the needs, so that it is none that a user chose.</summary>
    public static bool IsFixed(int port) => All.Any(need => need.Ports.Contains(port));

    /// <summary>Returns what a group surely keeps out of a Bastion subnet.</summary>
    public static IEnumerable<BastionNeed> Lacking(NetworkSecurityGroup group, Subnet bastion)
    {
        SecurityRule[] rules = [.. group.SecurityRules.OrderBy(rule => rule.Priority)];
        return All.Where(need => need.IsRefusedBy(rules, bastion));
    }
}
