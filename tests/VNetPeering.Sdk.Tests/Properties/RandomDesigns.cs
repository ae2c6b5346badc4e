using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The generator: the same design for a seed, and enough of everything that routing and tracing distinguish.</summary>
public sealed class RandomDesigns
{
    [Test]
    public void A_seed_always_gives_the_same_design()
    {
        Topology first = RandomTopologies.Next(42, 6);

        Topology second = RandomTopologies.Next(42, 6);

        second.ShouldBe(first);
        RandomTopologies.Describe(second).ShouldBe(RandomTopologies.Describe(first));
    }

    [Test]
    public void Different_seeds_and_sizes_give_different_designs()
    {
        string[] designs = [.. from seed in Enumerable.Range(0, 30) from size in new[] { 2, 4, 7 } select RandomTopologies.Describe(RandomTopologies.Next(seed, size))];

        designs.Distinct().Count().ShouldBe(designs.Length);
    }

    [Test]
    public void The_designs_hold_every_kind_of_row()
    {
        var kinds = Designs(300)
            .SelectMany(topology => topology.VNets.SelectMany(vnet => vnet.Subnets).SelectMany(subnet => NaiveRoutes.Of(topology, subnet.Id, AzureBehavior.Default)))
            .GroupBy(row => (row.Source, row.State, row.Type))
            .ToDictionary(group => group.Key, group => group.Count());

        foreach (NextHopType type in new[] { NextHopType.VNetLocal, NextHopType.VNetPeering, NextHopType.VNetGlobalPeering, NextHopType.ConnectedGroup, NextHopType.Internet, NextHopType.InterfaceEndpoint })
        {
            kinds.GetValueOrDefault((RouteSource.Default, RouteState.Active, type)).ShouldBeGreaterThan(30, type.ToString());
            kinds.GetValueOrDefault((RouteSource.Default, RouteState.Invalid, type)).ShouldBeGreaterThan(5, $"Invalid {type}");
        }

        foreach (NextHopType type in new[] { NextHopType.VirtualAppliance, NextHopType.VirtualNetworkGateway, NextHopType.None, NextHopType.Internet, NextHopType.VNetLocal })
        {
            kinds.GetValueOrDefault((RouteSource.User, RouteState.Active, type)).ShouldBeGreaterThan(30, $"User {type}");
        }

        kinds.GetValueOrDefault((RouteSource.VirtualNetworkGateway, RouteState.Active, NextHopType.VirtualNetworkGateway)).ShouldBeGreaterThan(100);
        kinds.GetValueOrDefault((RouteSource.VirtualNetworkGateway, RouteState.Invalid, NextHopType.VirtualNetworkGateway)).ShouldBeGreaterThan(5);
    }

    [Test]
    public void The_traces_end_in_every_way()
    {
        List<OracleTrace> traces = [.. Designs(150).SelectMany(Traces)];

        Disposition[] seen = [.. traces.Select(trace => trace.Forward).Concat(traces.Where(trace => trace.Return is not null).Select(trace => trace.Return!.Value)).Distinct().Order()];

        // Nothing starts outside Azure here, so nobody looks for a way in from the Internet; no gateway is the device of another one; nobody says what appliances and load balancers take, there are no admin rules, no Basic load balancers, no tables that break a gateway, and nothing is down.
        seen.ShouldBe(Enum.GetValues<Disposition>().Except([Disposition.NoWayInFromInternet, Disposition.DeniedByAppliance, Disposition.NoLoadBalancingRule, Disposition.DeniedByAdminRule, Disposition.ResourceIsDown, Disposition.NoConnectionBack, Disposition.BasicLoadBalancerTooFar, Disposition.GatewayDoesNotWork, Disposition.PublicAddressIsClosed]));
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            traces.Count(trace => trace.Verdict == verdict).ShouldBeGreaterThan(traces.Count / 50, verdict.ToString());
        }
    }

    [Test]
    public void The_designs_with_BGP_hold_what_it_distinguishes()
    {
        Topology[] designs = [.. Enumerable.Range(0, 200).Select(seed => RandomTopologies.NextWithBgp(seed, 2 + (seed % 6)))];
        List<(Topology Topology, Subnet Subnet, IReadOnlyList<OracleRow> Rows)> tables =
        [
            .. from topology in designs
               from subnet in topology.VNets.SelectMany(vnet => vnet.Subnets)
               select (topology, subnet, NaiveRoutes.Of(topology, subnet.Id, AzureBehavior.Default)),
        ];

        designs[17].ShouldBe(RandomTopologies.NextWithBgp(17, 2 + (17 % 6)));
        tables.Count(one => one.Rows.Any(row => row.LearnedNextHop is not null)).ShouldBeGreaterThan(100);
        tables.Count(one => one.Rows.GroupBy(row => row.Prefix).Any(same => same.Count(row => row.LearnedNextHop is not null) > 1)).ShouldBeGreaterThan(20);
        tables.Count(one => one.Rows.Any(row => row.Source == RouteSource.VirtualNetworkGateway && row.Prefix.Family == IPFamily.IPv6)).ShouldBeGreaterThan(10);
        tables.Count(one => NaiveRoutes.MayMissRows(one.Topology, one.Subnet.Id, AzureBehavior.Default)).ShouldBeInRange(tables.Count / 30, tables.Count / 3);
        tables.Count(one => NaiveRoutes.IsUnsettled(one.Topology, one.Subnet.Id, AzureBehavior.Default)).ShouldBeInRange(1, tables.Count / 10);
        tables.Count(one => one.Rows.Any(row => row.Hub is not null && row.Source == RouteSource.VirtualNetworkGateway)).ShouldBeGreaterThan(5);
    }

    [Test]
    public void The_designs_across_sites_hold_what_connections_between_gateways_distinguish()
    {
        Topology[] designs = [.. Enumerable.Range(0, 60).Select(seed => RandomTopologies.NextAcrossSites(seed, 2 + (seed % 6)))];
        (Connection Connection, int Back)[] pairs =
        [
            .. from topology in designs
               from connection in topology.Connections
               where NaiveDevices.FarGateway(topology, connection) is not null
               select (connection, NaiveDevices.Back(topology, connection).Count),
        ];

        designs[17].ShouldBe(RandomTopologies.NextAcrossSites(17, 2 + (17 % 6)));
        designs.ShouldAllBe(topology => topology.Connections.All(connection => connection.Type != ConnectionType.VNetToVNet));
        pairs.Count(pair => pair.Back == 0).ShouldBeGreaterThan(2);
    }

    [Test]
    public void The_designs_with_security_hold_what_rules_distinguish()
    {
        Topology[] designs = [.. Enumerable.Range(0, 120).Select(seed => RandomTopologies.NextWithSecurity(seed, 2 + (seed % 6)))];
        SecurityRule[] rules = [.. designs.SelectMany(topology => topology.NetworkSecurityGroups).SelectMany(group => group.SecurityRules)];

        designs[17].ShouldBe(RandomTopologies.NextWithSecurity(17, 2 + (17 % 6)));
        designs.Count(topology => topology.NetworkInterfaces.Any(one => one.NetworkSecurityGroupId is not null)).ShouldBeGreaterThan(60);
        rules.Count(rule => rule.SourceApplicationSecurityGroupIds.Count + rule.DestinationApplicationSecurityGroupIds.Count > 0).ShouldBeGreaterThan(100);
        rules.Count(rule => rule.SourceAddressPrefixes.Count > 1 && rule.DestinationPortRanges.Count == 0).ShouldBeGreaterThan(30);
        rules.Count(rule => rule.DestinationPortRanges.Count > 1).ShouldBeGreaterThan(30);
        foreach (string protocol in new[] { "Tcp", "Udp", "Icmp", "Esp", "Ah", "*" })
        {
            rules.Count(rule => rule.Protocol == protocol).ShouldBeGreaterThan(20, protocol);
        }
    }

    [Test]
    public void Flows_of_the_designs_with_security_end_both_ways_and_depend_on_the_protocol()
    {
        Topology[] designs = [.. Enumerable.Range(0, 30).Select(seed => RandomTopologies.NextWithSecurity(seed, 2 + (seed % 6)))];
        List<(OracleTrace Web, OracleTrace Ping)> traces =
        [
            .. designs.SelectMany(topology => Traces(topology, OraclePacketKind.Tcp(443)).Zip(Traces(topology, OraclePacketKind.Icmp))),
        ];

        traces.Count(one => one.Web.Forward == Disposition.DeniedBySecurityRule).ShouldBeGreaterThan(traces.Count / 8);
        traces.Count(one => one.Web.Return == Disposition.DeniedBySecurityRule).ShouldBeGreaterThan(5);
        traces.Count(one => one.Web.Verdict == Verdict.Reachable).ShouldBeGreaterThan(traces.Count / 50);
        traces.Count(one => one.Web.Verdict != one.Ping.Verdict).ShouldBeGreaterThan(traces.Count / 50);
    }

    private static IEnumerable<Topology> Designs(int count) => Enumerable.Range(0, count).Select(seed => RandomTopologies.Next(seed, 2 + (seed % 6)));

    private static IEnumerable<OracleTrace> Traces(Topology topology) => Traces(topology, OraclePacketKind.Tcp(443));

    private static IEnumerable<OracleTrace> Traces(Topology topology, OraclePacketKind kind)
    {
        List<(Subnet Subnet, HostAddress Host)> hosts =
        [
            .. topology.VNets.SelectMany(vnet => vnet.Subnets)
                .Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name))
                .Select(subnet => (subnet, new HostAddress(IPFamily.IPv4, subnet.AddressPrefixes[0].First.Value + 8))),
        ];
        List<HostAddress> targets =
        [
            .. hosts.Select(host => host.Host),
            .. new[] { "192.168.10.8", "192.168.20.8", "8.8.8.8" }.Select(HostAddress.Parse),
            .. topology.Gateways.SelectMany(gateway => gateway.ClientAddressPools).Select(pool => pool.First),
        ];
        return from host in hosts
               from target in targets
               where target != host.Host
               select NaiveTracer.Trace(topology, new OracleFlow(host.Subnet.Id, host.Host, target, kind), AzureBehavior.Default, ServiceTagCatalog.Empty);
    }
}
