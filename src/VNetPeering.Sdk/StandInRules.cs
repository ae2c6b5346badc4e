using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>
/// The rules of a group that is new at a subnet, which do what Azure does without one: everything passes, except to and from the space behind a link with the access flag off
/// (rule 2.42). Machines with a group of their own are left to that one (2.40).
/// </summary>
internal sealed class StandInRules(TopologyDraft draft, TopologyAssembler assembler, IReadOnlyList<NetworkInterface> interfaces)
{
    /// <summary>The last priority that a rule can have.</summary>
    internal const int LastPriority = 4096;

    // Azure takes 80 characters for the name of a rule, and as many for that of a link.
    private const int LongestLinkName = 60;

    // What is behind a link hangs on its state, its participating subnets and what is stored with it: the compiled network says.
    private readonly Lazy<CompiledTopology> _net = new(() => new CompiledTopology(draft.Seed with
    {
        VNets = [.. draft.VNets.Select(vnet => vnet.ToRecord(assembler))],
        NetworkManagers = [.. draft.NetworkManagers.Select(manager => manager.ToRecord())],
    }));

    internal List<SecurityRule> Of(SubnetBuilder subnet)
    {
        List<SecurityRule> rules = [Rule("allow-all", LastPriority, SecurityRuleDirection.Inbound), Rule("allow-all", LastPriority, SecurityRuleDirection.Outbound)];
        int priority = LastPriority;
        foreach (ClosedLink closed in ClosedLinksOf(subnet.VNet))
        {
            foreach (IGrouping<IPFamily, AddressPrefix> family in closed.Link.RemotePrefixes!.GroupBy(prefix => prefix.Family))
            {
                priority--;
                string name = closed.Link.Peering.Name.Value;
                AddBoth(rules, name.Length <= LongestLinkName ? $"no-access-{name}" : FormattableString.Invariant($"no-access-{priority}"), priority, SecurityRuleAccess.Deny, family.Key, isFar: true, [.. family]);
            }
        }

        foreach (IGrouping<IPFamily, AddressPrefix> family in priority == LastPriority ? [] : UnderGroupsOfTheirOwn(subnet).GroupBy(prefix => prefix.Family))
        {
            AddBoth(rules, "own-group", --priority, SecurityRuleAccess.Allow, family.Key, isFar: false, [.. family]);
        }

        return rules;
    }

    private ReadOnlySpan<ClosedLink> ClosedLinksOf(VNetBuilder vnet) =>
        vnet.Links.TrueForAll(link => link.AllowVirtualNetworkAccess) ? [] : _net.Value.ClosedLinks.Of(_net.Value.FindVNet(vnet.Id));

    private IEnumerable<AddressPrefix> UnderGroupsOfTheirOwn(SubnetBuilder subnet) => interfaces
        .Where(card => card.NetworkSecurityGroupId is not null)
        .SelectMany(card => card.IPConfigurations)
        .Where(configuration => configuration.SubnetId == subnet.Id)
        .Select(configuration => configuration.PrivateIPAddress?.ToPrefix())
        .OfType<AddressPrefix>();

    /// <summary>Adds a rule for packets from some prefixes, and one for packets to them; those of the subnet's own machines the other way round.</summary>
    private static void AddBoth(List<SecurityRule> rules, string name, int priority, SecurityRuleAccess access, IPFamily family, bool isFar, AddressPrefix[] prefixes)
    {
        string stem = family == IPFamily.IPv6 ? $"{name}-ipv6" : name;
        foreach (SecurityRuleDirection direction in new[] { SecurityRuleDirection.Inbound, SecurityRuleDirection.Outbound })
        {
            SecurityRule rule = Rule(stem, priority, direction) with { Access = access };
            rules.Add(isFar == (direction == SecurityRuleDirection.Inbound)
                ? RuleText.WithSides(rule, prefixes, []) with { DestinationAddressPrefix = "*" }
                : RuleText.WithSides(rule, [], prefixes) with { SourceAddressPrefix = "*" });
        }
    }

    private static SecurityRule Rule(string stem, int priority, SecurityRuleDirection direction) => new()
    {
        Name = stem + (direction == SecurityRuleDirection.Inbound ? "-in" : "-out"),
        Priority = priority,
        Direction = direction,
        Access = SecurityRuleAccess.Allow,
        SourceAddressPrefix = "*",
        SourcePortRange = "*",
        DestinationAddressPrefix = "*",
        DestinationPortRange = "*",
    };
}
