using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Validation;

namespace VNetPeering.Sdk.Security;

/// <summary>Puts security admin rules into the form of a security rule, whose texts are read in one place.</summary>
internal static class AdminRuleText
{
    /// <summary>Returns the name that answers give a rule. Azure's own form is on no record.</summary>
    internal static string NameOf(AdminRule rule) => $"securityAdminRules/{rule.Name}";

    /// <summary>Returns a rule about the same packets. It says nothing about what happens to them.</summary>
    internal static SecurityRule ToSecurityRule(Topology topology, AdminRule rule) => new()
    {
        Name = rule.Name,
        Priority = rule.Priority,
        Direction = rule.Direction,
        Access = rule.Access == AdminRuleAccess.Deny ? SecurityRuleAccess.Deny : SecurityRuleAccess.Allow,
        Protocol = ProtocolsOf(rule) is null ? rule.Protocol : "*",
        SourceAddressPrefixes = Texts(topology, rule.Sources),
        SourcePortRanges = AdminRuleWords.Ports(rule.SourcePortRanges),
        DestinationAddressPrefixes = Texts(topology, rule.Destinations),
        DestinationPortRanges = AdminRuleWords.Ports(rule.DestinationPortRanges),
    };

    /// <summary>Returns a compiled rule under the name of the admin rule.</summary>
    internal static CompiledSecurityRule Named(Topology topology, CompiledSecurityRule read, AdminRule rule, RouteGap? gap) => new()
    {
        Name = NameOf(rule),
        Priority = read.Priority,
        Direction = read.Direction,
        Access = read.Access,
        SourceTexts = read.SourceTexts,
        DestinationTexts = read.DestinationTexts,
        Protocols = ProtocolsOf(rule) ?? read.Protocols,
        SourcePorts = read.SourcePorts,
        DestinationPorts = read.DestinationPorts,
        Source = Side(topology, read.Source, rule.Sources, read.SourceTexts),
        Destination = Side(topology, read.Destination, rule.Destinations, read.DestinationTexts),
        Unread = read.Unread ?? gap,
    };

    /// <summary>The protocols of a text that names several; null for any other text.</summary>
    private static ProtocolSet? ProtocolsOf(AdminRule rule)
    {
        ProtocolSet?[] named = [.. AdminRuleWords.Split(rule.Protocol).Select(ProtocolSets.Of)];
        return named.Length < 2 || named.Contains(null) ? null : named.Aggregate(ProtocolSet.None, (all, one) => all | one!.Value);
    }

    // A network group without VNets is nobody, while a side without texts would be everybody.
    private static AddressSide Side(Topology topology, AddressSide read, ValueList<AdminRuleAddress> written, ValueList<string> texts)
    {
        AddressSide side = written.Count > 0 && texts.Count == 0 ? new AddressSide { Ranges = AddressRanges.Empty } : read;
        TagGap[] open = side.Ranges is null ? [] : [.. written.Where(address => address.AddressPrefixType == AdminRuleAddressType.NetworkGroup).Select(address => OpenSpaceOf(topology, address.AddressPrefix)).OfType<TagGap>()];
        return open.Length == 0 ? side : new AddressSide { Ranges = side.Ranges, Gaps = [.. side.Gaps, .. open] };
    }

    /// <summary>The prefixes of the VNets that may be members of a network group and are not listed; null when all members are known.</summary>
    private static TagGap? OpenSpaceOf(Topology topology, string text)
    {
        if (!ResourceId.TryParse(text, out ResourceId? id) || !topology.NetworkManagers.Any(manager => manager.NetworkGroups.Any(group => group.Id == id)))
        {
            return null;
        }

        AddressPrefix[] space = [.. new ManagedVNets(topology).CandidatesOf(id, deployedRegions: null).SelectMany(i => topology.VNets[i].AddressSpace)];
        return space.Length == 0 ? null : new TagGap(new RouteGap { Reason = UnknownReason.UnresolvedReference, About = id.Name }, AddressRanges.AllBut(space));
    }

    private static ValueList<string> Texts(Topology topology, ValueList<AdminRuleAddress> addresses) =>
        [.. addresses.SelectMany(address => address.AddressPrefixType == AdminRuleAddressType.NetworkGroup ? SpaceOf(topology, address.AddressPrefix) : AdminRuleWords.Split(address.AddressPrefix))];

    /// <summary>The prefixes of all VNets of a network group. A group or member that the input does not describe leaves a text that nobody can read.</summary>
    private static IEnumerable<string> SpaceOf(Topology topology, string text)
    {
        ResourceId? id = ResourceId.TryParse(text, out ResourceId? parsed) ? parsed : null;
        NetworkGroup? group = topology.NetworkManagers.SelectMany(manager => manager.NetworkGroups).FirstOrDefault(candidate => candidate.Id == id);
        if (group is null)
        {
            return [$"<{text}>"];
        }

        return group.StaticMembers.SelectMany(member =>
            topology.VNets.FirstOrDefault(vnet => vnet.Id == member.ResourceId && !vnet.IsPlaceholder) is { } vnet
                ? vnet.AddressSpace.Select(prefix => prefix.ToString())
                : [$"<{member.Name}>"]);
    }
}
