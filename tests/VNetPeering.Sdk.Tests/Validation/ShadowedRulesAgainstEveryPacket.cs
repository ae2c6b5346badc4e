using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>A rule is called shadowed exactly when every packet that it matches is matched by an earlier rule: groups from seeds, packet by packet.</summary>
public sealed class ShadowedRulesAgainstEveryPacket
{
    private static readonly string[] Protocols = ["Tcp", "Udp", "Icmp", "Esp", "Ah", "Other"];
    private static readonly string[] AddressTexts = ["*", "10.0.0.0/30", "10.0.0.0/31", "10.0.0.2/31", "10.0.0.3", "10.0.0.1-10.0.0.2", "0.0.0.0/0", "::/0", "fd00::/127", "0.0.0.0/1", "128.0.0.0/1"];
    private static readonly string[] PortTexts = ["*", "0-65535", "0-1", "2", "1-2", "3-65535", "0-32767", "32768-65535"];

    // Every text above begins and ends at or beside one of these.
    private static readonly HostAddress[] Addresses = [.. new[] { "0.0.0.0", "10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "128.0.0.0", "::", "fd00::", "fd00::2" }.Select(HostAddress.Parse)];
    private static readonly int[] Ports = [0, 1, 2, 3, 32768];

    [Test]
    public void Agree([Range(1, 60)] int seed)
    {
        NetworkSecurityGroup group = Group(seed);
        var topology = new Topology { Name = "design", NetworkSecurityGroups = [group] };

        IEnumerable<string> found = topology.Validate().Where(finding => finding.Id is "VNP5016" or "VNP5018").Select(finding => finding.Resource!.Name.Value);

        SecurityRule[] rules = [.. group.SecurityRules.OrderBy(rule => rule.Priority)];
        bool[][] matches = [.. rules.Select(rule => Packets().Select(packet => Matches(rule, packet)).ToArray())];
        IEnumerable<string> expected = rules
            .Where((_, at) => Enumerable.Range(0, matches[at].Length).All(packet => !matches[at][packet] || matches[..at].Any(earlier => earlier[packet])))
            .Select(rule => rule.Name.Value);
        found.ShouldBe(expected, ignoreOrder: true, string.Join('\n', rules.Select(rule => $"{rule}")));
    }

    [Test]
    public void The_seeds_reach_both_answers()
    {
        string[] found = [.. Enumerable.Range(1, 60).SelectMany(seed => new Topology { Name = "design", NetworkSecurityGroups = [Group(seed)] }.Validate()).Where(finding => finding.Id is "VNP5016" or "VNP5018").Select(finding => $"{finding.Id} {finding.Related.Count > 1}")];

        found.Distinct().ShouldBe(["VNP5016 False", "VNP5016 True", "VNP5018 False", "VNP5018 True"], ignoreOrder: true);
    }

    // In every third group all rules do the same.
    private static NetworkSecurityGroup Group(int seed)
    {
        var random = new Random(seed);
        return new NetworkSecurityGroup
        {
            Id = Designs.Id(ResourceTypes.NetworkSecurityGroup, "web"),
            SecurityRules = [.. Enumerable.Range(1, 14).Select(i => Rule(i, random, mayAllow: seed % 3 != 0))],
        };
    }

    private static SecurityRule Rule(int i, Random random, bool mayAllow) => new()
    {
        Name = $"r{i}",
        Priority = 100 + i,
        Direction = SecurityRuleDirection.Inbound,
        Access = mayAllow && random.Next(2) == 0 ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny,
        Protocol = random.Next(2) == 0 ? "*" : Protocols[random.Next(2)],
        SourceAddressPrefix = Any(random, AddressTexts),
        DestinationAddressPrefix = Any(random, AddressTexts),
        SourcePortRange = random.Next(4) == 0 ? Any(random, PortTexts) : "*",
        DestinationPortRange = Any(random, PortTexts),
    };

    // Half of the texts are the widest one, so that rules meet.
    private static string Any(Random random, string[] texts) => texts[random.Next(2) == 0 ? 0 : random.Next(texts.Length)];

    private static IEnumerable<(string Protocol, HostAddress Source, int SourcePort, HostAddress Destination, int Port)> Packets() =>
        from protocol in Protocols
        from source in Addresses
        from destination in Addresses
        from sourcePort in protocol is "Tcp" or "Udp" ? Ports : [-1]
        from port in protocol is "Tcp" or "Udp" ? Ports : [-1]
        select (protocol, source, sourcePort, destination, port);

    private static bool Matches(SecurityRule rule, (string Protocol, HostAddress Source, int SourcePort, HostAddress Destination, int Port) packet) =>
        (rule.Protocol == "*" || rule.Protocol == packet.Protocol)
        && IsAt(rule.SourcePortRange!, packet.SourcePort)
        && IsAt(rule.DestinationPortRange!, packet.Port)
        && IsIn(rule.SourceAddressPrefix!, packet.Source)
        && IsIn(rule.DestinationAddressPrefix!, packet.Destination);

    // A packet without ports is matched by rules for every port only.
    private static bool IsAt(string text, int port)
    {
        if (text is "*" or "0-65535")
        {
            return true;
        }

        int[] ends = [.. text.Split('-').Select(end => int.Parse(end, System.Globalization.CultureInfo.InvariantCulture))];
        return ends[0] <= port && port <= ends[^1];
    }

    private static bool IsIn(string text, HostAddress address)
    {
        string[] ends = text.Split('-');
        return text == "*"
            || (ends.Length == 2 && HostAddress.Parse(ends[0]) <= address && address <= HostAddress.Parse(ends[1]))
            || (text.Contains('/', StringComparison.Ordinal) ? AddressPrefix.Parse(text).Contains(address) : ends.Length == 1 && HostAddress.Parse(text) == address);
    }
}
