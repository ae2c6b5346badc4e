using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>A difference between two random networks says of every packet what tracing it in both says.</summary>
public sealed class DiffAgainstEnumeration
{
    private const int Designs = 60;

    private static readonly Protocol[] Protocols = [Protocol.Tcp(22), Protocol.Tcp(443), Protocol.Tcp(8080), Protocol.Udp(53), Protocol.Icmp];

    [Test]
    public void Random_changes_of_random_designs()
    {
        int packets = Enumerable.Range(0, Designs).Sum(seed => Compare(seed, Pair(seed)));

        packets.ShouldBeGreaterThan(Designs * 50);
    }

    [Test] // a link that opens or closes matters to packets that never cross it
    public void Random_changes_of_designs_with_closed_links()
    {
        int packets = Enumerable.Range(0, Designs).Sum(seed => Compare(seed, ClosedPair(seed)));

        packets.ShouldBeGreaterThan(Designs * 50);
    }

    [Test, Explicit("Hundreds of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Many_random_changes_of_designs_with_closed_links() =>
        TestContext.Out.WriteLine($"{Enumerable.Range(TestContext.Parameters.Get("from", 1_000), TestContext.Parameters.Get("count", 500)).AsParallel().Sum(seed => Compare(seed, ClosedPair(seed)))} packets");

    [Test, Explicit("Thousands of designs; minutes.")]
    public void Many_random_changes()
    {
        int count = TestContext.Parameters.Get("count", 3_000);
        int packets = Enumerable.Range(TestContext.Parameters.Get("from", 1_000), count).Sum(seed => Compare(seed, Pair(seed)));
        TestContext.Out.WriteLine($"{packets} packets");
        packets.ShouldBeGreaterThan(count * 30);
    }

    [Test] // how causes are found
    public void Changes_that_are_made_one_by_one_lead_to_the_other_network()
    {
        for (int seed = 0; seed < 4 * Designs; seed++)
        {
            (Topology before, Topology after) = Pair(seed);
            Make(before, after).ShouldBeEmpty($"seed {seed}");
            Make(after, before).ShouldBeEmpty($"seed {seed}, backwards");
        }
    }

    private static IReadOnlyList<ConfigurationChange> Make(Topology from, Topology to)
    {
        DesignTree there = DesignTree.Of(to);
        Topology made = ConfigurationDiff.Of(DesignTree.Of(from), there, from, to, isInOneForm: false).Aggregate(from, (topology, change) => DesignTree.Of(topology).With(change, there));
        return ConfigurationDiff.Of(DesignTree.Of(made), there, made, to, isInOneForm: false);
    }

    private static (Topology Before, Topology After) Pair(int seed)
    {
        var random = new SeededRandom(seed);
        int size = 2 + (seed / 4 % 4);
        Topology before = (seed % 4) switch
        {
            0 => RandomTopologies.NextWithSecurity(seed, size),
            1 => RandomTopologies.NextWithBgp(seed, size),
            2 => RandomTopologies.NextWithBgpAndSecurity(seed, size),
            _ => RandomTopologies.Next(seed, size),
        };
        Topology after = Enumerable.Range(0, 1 + random.Below(3)).Aggregate(before, (topology, _) => RandomChanges.Apply(topology, random));
        return (before, after);
    }

    /// <summary>Two of three changes open and close links.</summary>
    private static (Topology Before, Topology After) ClosedPair(int seed)
    {
        var random = new SeededRandom(seed + 5);
        Topology before = ClosedDesigns.With(Pair(seed).Before, seed);
        Topology after = random.Chance(35) ? RandomChanges.Apply(before, random)
            : before with { VNets = [.. before.VNets.Select(vnet => vnet with { Peerings = [.. vnet.Peerings.Select(link => random.Chance(20) ? link with { AllowVirtualNetworkAccess = !link.AllowVirtualNetworkAccess } : link)] })] };
        return (before, after);
    }

    private static int Compare(int seed, (Topology Before, Topology After) pair)
    {
        (Topology before, Topology after) = pair;
        var random = new SeededRandom(seed + 1);
        NetworkDiff diff = after.DiffFrom(before);
        CompiledNetwork earlier = before.Compile();
        CompiledNetwork later = after.Compile();
        int packets = 0;
        string[] subnets = [.. before.VNets.SelectMany(vnet => vnet.Subnets).Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name)).Select(subnet => subnet.Id.ToString())];
        foreach (string from in subnets)
        {
            foreach (string to in subnets)
            {
                // Places of one network in the other: a subnet that was removed is not compared here.
                if (!Has(after, from) || !Has(after, to))
                {
                    continue;
                }

                Protocol protocol = random.Pick(Protocols);
                foreach (FlowWay way in Ways(earlier, from, to, protocol).Take(3))
                {
                    packets++;
                    CheckPacket(seed, diff, earlier, later, from, to, way.From.First, way.To.First, protocol);
                }
            }
        }

        return packets;
    }

    private static IReadOnlyList<FlowWay> Ways(CompiledNetwork network, string from, string to, Protocol protocol)
    {
        try
        {
            return network.Trace($"subnet:{from}", $"subnet:{to}", protocol).Ways;
        }
        catch (PlaceException)
        {
            return []; // no common family
        }
    }

    private static void CheckPacket(int seed, NetworkDiff diff, CompiledNetwork earlier, CompiledNetwork later, string from, string to, HostAddress source, HostAddress destination, Protocol protocol)
    {
        (Verdict verdict, string ways) before = Fate(earlier, from, to, source, destination, protocol);
        (Verdict verdict, string ways) after = Fate(later, from, to, source, destination, protocol);
        if (before.ways.Length == 0 || after.ways.Length == 0)
        {
            return; // an endpoint has the address in one of them, so no machine has
        }

        FlowChange[] told =
        [
            .. diff.Flows.Where(flow => flow.From.Resource?.ToString() == from && flow.To.Resource?.ToString() == to && flow.From.Kind == PlaceKind.Subnet && flow.To.Kind == PlaceKind.Subnet
                && flow.Sources.Contains(source) && flow.Destinations.Contains(destination)
                && (flow.Protocol.Kind == ProtocolKind.Any || flow.Protocol.Kind == protocol.Kind)
                && (protocol.Ports.Count == 0 || flow.Protocol.Ports.Count == 0 || flow.Protocol.Ports.Any(range => range.First <= protocol.Ports[0].First && protocol.Ports[0].Last <= range.Last))
                && flow.SourcePorts.First <= 1024 && flow.SourcePorts.Last >= 1024),
        ];
        string packet = $"seed {seed}: {from} {source} -> {to} {destination} {protocol}: {before.verdict} {before.ways} -> {after.verdict} {after.ways}";
        FlowChangeKind? expected = before.verdict == after.verdict
            ? before.verdict == Verdict.Reachable && before.ways != after.ways ? FlowChangeKind.Moved : null
            : before.verdict == Verdict.Unknown || after.verdict == Verdict.Unknown ? FlowChangeKind.Unclear
            : after.verdict == Verdict.Reachable ? FlowChangeKind.Opened : FlowChangeKind.Closed;
        told.Select(flow => (FlowChangeKind?)flow.Kind).ShouldBe(expected is null ? [] : [expected], packet);
        if (told.Length == 1)
        {
            (told[0].Before, told[0].After).ShouldBe((before.verdict, after.verdict), packet);
            told[0].Causes.ShouldNotBeEmpty(packet);
        }
    }

    /// <summary>The fate of one packet, out of the ways of the pair that hold it.</summary>
    private static (Verdict Verdict, string Ways) Fate(CompiledNetwork network, string from, string to, HostAddress source, HostAddress destination, Protocol protocol)
    {
        FlowWay[] ways =
        [
            .. network.Trace($"subnet:{from}", $"subnet:{to}", protocol).Ways.Where(way => way.From.Contains(source) && way.To.Contains(destination)
                && way.SourcePorts.First <= 1024 && way.SourcePorts.Last >= 1024),
        ];
        Verdict verdict = ways.Any(way => way.Verdict == Verdict.Blocked) ? Verdict.Blocked : ways.Any(way => way.Verdict == Verdict.Unknown) ? Verdict.Unknown : Verdict.Reachable;
        return (verdict, string.Join('|', ways.Select(way => $"{Hops(way.Forward)}/{Hops(way.Return)}").Distinct().Order(StringComparer.Ordinal)));
    }

    private static string Hops(DirectionTrace direction) => string.Join('>', direction.Hops.Select(hop => $"{hop.Over} {hop.At}"));

    private static bool Has(Topology topology, string subnet) => topology.VNets.Any(vnet => vnet.Subnets.Any(candidate => candidate.Id.ToString() == subnet));
}
