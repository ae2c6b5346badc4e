using System.Numerics;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reachability.Pairs;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>What rules say about all packets between two ranges is the gravest of what the first rule that fits says to each packet at the ends of their ports.</summary>
public sealed class RuleSweepAgainstPackets
{
    private static readonly AddressRange From = AddressPrefix.Parse("10.0.0.0/24").Range;
    private static readonly AddressRange To = AddressPrefix.Parse("10.1.0.0/24").Range;
    private static readonly string[] Sides = ["10.0.0.0/8", "10.0.0.0/24", "10.1.0.0/24", "10.2.0.0/16"];
    private static readonly int[] Ends = [0, 22, 80, 81, 443, 1024, 8080, 65535];
    private static readonly ProtocolSet[] Sets = [ProtocolSet.All, ProtocolSet.Tcp, ProtocolSet.Tcp, ProtocolSet.Udp, ProtocolSet.Icmp, ProtocolSet.Esp];
    private static readonly Protocol[] Asked = [Protocol.Any, Protocol.Tcp(), Protocol.Tcp(443), Protocol.Tcp(22, 443), Protocol.Create(ProtocolKind.Tcp, new PortRange(80, 8080)), Protocol.Udp(53), Protocol.Icmp];

    [Test]
    public void Random_rules()
    {
        var answers = new Dictionary<Verdict, int> { [Verdict.Reachable] = 0, [Verdict.Blocked] = 0 };
        int afterParts = 0;
        for (int seed = 0; seed < 4_000; seed++)
        {
            var random = new SeededRandom(seed);
            CompiledSecurityRule[] rules = [.. Enumerable.Range(0, 1 + random.Below(7)).Select(place => Draw(random, place)), Rule(999, SecurityRuleAccess.Deny)];
            foreach (Protocol protocol in Asked)
            {
                if (RuleSweep.Gravest(rules, SecurityRuleDirection.Inbound, From, To, protocol, out _) is not { } verdict)
                {
                    continue;
                }

                bool isDenied = Packets(protocol, rules).Any(packet => FirstOf(rules, packet).Access == SecurityRuleAccess.Deny);
                verdict.ShouldBe(isDenied ? Verdict.Blocked : Verdict.Reachable, $"seed {seed} {protocol}\n{string.Join('\n', rules.Select(Describe))}");
                answers[verdict]++;
                afterParts += Packets(protocol, rules).Select(packet => FirstOf(rules, packet).Priority).Distinct().Count() > 1 ? 1 : 0;
            }
        }

        answers[Verdict.Reachable].ShouldBeGreaterThan(1_000);
        answers[Verdict.Blocked].ShouldBeGreaterThan(10_000);
        afterParts.ShouldBeGreaterThan(2_000, "rules about a part of the packets");
    }

    [Test]
    public void Ports_that_several_rules_allow_together_are_allowed()
    {
        CompiledSecurityRule[] rules =
        [
            Rule(1, SecurityRuleAccess.Allow, ProtocolSet.Tcp, ports: [new(0, 442)]),
            Rule(2, SecurityRuleAccess.Allow, ProtocolSet.Tcp, ports: [new(443, 65535)]),
            Rule(3, SecurityRuleAccess.Deny, ProtocolSet.Tcp),
            Rule(4, SecurityRuleAccess.Allow),
        ];

        RuleSweep.Gravest(rules, SecurityRuleDirection.Inbound, From, To, Protocol.Any, out _).ShouldBe(Verdict.Reachable);
        rules[1] = Rule(2, SecurityRuleAccess.Allow, ProtocolSet.Tcp, ports: [new(444, 65535)]);
        RuleSweep.Gravest(rules, SecurityRuleDirection.Inbound, From, To, Protocol.Any, out _).ShouldBe(Verdict.Blocked);
    }

    [Test]
    public void A_sweep_allocates_nothing()
    {
        CompiledSecurityRule[] rules = [Rule(1, SecurityRuleAccess.Allow, ProtocolSet.Tcp, ports: [new(443, 443)]), Rule(2, SecurityRuleAccess.Deny, ProtocolSet.Udp, "10.2.0.0/16"), Rule(3, SecurityRuleAccess.Deny)];
        Verdict? verdict = RuleSweep.Gravest(rules, SecurityRuleDirection.Inbound, From, To, Protocol.Any, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            verdict = RuleSweep.Gravest(rules, SecurityRuleDirection.Inbound, From, To, Protocol.Any, out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        verdict.ShouldBe(Verdict.Blocked);
    }

    private static CompiledSecurityRule Draw(SeededRandom random, int place)
    {
        bool hasEveryPort = random.Chance(35);
        return Rule(
            place,
            random.Chance(60) ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny,
            random.Pick(Sets),
            random.Chance(50) ? null : random.Pick(Sides),
            random.Chance(50) ? null : random.Pick(Sides),
            hasEveryPort ? null : Runs(random),
            random.Chance(85) ? null : [new PortRange(random.Chance(50) ? 1024 : 5000, 65535)]);
    }

    private static PortRange[] Runs(SeededRandom random)
    {
        int first = random.Below(Ends.Length - 1);
        int last = first + random.Below(Ends.Length - first);
        return last + 2 < Ends.Length && random.Chance(30) ? [new(Ends[first], Ends[last]), new(Ends[last] + 2, Ends[last + 1] + 3)] : [new(Ends[first], Ends[last])];
    }

    private static CompiledSecurityRule Rule(
        int priority, SecurityRuleAccess access, ProtocolSet protocols = ProtocolSet.All, string? source = null, string? destination = null, PortRange[]? ports = null, PortRange[]? sourcePorts = null) => new()
    {
        Name = $"securityRules/{priority}",
        Priority = priority,
        Direction = SecurityRuleDirection.Inbound,
        Access = access,
        Protocols = protocols,
        Source = Side(source),
        Destination = Side(destination),
        DestinationPorts = ports ?? CompiledSecurityRule.EveryPort,
        SourcePorts = sourcePorts ?? CompiledSecurityRule.EveryPort,
    };

    private static AddressSide Side(string? prefix) => prefix is null ? AddressSide.Any : new AddressSide { Ranges = AddressRanges.Of(AddressPrefix.Parse(prefix).Range) };

    /// <summary>A packet of each protocol, from and to each port at which any rule or the question begins or ends.</summary>
    private static IEnumerable<(ProtocolSet Protocol, int Source, int Destination)> Packets(Protocol protocol, CompiledSecurityRule[] rules)
    {
        PortRange[] asked = protocol.Ports.Count == 0 ? [PortRange.All] : [.. protocol.Ports];
        int[] destinations = [.. rules.SelectMany(rule => rule.DestinationPorts).Concat(asked).SelectMany(Around).Distinct().Where(port => asked.Any(range => range.First <= port && port <= range.Last))];
        int[] sources = [.. rules.SelectMany(rule => rule.SourcePorts).SelectMany(Around).Distinct().Where(port => port is >= 1024 and <= 65535)];
        for (int rest = (int)ProtocolSets.Of(protocol.Kind); rest != 0; rest &= rest - 1)
        {
            var one = (ProtocolSet)(1 << BitOperations.TrailingZeroCount(rest));
            foreach ((int source, int destination) in (one & ProtocolSet.WithPorts) == 0 ? [(0, 0)] : from source in sources from destination in destinations select (source, destination))
            {
                yield return (one, source, destination);
            }
        }

        static int[] Around(PortRange range) => [range.First - 1, range.First, range.Last, range.Last + 1, 1024];
    }

    private static CompiledSecurityRule FirstOf(CompiledSecurityRule[] rules, (ProtocolSet Protocol, int Source, int Destination) packet) => Array.Find(rules, rule =>
        (rule.Protocols & packet.Protocol) != 0
        && (rule.Source.Ranges is null || rule.Source.Ranges.Contains(From.First))
        && (rule.Destination.Ranges is null || rule.Destination.Ranges.Contains(To.First))
        && ((packet.Protocol & ProtocolSet.WithPorts) == 0
            ? rule.HasEveryPort
            : rule.DestinationPorts.Any(run => run.First <= packet.Destination && packet.Destination <= run.Last) && rule.SourcePorts.Any(run => run.First <= packet.Source && packet.Source <= run.Last)))!;

    private static string Describe(CompiledSecurityRule rule) =>
        $"{rule.Priority} {rule.Access} {rule.Protocols} {rule.Source.Ranges?.Runs[0]} {string.Join(',', rule.SourcePorts)} {rule.Destination.Ranges?.Runs[0]} {string.Join(',', rule.DestinationPorts)}";
}
