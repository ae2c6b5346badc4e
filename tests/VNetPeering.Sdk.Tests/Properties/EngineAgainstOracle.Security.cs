using System.Globalization;
using NUnit.Framework;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Flows through security groups: each with a few protocols and ports, those at the ends of the rules' ranges among them.</summary>
public sealed partial class EngineAgainstOracle
{
    private const int MostPorts = 4;

    [Test]
    public void Flows_with_security_groups_are_the_same([Values(0, 1, 2, 3)] int block) =>
        Report(DesignsPerCase, [.. Enumerable.Range(block * DesignsPerCase, DesignsPerCase).SelectMany(SecurityDifferences)]);

    [Test, Explicit("100,000 designs; hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Flows_with_security_groups_are_the_same_on_many_designs()
    {
        int from = TestContext.Parameters.Get("from", 0);
        int count = TestContext.Parameters.Get("count", 100_000);
        Report(count, [.. Enumerable.Range(from, count).AsParallel().SelectMany(SecurityDifferences)]);
    }

    private static List<(Difference Difference, string Design)> SecurityDifferences(int seed) =>
        Differences(seed, (topology, network) => TracesDiffer(topology, network, [.. KindsOf(topology, seed)]), RandomTopologies.NextWithSecurity);

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
