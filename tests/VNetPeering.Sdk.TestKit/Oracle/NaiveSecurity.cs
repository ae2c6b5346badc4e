using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>Network security groups rule by rule, straight from section 5. Never optimise it: it is what the engine is compared with.</summary>
public static class NaiveSecurity
{
    // 5.2
    private static readonly SecurityRule[] s_defaults =
    [
        Default("AllowVnetInBound", 65000, SecurityRuleDirection.Inbound, SecurityRuleAccess.Allow, "VirtualNetwork", "VirtualNetwork"),
        Default("AllowAzureLoadBalancerInBound", 65001, SecurityRuleDirection.Inbound, SecurityRuleAccess.Allow, "AzureLoadBalancer", "*"),
        Default("DenyAllInBound", 65500, SecurityRuleDirection.Inbound, SecurityRuleAccess.Deny, "*", "*"),
        Default("AllowVnetOutBound", 65000, SecurityRuleDirection.Outbound, SecurityRuleAccess.Allow, "VirtualNetwork", "VirtualNetwork"),
        Default("AllowInternetOutBound", 65001, SecurityRuleDirection.Outbound, SecurityRuleAccess.Allow, "*", "Internet"),
        Default("DenyAllOutBound", 65500, SecurityRuleDirection.Outbound, SecurityRuleAccess.Deny, "*", "*"),
    ];

    /// <summary>Returns what IP flow verify answers (7.20 to 7.22): the groups of an interface and of its subnet, no routes.</summary>
    public static OracleDecision IpFlow(Topology topology, OracleIpFlow question, AzureBehavior behavior, ServiceTagCatalog catalog)
    {
        topology = NaiveManagers.Deployed(topology);
        NetworkInterface own = topology.NetworkInterfaces.FirstOrDefault(one => one.Id == question.InterfaceId)
            ?? throw new ArgumentException($"The topology has no network interface \"{question.InterfaceId}\". Name one of its interfaces.", nameof(question));
        ResourceId? subnetId = (own.IPConfigurations.FirstOrDefault(one => one.PrivateIPAddress == question.LocalAddress) ?? own.IPConfigurations[0]).SubnetId;
        OracleSender place = new(topology.FindVNet(subnetId?.Parent)!, topology.FindSubnet(subnetId)!) { Interface = own };
        OraclePacket packet = question.Direction == SecurityRuleDirection.Outbound
            ? new(question.LocalAddress, question.RemoteAddress, new OraclePacketKind(question.Protocol, question.LocalPort, question.RemotePort))
            : new(question.RemoteAddress, question.LocalAddress, new OraclePacketKind(question.Protocol, question.RemotePort, question.LocalPort));
        return Decide(new Asked(topology, behavior, catalog, place), question.Direction, packet);
    }

    /// <summary>What the groups of a place say to a packet that leaves it or reaches it.</summary>
    internal static OracleDecision Decide(Asked asked, SecurityRuleDirection direction, OraclePacket packet)
    {
        OracleDecision last = new(SecurityRuleAccess.Allow, null); // 5.02
        if (!asked.Place.HasSecurityGroup)
        {
            return last;
        }

        // 5.01
        ResourceId?[] order = [asked.Place.Subnet.NetworkSecurityGroupId, asked.Place.Interface?.NetworkSecurityGroupId];
        List<UnknownReason> doubts = [];
        foreach (ResourceId id in (direction == SecurityRuleDirection.Inbound ? order : order.Reverse()).OfType<ResourceId>())
        {
            last = asked.Topology.NetworkSecurityGroups.FirstOrDefault(one => one.Id == id) is { } group
                ? DecideIn(asked, group, direction, packet)
                : new OracleDecision(null, null) { GroupId = id, Unknowns = [UnknownReason.UnresolvedReference] };
            if (last.Access == SecurityRuleAccess.Deny)
            {
                return last; // a certain no, whatever another group says
            }

            doubts.AddRange(last.Unknowns);
        }

        return doubts.Count == 0 ? last : new OracleDecision(null, null) { Unknowns = [.. doubts.Distinct()] };
    }

    private static OracleDecision DecideIn(Asked asked, NetworkSecurityGroup group, SecurityRuleDirection direction, OraclePacket packet)
    {
        // 5.40: the platform's addresses meet rules that name the platform and no other, and pass where none matches
        bool isPlatform = IsPlatform(packet.From) || IsPlatform(packet.To);
        List<SecurityRule?> ends = [];
        List<UnknownReason> doubts = [];
        foreach (SecurityRule rule in group.SecurityRules.Concat(s_defaults).Where(rule => rule.Direction == direction).OrderBy(rule => rule.Priority)) // 5.03
        {
            NaiveServiceTags tags = new(asked.Topology, asked.Behavior, asked.Catalog, asked.Place);
            bool? matches = isPlatform && !NamesPlatform(rule) ? false : Matches(asked, rule, packet, tags);
            if (matches is not false)
            {
                ends.Add(rule);
                doubts.AddRange(matches is null ? tags.Doubts : []);
            }

            if (matches is true)
            {
                break;
            }
        }

        if (isPlatform)
        {
            ends.Add(null);
        }

        // A rule that may match is as good as one that does when everything that may come after it says the same.
        SecurityRuleAccess[] says = [.. ends.Select(rule => rule?.Access ?? SecurityRuleAccess.Allow).Distinct()];
        return says.Length > 1 && doubts.Count > 0
            ? new OracleDecision(null, null) { GroupId = group.Id, Unknowns = [.. doubts.Distinct()] }
            : new OracleDecision(says[0], doubts.Count == 0 && ends[0] is { } decisive ? NameOf(decisive) : null) { GroupId = group.Id };
    }

    private static bool? Matches(Asked asked, SecurityRule rule, OraclePacket packet, NaiveServiceTags tags)
    {
        // 5.27: there is no word for ICMPv6
        bool hasWord = packet.Kind.Protocol != ProtocolKind.Icmp || packet.From.Family == IPFamily.IPv4;
        if (rule.Protocol != "*" && !(hasWord && string.Equals(rule.Protocol, packet.Kind.Protocol.ToString(), StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (!PortMatches(packet.Kind, packet.Kind.SourcePort, rule.SourcePortRange, rule.SourcePortRanges)
            || !PortMatches(packet.Kind, packet.Kind.DestinationPort, rule.DestinationPortRange, rule.DestinationPortRanges))
        {
            return false;
        }

        bool isInbound = rule.Direction == SecurityRuleDirection.Inbound;
        bool? source = AddressMatches(packet.From, rule.SourceAddressPrefix, rule.SourceAddressPrefixes, tags)
            .Or(GroupMatches(asked, packet.From, rule.SourceApplicationSecurityGroupIds, isLocal: !isInbound, tags));
        if (source is false)
        {
            return false;
        }

        bool? destination = AddressMatches(packet.To, rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, tags)
            .Or(GroupMatches(asked, packet.To, rule.DestinationApplicationSecurityGroupIds, isLocal: isInbound, tags));
        return destination is false ? false : source is null ? null : destination;
    }

    private static bool PortMatches(OraclePacketKind kind, int port, string? one, ValueList<string> list)
    {
        IEnumerable<string> texts = one is null ? list : list.Prepend(one);
        return texts.Any(text =>
        {
            string[] ends = text == "*" ? ["0", "65535"] : text.Split('-');
            (int first, int last) = (Number(ends[0]), Number(ends[^1]));
            return kind.HasPorts ? first <= port && port <= last : first == 0 && last == 65535; // a packet without ports is in no part of them
        });
    }

    private static int Number(string text) => int.Parse(text.Trim(), System.Globalization.CultureInfo.InvariantCulture);

    private static bool? AddressMatches(HostAddress address, string? one, ValueList<string> list, NaiveServiceTags tags)
    {
        bool? matches = false;
        foreach (string text in one is null ? list : list.Prepend(one))
        {
            matches = matches.Or(
                text == "*" ? true
                : AddressPrefix.TryParse(text, out AddressPrefix prefix) ? prefix.Contains(address)
                : HostAddress.TryParse(text, out HostAddress host) ? host == address
                : tags.Contains(text, address));
        }

        return matches;
    }

    /// <summary>5.32: a group stands for the addresses of its members, and on the side of the interface that is asked it concerns that one only if it is a member.</summary>
    private static bool? GroupMatches(Asked asked, HostAddress address, ValueList<ResourceId> ids, bool isLocal, NaiveServiceTags tags)
    {
        if (isLocal && asked.Place.Interface?.IPConfigurations.Any(one => one.ApplicationSecurityGroupIds.Any(ids.Contains)) is not true)
        {
            return false;
        }

        List<IPConfiguration> members = [.. asked.Topology.NetworkInterfaces.SelectMany(one => one.IPConfigurations).Where(one => one.ApplicationSecurityGroupIds.Any(ids.Contains))];
        if (members.Exists(one => one.PrivateIPAddress == address))
        {
            return true;
        }

        if (members.Exists(one => one.PrivateIPAddress is null))
        {
            tags.Doubts.Add(UnknownReason.UnresolvedReference);
            return null;
        }

        return false;
    }

    private static bool? Or(this bool? left, bool? right) => left is true || right is true ? true : left is null || right is null ? null : false;

    private static bool IsPlatform(HostAddress address) => address == HostAddress.Parse("168.63.129.16") || address == HostAddress.Parse("169.254.169.254");

    private static bool NamesPlatform(SecurityRule rule) =>
        rule.DestinationAddressPrefixes.Add(rule.DestinationAddressPrefix ?? string.Empty).Concat(rule.SourceAddressPrefixes.Add(rule.SourceAddressPrefix ?? string.Empty))
            .Any(text => text.StartsWith("AzurePlatform", StringComparison.OrdinalIgnoreCase));

    // 7.21
    private static string NameOf(SecurityRule rule) => $"{(s_defaults.Contains(rule) ? "defaultSecurityRules" : "securityRules")}/{rule.Name}";

    private static SecurityRule Default(string name, int priority, SecurityRuleDirection direction, SecurityRuleAccess access, string source, string destination) => new()
    {
        Name = name,
        Priority = priority,
        Direction = direction,
        Access = access,
        SourceAddressPrefix = source,
        SourcePortRange = "*",
        DestinationAddressPrefix = destination,
        DestinationPortRange = "*",
    };

    /// <summary>Where a packet is asked about, and by which readings.</summary>
    internal sealed record Asked(Topology Topology, AzureBehavior Behavior, ServiceTagCatalog Catalog, OracleSender Place);
}
