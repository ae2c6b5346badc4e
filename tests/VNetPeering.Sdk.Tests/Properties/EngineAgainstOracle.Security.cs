using System.Globalization;
using NUnit.Framework;
using VNetPeering.Sdk.Model;
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

    /// <summary>ICMP, and TCP and UDP to ports in the middle, at the ends and just outside of what the rules name.</summary>
    private static IEnumerable<(Protocol Protocol, OraclePacketKind Kind)> KindsOf(Topology topology, int seed)
    {
        int[] ends =
        [
            .. from @group in topology.NetworkSecurityGroups
               from rule in @group.SecurityRules
               from text in rule.DestinationPortRanges.Add(rule.DestinationPortRange ?? "*")
               where text != "*"
               from end in text.Split('-')
               from near in new[] { -1, 0, 1 }
               let port = int.Parse(end, CultureInfo.InvariantCulture) + near
               where port is >= 0 and <= 65535
               select port,
        ];
        int[] ports = [443, .. ends.Distinct().OrderBy(port => unchecked((port * 7919) + (seed * 104729)) & 1023).Take(MostPorts)];
        yield return (Protocol.Icmp, OraclePacketKind.Icmp);
        foreach (int port in ports.Distinct())
        {
            yield return (Protocol.Tcp(port), OraclePacketKind.Tcp(port));
        }

        yield return (Protocol.Udp(ports[^1]), OraclePacketKind.Udp(ports[^1]));
    }
}
