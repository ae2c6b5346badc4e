using System.Globalization;
using NUnit.Framework;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Flows through security groups: each with a few protocols and ports, those at the ends of the rules' ranges among them.</summary>
public sealed partial class EngineAgainstOracle
{
    private const int MostPorts = 4;
    private const int SecureDesignsPerCase = 100;
    private const int FlowsPerDesign = 30;

    [Test]
    public void Flows_with_security_groups_are_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, FlowsDiffer, RandomTopologies.NextWithSecurity);

    [Test]
    public void Flows_with_security_groups_and_BGP_are_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, FlowsDiffer, RandomTopologies.NextWithBgpAndSecurity);

    [Test]
    public void IP_flow_verify_is_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, IPFlowsDiffer, RandomTopologies.NextWithSecurity);

    [Test]
    public void IP_flow_verify_with_BGP_is_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, IPFlowsDiffer, RandomTopologies.NextWithBgpAndSecurity);

    [Test, Explicit("100,000 designs; hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, flows (of each design), bgp")]
    public void Security_is_the_same_on_many_designs()
    {
        int from = TestContext.Parameters.Get("from", 0);
        int count = TestContext.Parameters.Get("count", 100_000);
        int flows = TestContext.Parameters.Get("flows", FlowsPerDesign);
        Func<int, int, Topology> draw = TestContext.Parameters.Get("bgp", false) ? RandomTopologies.NextWithBgpAndSecurity : RandomTopologies.NextWithSecurity;
        int asked = 0;
        Compare compare = (topology, network, seed, most) =>
        [
            .. Counted(IPFlowsDiffer(topology, network, seed, most), ref asked),
            .. Counted(FlowsDiffer(topology, network, seed, most), ref asked),
        ];
        List<(Difference Difference, string Design)> found = [.. Enumerable.Range(from, count).AsParallel().SelectMany(seed => SecurityDifferences(seed, compare, draw, flows))];
        TestContext.Out.WriteLine($"{count} designs, {asked} flows, {found.Count} differences");
        Report(count, found);
    }

    private static void ForEachSecureDesign(int block, Compare compare, Func<int, int, Topology> draw) =>
        Report(SecureDesignsPerCase, [.. Enumerable.Range(block * SecureDesignsPerCase, SecureDesignsPerCase).SelectMany(seed => SecurityDifferences(seed, compare, draw, FlowsPerDesign))]);

    private static List<(Difference Difference, string Design)> SecurityDifferences(int seed, Compare compare, Func<int, int, Topology> draw, int most) =>
        Differences(seed, (topology, network) => compare(topology, network, seed, most).OfType<Difference>(), draw);

    private static List<Difference?> Counted(IEnumerable<Difference?> answers, ref int asked)
    {
        List<Difference?> all = [.. answers];
        Interlocked.Add(ref asked, all.Count);
        return all;
    }

    /// <summary>A part of the flows of a design, the same for the same seed.</summary>
    private static IEnumerable<Difference?> FlowsDiffer(Topology topology, CompiledNetwork network, int seed, int most) =>
        SomeOf(FlowsOf(topology, [.. KindsOf(topology, seed)]), seed, most).Select(flow => TraceDiffers(topology, network, flow));

    private static IEnumerable<Difference?> IPFlowsDiffer(Topology topology, CompiledNetwork network, int seed, int most) =>
        SomeOf(IPFlowsOf(topology, seed), seed, most).Select(question => IPFlowDiffers(topology, network, question));

    private static List<T> SomeOf<T>(IEnumerable<T> all, int seed, int most)
    {
        List<T> rest = [.. all];
        SeededRandom random = new(seed);
        for (int i = 0; i < Math.Min(most, rest.Count); i++)
        {
            int other = i + random.Below(rest.Count - i);
            (rest[i], rest[other]) = (rest[other], rest[i]);
        }

        return [.. rest.Take(most)];
    }

    /// <summary>Every interface is asked about every end of a prefix and its neighbours, both ways, each with another protocol or port.</summary>
    private static IEnumerable<(NetworkInterface Own, OracleIpFlow Question)> IPFlowsOf(Topology topology, int seed)
    {
        OraclePacketKind[] kinds = [.. KindsOf(topology, seed).Select(one => one.Kind)];
        HostAddress[] remotes = [.. InterestingAddresses(topology), .. new[] { "8.8.8.8", "168.63.129.16", "169.254.169.254" }.Select(HostAddress.Parse)];
        int turn = seed;
        foreach (NetworkInterface own in topology.NetworkInterfaces)
        {
            HostAddress local = own.IPConfigurations[0].PrivateIPAddress!.Value;
            foreach (HostAddress remote in remotes.Where(address => address.Family == local.Family && address != local))
            {
                foreach (SecurityRuleDirection direction in Enum.GetValues<SecurityRuleDirection>())
                {
                    OraclePacketKind kind = kinds[turn++ % kinds.Length];
                    (int localPort, int remotePort) = direction == SecurityRuleDirection.Outbound ? (kind.SourcePort, kind.DestinationPort) : (kind.DestinationPort, kind.SourcePort);
                    yield return (own, new OracleIpFlow(own.Id, direction, kind.Protocol) { LocalAddress = local, LocalPort = localPort, RemoteAddress = remote, RemotePort = remotePort });
                }
            }
        }
    }

    private static Difference? IPFlowDiffers(Topology topology, CompiledNetwork network, (NetworkInterface Own, OracleIpFlow Question) asked, CompileOptions? options = null)
    {
        options ??= AsUsual;
        (NetworkInterface own, OracleIpFlow question) = asked;
        OracleDecision oracle = NaiveSecurity.IpFlow(topology, question, options.Behavior, options.ServiceTags);
        IpFlowAnswer engine = network.IpFlow(own.Name.Value, FlowOf(question));
        if (engine.Access is null && oracle.Access is not null)
        {
            oracle = NaiveSecurity.IpFlow(topology, question, options.Behavior, options.ServiceTags, isEachGroupAlone: true); // as in traces
        }

        return oracle.Access == engine.Access && (oracle.RuleName is null || (oracle.RuleName == engine.RuleName && oracle.GroupId == engine.GroupId))
            ? null
            : new Difference(
                $"IP flow {question.Direction}, oracle {oracle.Access?.ToString() ?? "?"} {oracle.RuleName}, engine {engine.Access?.ToString() ?? "?"} {engine.RuleName}",
                $"{own.Name} {question}\noracle: {oracle.Access?.ToString() ?? "?"} {oracle.RuleName} of {oracle.GroupId?.Name} [{string.Join(", ", oracle.Unknowns)}]"
                + $"\nengine: {engine.Access?.ToString() ?? "?"} {engine.RuleName} of {engine.GroupId?.Name} [{string.Join(", ", engine.Gaps.Select(gap => $"{gap.Reason} {gap.About}"))}]");
    }

    private static IpFlow FlowOf(OracleIpFlow question)
    {
        bool hasPorts = question.Protocol is ProtocolKind.Tcp or ProtocolKind.Udp;
        return new IpFlow
        {
            Direction = question.Direction,
            Protocol = question.Protocol,
            LocalAddress = question.LocalAddress,
            LocalPort = hasPorts ? question.LocalPort : null,
            RemoteAddress = question.RemoteAddress,
            RemotePort = hasPorts ? question.RemotePort : null,
        };
    }

    /// <summary>ICMP, and TCP and UDP to ports in the middle, at the ends and just outside of what the rules name; once from such a port as well.</summary>
    private static IEnumerable<(Protocol Protocol, OraclePacketKind Kind)> KindsOf(Topology topology, int seed)
    {
        int[] ports = [443, .. PortsNearRules(topology).OrderBy(port => unchecked((port * 7919) + (seed * 104729)) & 1023).Take(MostPorts)];
        yield return (Protocol.Icmp, OraclePacketKind.Icmp);
        foreach (int port in ports.Distinct())
        {
            yield return (Protocol.Tcp(port), OraclePacketKind.Tcp(port));
        }

        yield return (Protocol.Udp(ports[^1]), OraclePacketKind.Udp(ports[^1]));
        foreach (int client in PortsNearRules(topology).Where(IsOfClients).OrderBy(port => unchecked((port * 6271) + (seed * 7561)) & 1023).Take(1))
        {
            yield return (Protocol.Tcp(443), OraclePacketKind.Tcp(443) with { SourcePort = client });
        }
    }

    private static bool IsOfClients(int port) => port >= 1024;

    private static IEnumerable<int> PortsNearRules(Topology topology) =>
        (from text in PortTextsOf(topology)
         where text != "*"
         from end in text.Split('-')
         from near in new[] { -1, 0, 1 }
         let port = int.Parse(end, CultureInfo.InvariantCulture) + near
         where port is >= 0 and <= 65535
         select port).Distinct();

    private static IEnumerable<string> PortTextsOf(Topology topology) =>
    [
        .. from @group in topology.NetworkSecurityGroups
           from rule in @group.SecurityRules
           from text in new[] { rule.SourcePortRange ?? "*", rule.DestinationPortRange ?? "*" }.Concat(rule.SourcePortRanges).Concat(rule.DestinationPortRanges)
           select text,
        .. from manager in topology.NetworkManagers
           from configuration in manager.SecurityAdminConfigurations
           from collection in configuration.RuleCollections
           from rule in collection.Rules
           from text in rule.SourcePortRanges.Concat(rule.DestinationPortRanges)
           select text,
    ];

    /// <summary>The engine asks about all client ports at once and tells apart those that fare differently.</summary>
    private static Verdict VerdictOf(FlowTrace engine, OraclePacketKind kind) => engine.Partial.Count == 0 ? engine.Verdict
        : engine.Partial.Single(part => part.SourcePorts.First <= kind.SourcePort && kind.SourcePort <= part.SourcePorts.Last).Verdict;

    /// <summary>The same flow from other client ports: where one of them is worse off, the way that the engine shows is its way.</summary>
    private static IEnumerable<OraclePacketKind> OtherClients(Topology topology, OraclePacketKind kind) =>
        from port in kind.HasPorts ? PortsNearRules(topology).Where(IsOfClients) : []
        select kind with { SourcePort = port };

    /// <summary>Compares a part of what can be asked about a design; null where the answer is the same.</summary>
    private delegate IEnumerable<Difference?> Compare(Topology topology, CompiledNetwork network, int seed, int most);
}
