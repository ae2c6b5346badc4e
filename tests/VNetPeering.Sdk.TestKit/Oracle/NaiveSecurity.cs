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
    /// <param name="topology">The design.</param>
    /// <param name="question">The packet.</param>
    /// <param name="behavior">The readings.</param>
    /// <param name="catalog">The prefixes of service tags.</param>
    /// <param name="isEachGroupAlone">Whether what is not known is guessed for each group anew, so that less is certain.</param>
    public static OracleDecision IpFlow(Topology topology, OracleIpFlow question, AzureBehavior behavior, ServiceTagCatalog catalog, bool isEachGroupAlone = false)
    {
        topology = NaiveManagers.Deployed(topology);
        NetworkInterface own = topology.NetworkInterfaces.FirstOrDefault(one => one.Id == question.InterfaceId)
            ?? throw new ArgumentException($"The topology has no network interface \"{question.InterfaceId}\". Name one of its interfaces.", nameof(question));
        ResourceId? subnetId = (own.IPConfigurations.FirstOrDefault(one => one.PrivateIPAddress == question.LocalAddress) ?? own.IPConfigurations[0]).SubnetId;
        OracleSender place = new(topology.FindVNet(subnetId?.Parent)!, topology.FindSubnet(subnetId)!) { Interface = own };
        OraclePacket packet = question.Direction == SecurityRuleDirection.Outbound
            ? new(question.LocalAddress, question.RemoteAddress, new OraclePacketKind(question.Protocol, question.LocalPort, question.RemotePort))
            : new(question.RemoteAddress, question.LocalAddress, new OraclePacketKind(question.Protocol, question.RemotePort, question.LocalPort));
        OracleGuesses guesses = new(isEachGroupAlone);
        Asked asked = new(topology, behavior, catalog, place, guesses);
        List<OracleDecision> decisions = [];
        do
        {
            decisions.Add(Decide(asked, question.Direction, packet));
        }
        while (guesses.Next());
        return decisions.TrueForAll(one => one.Access == decisions[0].Access)
            ? decisions[0] with { RuleName = decisions.TrueForAll(one => one == decisions[0]) ? decisions[0].RuleName : null }
            : new OracleDecision(null, null) { Unknowns = guesses.Reasons };
    }

    /// <summary>What the groups of a place say to a packet that leaves it or reaches it.</summary>
    internal static OracleDecision Decide(Asked asked, SecurityRuleDirection direction, OraclePacket packet)
    {
        OracleDecision last = new(SecurityRuleAccess.Allow, null); // 5.02
        if (NaiveAdminRules.Decide(asked, direction, packet) is { } admin) // 5.42
        {
            last = new OracleDecision(admin.Access == AdminRuleAccess.Deny ? SecurityRuleAccess.Deny : SecurityRuleAccess.Allow, $"securityAdminRules/{admin.Name}") { IsOfAdminRule = true };
            if (admin.Access != AdminRuleAccess.Allow)
            {
                return last;
            }
        }

        if (!asked.Place.HasSecurityGroup)
        {
            return last;
        }

        // 5.01
        ResourceId?[] order = [asked.Place.Subnet.NetworkSecurityGroupId, asked.Place.Interface?.NetworkSecurityGroupId];
        foreach (ResourceId id in (direction == SecurityRuleDirection.Inbound ? order : order.Reverse()).OfType<ResourceId>())
        {
            asked.Guesses.Asker = $"{id} at {asked.Place.Subnet.Id} {asked.Place.Interface?.Id}{asked.Place.Undescribed} {direction} {packet}";
            last = asked.Topology.NetworkSecurityGroups.FirstOrDefault(one => one.Id == id) is { } group
                ? DecideIn(asked, group, direction, packet)
                : new OracleDecision(asked.Guesses.IsSo($"{id} denies {direction} {packet}", UnknownReason.UnresolvedReference) ? SecurityRuleAccess.Deny : SecurityRuleAccess.Allow, null) { GroupId = id };
            if (last.Access == SecurityRuleAccess.Deny)
            {
                return last;
            }
        }

        return last;
    }

    private static OracleDecision DecideIn(Asked asked, NetworkSecurityGroup group, SecurityRuleDirection direction, OraclePacket packet)
    {
        // 5.40: the platform's addresses meet rules that name the platform and no other, and pass where none matches
        bool isPlatform = IsPlatform(packet.From) || IsPlatform(packet.To);
        NaiveServiceTags tags = new(asked.Topology, asked.Behavior, asked.Catalog, asked.Place, asked.Guesses);
        SecurityRule? decisive = group.SecurityRules.Concat(s_defaults)
            .Where(rule => rule.Direction == direction)
            .OrderBy(rule => rule.Priority) // 5.03
            .FirstOrDefault(rule => (!isPlatform || NamesPlatform(rule)) && Matches(asked, rule, packet, tags));
        return new OracleDecision(decisive?.Access ?? SecurityRuleAccess.Allow, decisive is null ? null : NameOf(decisive)) { GroupId = group.Id };
    }

    private static bool Matches(Asked asked, SecurityRule rule, OraclePacket packet, NaiveServiceTags tags)
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
        return (AddressMatches(packet.From, rule.SourceAddressPrefix, rule.SourceAddressPrefixes, tags)
                || GroupMatches(asked, packet.From, rule.SourceApplicationSecurityGroupIds, isLocal: !isInbound))
            && (AddressMatches(packet.To, rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes, tags)
                || GroupMatches(asked, packet.To, rule.DestinationApplicationSecurityGroupIds, isLocal: isInbound));
    }

    internal static bool PortMatches(OraclePacketKind kind, int port, string? one, ValueList<string> list)
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

    private static bool AddressMatches(HostAddress address, string? one, ValueList<string> list, NaiveServiceTags tags) =>
        (one is null ? list : list.Prepend(one)).Any(text =>
            text == "*"
            || (AddressPrefix.TryParse(text, out AddressPrefix prefix) ? prefix.Contains(address)
                : HostAddress.TryParse(text, out HostAddress host) ? host == address
                : tags.Contains(text, address)));

    /// <summary>5.32: a group stands for the addresses of its members, and on the side of the interface that is asked it concerns that one only if it is a member.</summary>
    private static bool GroupMatches(Asked asked, HostAddress address, ValueList<ResourceId> ids, bool isLocal)
    {
        if (isLocal && asked.Place.Interface?.IPConfigurations.Any(one => one.ApplicationSecurityGroupIds.Any(ids.Contains)) is not true)
        {
            return false;
        }

        List<IPConfiguration> members = [.. asked.Topology.NetworkInterfaces.SelectMany(one => one.IPConfigurations).Where(one => one.ApplicationSecurityGroupIds.Any(ids.Contains))];
        return members.Exists(one => one.PrivateIPAddress == address)
            || members.Exists(one => one.PrivateIPAddress is null && asked.Guesses.IsSo($"{one.SubnetId} {one.Name} of {string.Join(' ', one.ApplicationSecurityGroupIds)} has {address}", UnknownReason.UnresolvedReference));
    }

    internal static bool IsPlatform(HostAddress address) => address == HostAddress.Parse("168.63.129.16") || address == HostAddress.Parse("169.254.169.254");

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
    internal sealed record Asked(Topology Topology, AzureBehavior Behavior, ServiceTagCatalog Catalog, OracleSender Place, OracleGuesses Guesses);
}
