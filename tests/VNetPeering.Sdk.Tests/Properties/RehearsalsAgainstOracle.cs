using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Every single failure of a random design does to single packets what the slow twin says, which walks them in a design with dead things in it.</summary>
public sealed class RehearsalsAgainstOracle
{
    private const int Designs = 32;

    private const int DesignsAcrossSites = 12;

    private static readonly FailureKind[] Kinds =
    [
        FailureKind.Gateway, FailureKind.Connection, FailureKind.Circuit, FailureKind.Device, FailureKind.Appliance, FailureKind.Firewall, FailureKind.RouteServer, FailureKind.Peering,
        FailureKind.VNet, FailureKind.Region,
    ];

    [Test]
    public void Random_failures_of_random_designs()
    {
        var seen = new Dictionary<(FailureKind, FlowChangeKind?), int>();
        for (int seed = 0; seed < Designs; seed++)
        {
            Compare(seed, seen);
        }

        // In so few designs no flow hangs on a firewall or a Route Server alone; that they fail is compared all the same.
        seen.Keys.Select(key => key.Item1).Distinct().ShouldBe(Kinds, ignoreOrder: true);
        foreach (FailureKind kind in Kinds.Except([FailureKind.Firewall, FailureKind.RouteServer]))
        {
            seen.GetValueOrDefault((kind, FlowChangeKind.Closed)).ShouldBeGreaterThan(0, kind.ToString());
        }

        seen.Where(pair => pair.Key.Item2 is FlowChangeKind.Unclear).Sum(pair => pair.Value).ShouldBeGreaterThan(0);
        seen.Values.Sum().ShouldBeGreaterThan(Designs * 100);
    }

    [Test] // a peering that fails is not closed any more, and a detour around it may be open
    public void Random_failures_of_designs_with_closed_links()
    {
        var seen = new Dictionary<(FailureKind, FlowChangeKind?), int>();
        for (int seed = 0; seed < Designs / 2; seed++)
        {
            Compare(seed, ClosedDesigns.With(Draw(seed), seed), seen);
        }

        seen.GetValueOrDefault((FailureKind.Peering, FlowChangeKind.Closed)).ShouldBeGreaterThan(0);
        seen.Values.Sum().ShouldBeGreaterThan(Designs * 50);
    }

    [Test, Explicit("Hundreds of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Many_random_failures_of_designs_with_closed_links()
    {
        var seen = new Dictionary<(FailureKind, FlowChangeKind?), int>();
        int from = TestContext.Parameters.Get("from", 1_000);
        for (int seed = from; seed < from + TestContext.Parameters.Get("count", 200); seed++)
        {
            Compare(seed, ClosedDesigns.With(Draw(seed), seed), seen);
        }

        TestContext.Out.WriteLine(string.Join('\n', seen.OrderBy(pair => pair.Key.Item1).ThenBy(pair => pair.Key.Item2).Select(pair => $"{pair.Key}: {pair.Value}")));
        seen.Values.Sum().ShouldBeGreaterThan(0);
    }

    [Test, Explicit("Thousands of designs; minutes.")]
    public void Many_random_failures()
    {
        var seen = new Dictionary<(FailureKind, FlowChangeKind?), int>();
        for (int seed = 1_000; seed < 1_400; seed++)
        {
            Compare(seed, seen);
        }

        TestContext.Out.WriteLine(string.Join('\n', seen.OrderBy(pair => pair.Key.Item1).ThenBy(pair => pair.Key.Item2).Select(pair => $"{pair.Key}: {pair.Value}")));
        seen.Values.Sum().ShouldBeGreaterThan(100_000);
    }

    [Test] // gateways that are each other's local network gateways: one tunnel is two connections, and each end is the other's site
    public void Random_failures_of_gateways_across_sites()
    {
        var seen = new Dictionary<(FailureKind, FlowChangeKind?), int>();
        for (int seed = 0; seed < DesignsAcrossSites; seed++)
        {
            Compare(seed, RandomTopologies.NextAcrossSites(seed, 3 + (seed % 3)), seen);
        }

        foreach (FailureKind kind in new[] { FailureKind.Gateway, FailureKind.Connection, FailureKind.Device, FailureKind.Peering, FailureKind.VNet, FailureKind.Region })
        {
            seen.GetValueOrDefault((kind, FlowChangeKind.Closed)).ShouldBeGreaterThan(0, kind.ToString());
        }
    }

    [Test, Explicit("Hundreds of designs; minutes.")]
    public void Many_random_failures_of_gateways_across_sites()
    {
        var seen = new Dictionary<(FailureKind, FlowChangeKind?), int>();
        int from = TestContext.Parameters.Get("from", 1_000);
        for (int seed = from; seed < from + TestContext.Parameters.Get("count", 300); seed++)
        {
            Compare(seed, RandomTopologies.NextAcrossSites(seed, 2 + (seed % 4)), seen);
        }

        TestContext.Out.WriteLine(string.Join('\n', seen.OrderBy(pair => pair.Key.Item1).ThenBy(pair => pair.Key.Item2).Select(pair => $"{pair.Key}: {pair.Value}")));
        seen.Values.Sum().ShouldBeGreaterThan(0);
    }

    private static void Compare(int seed, Dictionary<(FailureKind, FlowChangeKind?), int> seen) => Compare(seed, Draw(seed), seen);

    private static Topology Draw(int seed)
    {
        int size = 2 + (seed / 4 % 3);
        return (seed % 4) switch
        {
            0 => RandomTopologies.Next(seed, size),
            1 => RandomTopologies.NextWithBgp(seed, size),
            2 => RandomTopologies.NextWithSecurity(seed, size),
            _ => RandomTopologies.NextWithBgpAndSecurity(seed, size),
        };
    }

    private static void Compare(int seed, Topology topology, Dictionary<(FailureKind, FlowChangeKind?), int> seen)
    {
        if (topology.VirtualHubs.Count > 0 || topology.NetworkManagers.Count > 0)
        {
            return; // what lies beyond a Virtual WAN hub is no rule of the book
        }

        OracleFlow[] flows = [.. Flows(topology)];
        CompiledNetwork network = topology.Compile();
        (OracleFlow Flow, Verdict Before)[] packets =
        [
            .. from flow in flows
               let oracle = NaiveTracer.Trace(topology, flow, AzureBehavior.Default, ServiceTagCatalog.Empty)
               where !oracle.MissesRoutes && oracle.Sites.All(site => site == HomeOf(topology, flow.To)) && oracle.Verdict == network.Trace($"ip:{flow.From}", $"ip:{flow.To}", Protocol.Tcp(443)).Verdict
               select (flow, oracle.Verdict),
        ];
        foreach (Rehearsal rehearsal in topology.RehearseEach(Kinds))
        {
            Failure failure = rehearsal.Failures[0];
            NaiveFailure twin = TwinOf(topology, failure);
            foreach ((OracleFlow flow, Verdict before) in packets.Where(packet => !IsLost(topology, twin, packet.Flow)))
            {
                OracleTrace[] traces = twin.Trace(flow, AzureBehavior.Default);
                if (traces.Any(trace => trace.MissesRoutes))
                {
                    continue; // it hangs on what nobody declares, and how much of that is told differs between the two
                }

                Verdict after = Common(traces, HomeOf(topology, flow.To));
                FlowChange[] told = [.. rehearsal.Flows.Where(change => change.Kind != FlowChangeKind.Moved && Holds(topology, change, flow))];
                string packet = $"seed {seed}, {failure.Kind} {failure.Name}: {flow} {before} -> {after}, told {string.Join(", ", told.Select(change => $"{change.Kind} {change.From.Name} {change.Sources} {change.SourcePorts} -> {change.To.Name} {change.Destinations} {change.Protocol} {change.After} {string.Join(' ', change.Blockers.Select(blocker => blocker.Reason))}"))}";

                // A site whose prefixes overlap has an address twice, and both times the same is told.
                (told.Select(change => (change.Kind, change.After)).Distinct().Count() <= 1).ShouldBeTrue(packet);
                Verdict engine = told.Length == 0 ? before : told[0].After!.Value;

                // What is not known is one fact to the twin wherever it matters; the engine asks each group for itself, and that is less.
                if (engine != after && !(engine == Verdict.Unknown && Common(twin.Trace(flow, AzureBehavior.Default, isEachGroupAlone: true), HomeOf(topology, flow.To)) == Verdict.Unknown))
                {
                    Assert.Fail($"{packet}\n{string.Join("\n\n", traces.Select(trace => trace.ToString()))}\n{RandomTopologies.Describe(topology)}");
                }

                (FailureKind, FlowChangeKind?) key = (failure.Kind, told.Length == 0 ? null : told[0].Kind);
                seen[key] = seen.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>What all readings agree on. A rehearsal asks for places: what gets to another site by its default route does not get to the one that has the address.</summary>
    private static Verdict Common(OracleTrace[] traces, string? home)
    {
        Verdict[] verdicts = [.. traces.Select(trace => home is not null && trace.Sites.Any(site => site != home) ? Verdict.Blocked : trace.Verdict).Distinct()];
        return verdicts.Length == 1 ? verdicts[0] : Verdict.Unknown;
    }

    /// <summary>The name of the site or device that has an address by more than a default route; null of what is no site's.</summary>
    private static string? HomeOf(Topology topology, HostAddress address) =>
        topology.Sites.FirstOrDefault(site => site.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address)))?.Name.Value
        ?? topology.LocalNetworkGateways.FirstOrDefault(device => device.Site is null && device.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address)))?.Id.Name.Value;

    private static NaiveFailure TwinOf(Topology topology, Failure failure)
    {
        ResourceId id = failure.Resource!;
        return failure.Kind switch
        {
            FailureKind.Connection => NaiveFailure.OfConnections(topology, topology.Connections.First(one => one.Id == id) is { Type: ConnectionType.VNetToVNet } tunnel
                ? one => one.Id == id || (one.GatewayId == tunnel.PeerGatewayId && one.PeerGatewayId == tunnel.GatewayId)
                : one => one.Id == id),
            FailureKind.Circuit => NaiveFailure.OfCircuit(topology, id),
            FailureKind.Device => NaiveFailure.OfConnections(topology, one => one.LocalNetworkGatewayId == id),
            FailureKind.Peering => NaiveFailure.OfPeering(topology, id.Parent!, topology.VNets.SelectMany(vnet => vnet.Peerings).First(link => link.Id == id).RemoteVNetId),
            FailureKind.VNet => NaiveFailure.OfVNets(topology, vnet => vnet.Id == id),
            FailureKind.Region => NaiveFailure.OfVNets(topology, vnet => vnet.Region.Name == failure.Name),
            _ => NaiveFailure.OfResource(topology, id),
        };
    }

    private static bool IsLost(Topology topology, NaiveFailure failure, OracleFlow flow) =>
        failure.Dead.Contains(flow.FromSubnetId.Parent!)
        || topology.VNets.Any(vnet => failure.Dead.Contains(vnet.Id) && vnet.Subnets.Any(subnet => subnet.AddressPrefixes.Any(prefix => prefix.Contains(flow.To))));

    private static bool Holds(Topology topology, FlowChange change, OracleFlow flow) =>
        change.From.Kind == PlaceKind.Subnet && change.From.Resource == flow.FromSubnetId && change.To.Kind != PlaceKind.NetworkInterface
        && (change.To.Kind == PlaceKind.Subnet) == (Owners(topology, flow.To) > 0)
        && change.Sources.Contains(flow.From) && change.Destinations.Contains(flow.To)
        && change.Protocol.Kind is ProtocolKind.Any or ProtocolKind.Tcp && change.SourcePorts.First <= 50000 && 50000 <= change.SourcePorts.Last
        && (change.Protocol.Ports.Count == 0 || change.Protocol.Ports.Any(ports => ports.First <= 443 && 443 <= ports.Last));

    /// <summary>From a host of each subnet to a host of each other one, to sites, clients and the Internet; only where an address is one place.</summary>
    private static IEnumerable<OracleFlow> Flows(Topology topology)
    {
        (Subnet Subnet, HostAddress Host)[] hosts =
        [
            .. from subnet in topology.VNets.SelectMany(vnet => vnet.Subnets)
               where !SpecialSubnets.HoldsManagedInstances(subnet.Name)
               let host = new HostAddress(subnet.AddressPrefixes[0].Family, subnet.AddressPrefixes[0].First.Value + 8)
               where Owners(topology, host) == 1 && !IsTaken(topology, host)
               select (subnet, host),
        ];
        HostAddress[] outside =
        [
            .. topology.Sites.SelectMany(site => site.AddressSpace).Where(prefix => prefix.Length is >= 16 and <= 24).Select(prefix => new HostAddress(prefix.Family, prefix.First.Value + 8)),
            .. topology.Gateways.SelectMany(gateway => gateway.ClientAddressPools).Select(pool => new HostAddress(pool.Family, pool.First.Value + 8)),
            HostAddress.Parse("8.8.8.8"),
        ];
        outside = [.. outside.Distinct().Where(address => !topology.VNets.Any(vnet => vnet.AddressSpace.Any(prefix => prefix.Contains(address))) && Places(topology, address) <= 1)];
        return from source in hosts
               from to in hosts.Select(host => host.Host).Concat(outside)
               where to != source.Host && to.Family == source.Host.Family
               select new OracleFlow(source.Subnet.Id, source.Host, to, OraclePacketKind.Tcp(443));
    }

    private static int Owners(Topology topology, HostAddress address) => topology.VNets.SelectMany(vnet => vnet.Subnets).Count(subnet => subnet.AddressPrefixes.Any(prefix => prefix.Contains(address)));

    private static bool IsTaken(Topology topology, HostAddress address) => topology.NetworkInterfaces.SelectMany(nic => nic.IPConfigurations).Any(one => one.PrivateIPAddress == address)
        || topology.PrivateEndpoints.Any(endpoint => endpoint.Addresses.Contains(address));

    /// <summary>An address that two sites have is a place for each of them, and the same flow is told twice.</summary>
    private static int Places(Topology topology, HostAddress address) =>
        topology.Sites.Count(site => site.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address)))
        + topology.LocalNetworkGateways.Count(device => device.Site is null && device.AddressSpace.Any(prefix => !prefix.IsDefaultRoute && prefix.Contains(address)))
        + topology.Gateways.Count(gateway => gateway.ClientAddressPools.Any(pool => pool.Contains(address)));
}
