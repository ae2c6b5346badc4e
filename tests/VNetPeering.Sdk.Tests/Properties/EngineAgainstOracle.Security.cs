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

    [Test]
    public void Flows_with_security_groups_are_the_same([Values(0, 1, 2, 3)] int block) => ForEachSecureDesign(block, FlowsDiffer, RandomTopologies.NextWithSecurity);

    [Test, Explicit("the engine leaves a table's prefixes out of VirtualNetwork where BGP has a gap, and cannot tell undescribed machines of a subnet apart")]
    public void Flows_with_security_groups_and_BGP_are_the_same([Values(0, 1)] int block) => ForEachSecureDesign(block, FlowsDiffer, RandomTopologies.NextWithBgpAndSecurity);

    [Test, Explicit("the oracle's Internet tag lacks the blocks that the captured one leaves out")]
    public void IP_flow_verify_is_the_same([Values(0, 1, 2, 3)] int block) => ForEachSecureDesign(block, IpFlowsDiffer, RandomTopologies.NextWithSecurity);

    [Test, Explicit("as the two above")]
    public void IP_flow_verify_with_BGP_is_the_same([Values(0, 1)] int block) => ForEachSecureDesign(block, IpFlowsDiffer, RandomTopologies.NextWithBgpAndSecurity);

    [Test, Explicit("100,000 designs; many hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, bgp")]
    public void Security_is_the_same_on_many_designs()
    {
        int from = TestContext.Parameters.Get("from", 0);
        int count = TestContext.Parameters.Get("count", 100_000);
        Func<int, int, Topology> draw = TestContext.Parameters.Get("bgp", false) ? RandomTopologies.NextWithBgpAndSecurity : RandomTopologies.NextWithSecurity;
        Report(count, [.. Enumerable.Range(from, count).AsParallel().SelectMany(seed => SecurityDifferences(seed, SecurityDiffers, draw))]);
    }

    private static void ForEachSecureDesign(int block, Func<Topology, CompiledNetwork, int, IEnumerable<Difference>> compare, Func<int, int, Topology> draw) =>
        Report(DesignsPerCase, [.. Enumerable.Range(block * DesignsPerCase, DesignsPerCase).SelectMany(seed => SecurityDifferences(seed, compare, draw))]);

    private static List<(Difference Difference, string Design)> SecurityDifferences(int seed, Func<Topology, CompiledNetwork, int, IEnumerable<Difference>> compare, Func<int, int, Topology> draw) =>
        Differences(seed, (topology, network) => compare(topology, network, seed), draw);

    private static IEnumerable<Difference> SecurityDiffers(Topology topology, CompiledNetwork network, int seed) =>
        [.. IpFlowsDiffer(topology, network, seed), .. FlowsDiffer(topology, network, seed)];

    private static IEnumerable<Difference> FlowsDiffer(Topology topology, CompiledNetwork network, int seed) => TracesDiffer(topology, network, [.. KindsOf(topology, seed)]);

    /// <summary>Every interface is asked about every end of a prefix and its neighbours, both ways, each with another protocol or port.</summary>
    private static IEnumerable<Difference> IpFlowsDiffer(Topology topology, CompiledNetwork network, int seed)
    {
        (Protocol Protocol, OraclePacketKind Kind)[] kinds = [.. KindsOf(topology, seed)];
        HostAddress[] remotes = [.. InterestingAddresses(topology), .. new[] { "8.8.8.8", "168.63.129.16", "169.254.169.254" }.Select(HostAddress.Parse)];
        int turn = seed;
        foreach (NetworkInterface own in topology.NetworkInterfaces)
        {
            HostAddress local = own.IPConfigurations[0].PrivateIPAddress!.Value;
            foreach (HostAddress remote in remotes.Where(address => address.Family == local.Family && address != local))
            {
                foreach (SecurityRuleDirection direction in Enum.GetValues<SecurityRuleDirection>())
                {
                    OraclePacketKind kind = kinds[turn++ % kinds.Length].Kind;
                    (int localPort, int remotePort) = direction == SecurityRuleDirection.Outbound ? (kind.SourcePort, kind.DestinationPort) : (kind.DestinationPort, kind.SourcePort);
                    OracleDecision oracle = NaiveSecurity.IpFlow(
                        topology,
                        new OracleIpFlow(own.Id, direction, kind.Protocol) { LocalAddress = local, LocalPort = localPort, RemoteAddress = remote, RemotePort = remotePort },
                        AzureBehavior.Default,
                        ServiceTagCatalog.Empty);
                    IpFlowAnswer engine = network.IpFlow(own.Name.Value, new IpFlow
                    {
                        Direction = direction,
                        Protocol = kind.Protocol,
                        LocalAddress = local,
                        LocalPort = kind.HasPorts ? localPort : null,
                        RemoteAddress = remote,
                        RemotePort = kind.HasPorts ? remotePort : null,
                    });
                    if (oracle.Access != engine.Access || (oracle.RuleName is not null && (oracle.RuleName != engine.RuleName || oracle.GroupId != engine.GroupId)))
                    {
                        yield return new Difference(
                            $"IP flow {direction}, oracle {oracle.Access?.ToString() ?? "?"} {oracle.RuleName}, engine {engine.Access?.ToString() ?? "?"} {engine.RuleName}",
                            $"{own.Name} {local}, {direction}, remote {remote}, {kind}\noracle: {oracle.Access?.ToString() ?? "?"} {oracle.RuleName} of {oracle.GroupId?.Name} [{string.Join(", ", oracle.Unknowns)}]"
                            + $"\nengine: {engine.Access?.ToString() ?? "?"} {engine.RuleName} of {engine.GroupId?.Name} [{string.Join(", ", engine.Gaps.Select(gap => $"{gap.Reason} {gap.About}"))}]");
                    }
                }
            }
        }
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
        (from @group in topology.NetworkSecurityGroups
         from rule in @group.SecurityRules
         from text in new[] { rule.SourcePortRange ?? "*", rule.DestinationPortRange ?? "*" }.Concat(rule.SourcePortRanges).Concat(rule.DestinationPortRanges)
         where text != "*"
         from end in text.Split('-')
         from near in new[] { -1, 0, 1 }
         let port = int.Parse(end, CultureInfo.InvariantCulture) + near
         where port is >= 0 and <= 65535
         select port).Distinct();

    /// <summary>The engine asks about all client ports at once and tells apart those that fare differently.</summary>
    private static Verdict VerdictOf(FlowTrace engine, OraclePacketKind kind) => engine.Partial.Count == 0 ? engine.Verdict
        : engine.Partial.Single(part => part.SourcePorts.First <= kind.SourcePort && kind.SourcePort <= part.SourcePorts.Last).Verdict;

    /// <summary>The same flow from other client ports: where one of them is worse off, the way that the engine shows is its way.</summary>
    private static IEnumerable<OracleTrace> OtherClients(Topology topology, OracleFlow flow) =>
        from port in flow.Kind.HasPorts ? PortsNearRules(topology).Where(IsOfClients) : []
        select NaiveTracer.Trace(topology, flow with { Kind = flow.Kind with { SourcePort = port } }, AzureBehavior.Default, ServiceTagCatalog.Empty);
}
