using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Notation;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Flows of a classic VNet: the Resource Manager side's only link carries them both ways (2.26, 2.84), and lends its gateway (2.85).</summary>
public sealed class ClassicFlows
{
    private const string Pair = """
        vnet hub 10.0.0.0/16
        subnet hub/web 10.0.1.0/24
        vnet far 10.2.0.0/16
        subnet far/web 10.2.1.0/24
        peering hub <-> far
        vnet old 10.1.0.0/16 classic
        subnet old/web 10.1.1.0/24
        link hub -> old
        """;

    private const string Transit = """
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.255.0/27
        subnet hub/web 10.0.1.0/24
        gateway hub/gw vpn
        vnet old 10.1.0.0/16 classic
        subnet old/web 10.1.1.0/24
        localgateway hq-device 192.168.0.0/24
        connection c gw -> hq-device
        """;

    [TestCase("10.0.1.4", "10.1.1.4")]
    [TestCase("10.1.1.4", "10.0.1.4")]
    public void The_link_of_the_one_side_carries_both_directions(string from, string to) => Ask(Pair, from, to).Verdict.ShouldBe(Verdict.Reachable);

    [TestCase("10.2.1.4", "10.1.1.4")] // 2.80
    [TestCase("10.1.1.4", "10.2.1.4")]
    public void A_peer_of_the_peer_is_out_of_reach(string from, string to) => Ask(Pair, from, to).Forward.Disposition.ShouldBe(Disposition.DroppedByRoute);

    [Test] // 2.83: no classic VNet is a peer of another
    public void Two_classic_VNets_of_one_hub_do_not_meet() => Ask($"""
        {Pair}
        vnet older 10.3.0.0/16 classic
        subnet older/web 10.3.1.0/24
        link hub -> older
        """, "10.1.1.4", "10.3.1.4").Forward.Disposition.ShouldBe(Disposition.DroppedByRoute);

    [TestCase("10.0.1.4", "10.1.1.4")]
    [TestCase("10.1.1.4", "10.0.1.4")]
    public void The_access_flag_of_the_one_side_stops_both_directions(string from, string to) =>
        Ask($"{Pair}\nlink hub -> old allowVirtualNetworkAccess=false", from, to).Forward.Disposition.ShouldBe(Disposition.AccessNotAllowed);

    [TestCase("10.0.1.4", "10.1.1.4")]
    [TestCase("10.1.1.4", "10.0.1.4")]
    public void A_link_that_is_not_Connected_moves_nothing(string from, string to) =>
        Ask($"{Pair}\nlink hub -> old state=Disconnected", from, to).Forward.Disposition.ShouldBe(Disposition.DroppedByRoute);

    [TestCase("10.0.0.0/16 -> None", Disposition.DroppedByRoute)]
    [TestCase("10.0.1.0/24 -> None", Disposition.DroppedByRoute)]
    [TestCase("10.0.0.0/8 -> None", Disposition.Unknown)] // wider than the peer's space: nobody says whether a peering without a row is longer
    [TestCase("10.9.0.0/16 -> None", Disposition.Delivered)]
    public void A_route_of_a_classic_subnet(string route, Disposition expected) =>
        Ask(Pair.Replace("10.1.1.0/24", "10.1.1.0/24 table=t", StringComparison.Ordinal).Insert(0, $"table t\nroute t/r {route}\n"), "10.1.1.4", "10.0.1.4").Forward.Disposition.ShouldBe(expected);

    [Test]
    public void What_another_VNet_has_forwarded_enters_a_classic_one_nobody_says_whether()
    {
        FlowTrace trace = Ask("""
            vnet hub 10.0.0.0/16
            subnet hub/nva 10.0.9.0/24
            nic nva hub/nva 10.0.9.4 forwarding
            vnet old 10.1.0.0/16 classic
            subnet old/web 10.1.1.0/24
            link hub -> old
            vnet spoke 10.2.0.0/16
            table t
            route t/all 0.0.0.0/0 -> VirtualAppliance 10.0.9.4
            subnet spoke/web 10.2.1.0/24 table=t
            peering hub <-> spoke
            """, "10.2.1.4", "10.1.1.4");

        trace.Verdict.ShouldBe(Verdict.Blocked); // the answer finds no way back
        trace.Forward.Disposition.ShouldBe(Disposition.Unknown);
        trace.Unknowns.ShouldContain(fact => fact.Reason == UnknownReason.ClassicDetails);
    }

    [TestCase("link hub -> old allowGatewayTransit", Verdict.Reachable)]
    [TestCase("link hub -> old", Verdict.Blocked)]
    [TestCase("link hub -> old allowGatewayTransit allowVirtualNetworkAccess=false", Verdict.Blocked)] // 2.43
    public void A_classic_spoke_borrows_by_the_hubs_link_alone(string link, Verdict expected)
    {
        CompiledNetwork network = DesignText.Read($"{Transit}\n{link}").Topology.Compile();

        network.Trace("10.1.1.4", "192.168.0.9").Verdict.ShouldBe(expected);
        network.Trace("192.168.0.9", "10.1.1.4").Verdict.ShouldBe(expected);
    }

    [Test] // 5.20: a classic VNet has no switch that would say whether its peer is in the tag
    public void A_group_of_a_classic_subnet_may_or_may_not_hold_the_peer_in_its_tag()
    {
        string design = Pair.Replace("10.1.1.0/24", "10.1.1.0/24 nsg=default", StringComparison.Ordinal).Insert(0, "nsg default\n");

        FlowTrace trace = DesignText.Read(design).Topology.Compile().Trace("10.0.1.4", "10.1.1.4");

        trace.Verdict.ShouldBe(Verdict.Unknown);
        trace.Unknowns.ShouldHaveSingleItem().Reason.ShouldBe(UnknownReason.ClassicDetails);
    }

    [Test]
    public void The_matrix_says_the_same()
    {
        Topology topology = DesignText.Read(Pair).Topology;
        CompiledNetwork network = topology.Compile();

        ReachabilityMatrix matrix = network.Matrix();

        foreach (string from in new[] { "hub/web", "far/web", "old/web" })
        {
            foreach (string to in new[] { "hub/web", "far/web", "old/web" })
            {
                matrix[from, to].ShouldBe(network.Trace(from, to).Verdict, $"{from} -> {to}");
            }
        }
    }

    /// <summary>The twin has to say the same.</summary>
    private static FlowTrace Ask(string design, string from, string to)
    {
        Topology topology = DesignText.Read(design).Topology;
        HostAddress start = HostAddress.Parse(from);
        ResourceId subnet = topology.VNets.SelectMany(vnet => vnet.Subnets).Single(one => one.AddressPrefixes.Any(prefix => prefix.Contains(start))).Id;

        FlowTrace trace = topology.Compile().Trace(from, to, Protocol.Tcp(443));

        OracleTrace twin = NaiveTracer.Trace(topology, new OracleFlow(subnet, start, HostAddress.Parse(to), OraclePacketKind.Tcp(443)), AzureBehavior.Default, ServiceTagCatalog.Empty);
        twin.Verdict.ShouldBe(trace.Verdict, string.Join('\n', twin.Log));
        twin.Forward.ShouldBe(trace.Forward.Disposition, string.Join('\n', twin.Log));
        return trace;
    }
}
