using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Notation;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Tables that break the gateway of a GatewaySubnet: a default route (1.41), and no routes of gateways (1.42); others do not (1.43).</summary>
public sealed class BrokenGateways
{
    [TestCase("table rt\nroute rt/all 0.0.0.0/0 -> Internet", false)]
    [TestCase("table rt\nroute rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4", false)]
    [TestCase("table rt propagationOff", false)]
    [TestCase("table rt", true)]
    [TestCase("table rt\nroute rt/far 10.9.0.0/16 -> None", true)] // 1.43
    public void What_goes_through_it(string table, bool works)
    {
        Topology topology = DesignText.Read($"""
            {table}
            vnet hub 10.0.0.0/16
            subnet hub/GatewaySubnet 10.0.0.0/27 table=rt
            subnet hub/nva 10.0.1.0/24
            nic nva hub/nva 10.0.1.4 forwarding
            gateway hub/gw vpn
            localgateway hq-device 192.168.0.0/24
            connection c gw -> hq-device
            table gateway
            route gateway/spokes 10.0.0.0/8 -> VirtualNetworkGateway
            vnet one 10.1.0.0/16
            subnet one/web 10.1.1.0/24 table=gateway
            vnet two 10.2.0.0/16
            subnet two/web 10.2.1.0/24 table=gateway
            link hub -> one allowGatewayTransit
            link hub -> two allowGatewayTransit
            link one -> hub useRemoteGateways
            link two -> hub useRemoteGateways
            """).Topology;

        CompiledNetwork network = topology.Compile();

        foreach ((string from, string to) in new[] { ("hq-device", "one/web"), ("one/web", "hq-device"), ("hub/nva", "hq-device"), ("one/web", "two/web") })
        {
            FlowTrace trace = network.Trace(from, to, Protocol.Tcp(443));
            trace.Verdict.ShouldBe(works ? Verdict.Reachable : Verdict.Blocked, $"{from} -> {to}");
            trace.Blockers.Any(blocker => blocker.Reason == Disposition.GatewayDoesNotWork).ShouldBe(!works, $"{from} -> {to}");
        }

        network.Matrix()["one/web", "two/web"].ShouldBe(works ? Verdict.Reachable : Verdict.Blocked);
        network.Trace("one/web", "hub/nva").Verdict.ShouldBe(Verdict.Reachable);
        NaiveTracer.Trace(topology, topology.VNets.Single(vnet => vnet.Name == "one").Subnets[0].Id, Address("10.1.1.4"), Address("10.2.1.4"), AzureBehavior.Default).Verdict.ShouldBe(works ? Verdict.Reachable : Verdict.Blocked);
    }

    private static HostAddress Address(string text) => HostAddress.Parse(text);
}
