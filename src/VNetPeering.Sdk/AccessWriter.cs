using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Writes the security rules of the accesses that a draft asks for; <see cref="AllowanceBuilder"/> says which.</summary>
internal sealed class AccessWriter(TopologyDraft draft)
{
    private const int LowestPriority = 100;
    private const int LastPriority = StandInRules.LastPriority;
    private const int LongestName = 80;

    private readonly List<WrittenGroup> _groups = [];
    private readonly Dictionary<ResourceId, WrittenGroup> _groupsById = [];
    private readonly Dictionary<SubnetBuilder, WrittenGroup> _created = [];

    internal ValueList<NetworkSecurityGroup> Groups => [.. _groups.Select(group => group.ToRecord())];

    internal ValueList<AccessIntent> Intents { get; private set; } = [];

    internal ResourceId? GroupOf(SubnetBuilder subnet) => _created.TryGetValue(subnet, out WrittenGroup? group) ? group.Id : subnet.GroupId;

    internal void Write(TopologyAssembler assembler, ValueList<NetworkInterface> interfaces)
    {
        draft.Groups.ForEach(group => Add(new WrittenGroup(group.ToRecord())));
        var written = draft.Allowances.ToDictionary(allowance => allowance, _ => new List<ResourceId>());
        foreach (AllowanceBuilder allowance in draft.Allowances.Where(allowance => Families(allowance, assembler).Count == 0))
        {
            // A size that found no room has been reported already.
            if (new[] { allowance.From, allowance.To }.All(subnet => assembler.Prefixes(subnet.Requests).Count == subnet.Requests.Count))
            {
                assembler.Report(allowance.At, $"Subnets \"{allowance.From.Path}\" and \"{allowance.To.Path}\" have no prefixes of one address family, so no rule can name the flow. Give both a prefix of the same family.");
            }
        }

        var standIn = new StandInRules(draft, assembler, interfaces);
        foreach (AllowanceBuilder allowance in draft.Allowances.Where(allowance => allowance.IsOneWay))
        {
            EnsureGroup(allowance.From, allowance, assembler, standIn);
            EnsureGroup(allowance.To, allowance, assembler, standIn);
        }

        // Two passes, so that every access that is allowed by name comes before the denials of OneWay.
        foreach (AllowanceBuilder allowance in draft.Allowances)
        {
            foreach ((AddressPrefix[] from, AddressPrefix[] to, string suffix) in Families(allowance, assembler))
            {
                string name = $"allow-{Flow(allowance.From, allowance.To, allowance.Protocol)}{suffix}";
                foreach (WrittenGroup group in GroupsAt(allowance.From, interfaces))
                {
                    Add(group, name, SecurityRuleDirection.Outbound, SecurityRuleAccess.Allow, allowance, from, to, written, assembler);
                }

                foreach (WrittenGroup group in GroupsAt(allowance.To, interfaces))
                {
                    Add(group, name, SecurityRuleDirection.Inbound, SecurityRuleAccess.Allow, allowance, from, to, written, assembler);
                }
            }
        }

        foreach (AllowanceBuilder allowance in draft.Allowances.Where(allowance => allowance.IsOneWay))
        {
            foreach ((AddressPrefix[] from, AddressPrefix[] to, string suffix) in Families(allowance, assembler))
            {
                string name = $"one-way-{Flow(allowance.To, allowance.From, allowance.Protocol)}{suffix}";
                if (GroupAt(allowance.To) is { } target)
                {
                    Add(target, name, SecurityRuleDirection.Outbound, SecurityRuleAccess.Deny, allowance, to, from, written, assembler);
                }

                if (GroupAt(allowance.From) is { } source)
                {
                    Add(source, name, SecurityRuleDirection.Inbound, SecurityRuleAccess.Deny, allowance, to, from, written, assembler);
                }
            }
        }

        Intents =
        [
            .. draft.Allowances.Select(allowance => new AccessIntent
            {
                FromSubnetId = allowance.From.Id,
                ToSubnetId = allowance.To.Id,
                Protocol = allowance.Protocol,
                OneWay = allowance.IsOneWay,
                Because = allowance.Reason,
                WrittenRuleIds = [.. written[allowance]],
            }),
        ];
    }

    private static string Flow(SubnetBuilder from, SubnetBuilder to, Protocol protocol) =>
        $"{from.VNet.Name}-{from.Name}-to-{to.VNet.Name}-{to.Name}-{protocol.ToString().Replace('/', '-').Replace(',', '-')}";

    private void Add(WrittenGroup group)
    {
        _groups.Add(group);
        _groupsById.TryAdd(group.Id, group);
    }

    /// <summary>Returns what can be written of an access: the prefixes of both ends, family by family, since one rule holds one family only.</summary>
    private static List<(AddressPrefix[] From, AddressPrefix[] To, string Suffix)> Families(AllowanceBuilder allowance, TopologyAssembler assembler)
    {
        ValueList<AddressPrefix> from = assembler.Prefixes(allowance.From.Requests);
        ValueList<AddressPrefix> to = assembler.Prefixes(allowance.To.Requests);
        return
        [
            .. new[] { IPFamily.IPv4, IPFamily.IPv6 }
                .Select(family => (
                    From: from.Where(prefix => prefix.Family == family).ToArray(),
                    To: to.Where(prefix => prefix.Family == family).ToArray(),
                    Suffix: family == IPFamily.IPv6 ? "-ipv6" : string.Empty))
                .Where(ends => ends.From.Length > 0 && ends.To.Length > 0),
        ];
    }

    private void EnsureGroup(SubnetBuilder subnet, AllowanceBuilder allowance, TopologyAssembler assembler, StandInRules standIn)
    {
        if (GroupOf(subnet) is not null)
        {
            return;
        }

        if (SpecialSubnets.HoldsManagedInstances(subnet.Name))
        {
            assembler.Report(allowance.At, $"Subnet \"{subnet.Path}\" holds a service of Azure and takes no security group of its own, so OneWay cannot be written there. Name a subnet of workloads.");
            return;
        }

        VNetBuilder vnet = subnet.VNet;
        string name = TopologyDraft.Free($"{vnet.Name}-{subnet.Name}-nsg", taken => _groupsById.ContainsKey(vnet.Id.Sibling(ResourceTypes.NetworkSecurityGroup, taken)));
        ResourceId id = vnet.Id.Sibling(ResourceTypes.NetworkSecurityGroup, name);
        var created = new WrittenGroup(new NetworkSecurityGroup { Id = id, Region = vnet.Region });
        created.Written.AddRange(standIn.Of(subnet));
        assembler.Place(id, allowance.At);
        _created.Add(subnet, created);
        Add(created);
    }

    private WrittenGroup? GroupAt(SubnetBuilder subnet) => GroupOf(subnet) is { } id ? _groupsById.GetValueOrDefault(id) : null;

    private IEnumerable<WrittenGroup> GroupsAt(SubnetBuilder subnet, ValueList<NetworkInterface> interfaces)
    {
        ResourceId id = subnet.Id;
        IEnumerable<WrittenGroup?> atInterfaces = interfaces
            .Where(card => card.NetworkSecurityGroupId is not null && card.IPConfigurations.Any(configuration => configuration.SubnetId == id))
            .Select(card => _groupsById.GetValueOrDefault(card.NetworkSecurityGroupId!));
        return atInterfaces.Prepend(GroupAt(subnet)).OfType<WrittenGroup>().Distinct();
    }

    private static void Add(
        WrittenGroup group,
        string name,
        SecurityRuleDirection direction,
        SecurityRuleAccess access,
        AllowanceBuilder allowance,
        AddressPrefix[] from,
        AddressPrefix[] to,
        Dictionary<AllowanceBuilder, List<ResourceId>> written,
        TopologyAssembler assembler)
    {
        SecurityRule? inTheWay = group.Record.SecurityRules
            .Where(rule => rule.Direction == direction && rule.Access != access && RuleText.CouldMatch(rule, allowance.Protocol, from, to))
            .MinBy(rule => rule.Priority);
        int end = Math.Min(inTheWay?.Priority ?? LastPriority, LastPriority);
        HashSet<int> taken = [.. group.All.Where(rule => rule.Direction == direction).Select(rule => rule.Priority)];
        int priority = Enumerable.Range(LowestPriority, Math.Max(0, end - LowestPriority)).FirstOrDefault(candidate => !taken.Contains(candidate));
        if (priority == 0)
        {
            assembler.Report(allowance.At, inTheWay is null
                ? $"Network security group \"{group.Id.Name}\" has no free {direction} priority for the access from \"{allowance.From.Path}\" to \"{allowance.To.Path}\". Remove a rule, or give the subnet a group of its own."
                : $"Network security group \"{group.Id.Name}\" has no free {direction} priority before rule \"{inTheWay.Name}\" ({inTheWay.Priority}), which could {(access == SecurityRuleAccess.Allow ? "deny" : "allow")} what the access from \"{allowance.From.Path}\" to \"{allowance.To.Path}\" is about. Give that rule a higher number.");
            return;
        }

        string suffix = direction == SecurityRuleDirection.Inbound ? "-in" : "-out";
        // Room for a number behind the name, which Azure limits to 80 characters.
        string stem = name.Length + suffix.Length + 4 <= LongestName ? name : name[..(LongestName - suffix.Length - 4)].TrimEnd('-', '.');
        ResourceName chosen = TopologyDraft.Free(stem + suffix, candidate => group.All.Any(rule => rule.Name == candidate));
        SecurityRule rule = new() { Name = chosen, Priority = priority, Direction = direction, Access = access, SourcePortRange = "*", Description = allowance.Reason };
        group.Written.Add(RuleText.WithSides(RuleText.WithProtocol(rule, allowance.Protocol), from, to));
        ResourceId id = group.Id.Child("securityRules", chosen);
        written[allowance].Add(id);
        assembler.Place(id, allowance.At);
    }
}
