using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.Tests.Routing;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Two VPN gateways of one network that are each other's local network gateways: site-to-site connections between them (rule 4.20).</summary>
public sealed class GatewaysAcrossSites
{
    private static readonly ResourceId EastAddress = Ids.Of(ResourceTypes.PublicIPAddress, "east-ip");
    private static readonly ResourceId WestAddress = Ids.Of(ResourceTypes.PublicIPAddress, "west-ip");
    private static readonly Connection There = Draw.ToSite("east-gw", "sees-west");
    private static readonly Connection Back = Draw.ToSite("west-gw", "sees-east");

    [Test]
    public void Each_side_routes_the_prefixes_of_its_own_local_network_gateway()
    {
        CompiledNetwork network = Pair().Compile();

        network.Rows("east/a").ShouldContain("VirtualNetworkGateway Active 10.20.0.0/16 VirtualNetworkGateway 20.0.0.1");
        network.Rows("west/a").ShouldContain("VirtualNetworkGateway Active 10.10.0.0/16 VirtualNetworkGateway 20.0.0.2");
        network.EffectiveRoutes("east/a").Gaps.ShouldBeEmpty();
    }

    [Test]
    public void A_flow_goes_through_the_tunnel_from_gateway_to_gateway_and_back()
    {
        CompiledNetwork network = Pair().Compile();

        FlowTrace trace = network.Trace("east/a", "west/a");

        trace.Verdict.ShouldBe(Verdict.Reachable);
        trace.Forward.Hops.Select(hop => (hop.At, hop.Over)).ShouldBe([("east/a", null), ("east/east-gw", PathMedium.VNet), ("west/west-gw", PathMedium.Vpn), ("west/a", PathMedium.VNet)]);
        trace.Return.Hops.Select(hop => hop.At).ShouldBe(["west/a", "west/west-gw", "east/east-gw", "east/a"]);
        trace.Assumptions.ShouldNotContain(assumption => assumption.Kind == AssumptionKind.SiteRoutesToAzure);
        network.Matrix()["east/a", "west/a"].ShouldBe(Verdict.Reachable);
    }

    [TestCase("[reference('{0}', '2024-05-01').ipAddress]", "gatewayIpAddress", TestName = "the address")]
    [TestCase("[reference('{0}').ipAddress]", "gatewayIpAddress", TestName = "without an API version")]
    [TestCase("[reference('{0}', '2024-05-01', 'full').properties.ipAddress]", "gatewayIpAddress", TestName = "of the full resource")]
    [TestCase("[reference('{0}', '2024-05-01').dnsSettings.fqdn]", "fqdn", TestName = "the name")]
    public void A_template_reads_the_address_of_the_other_gateway(string expression, string property)
    {
        Topology topology = Pair();
        topology = topology with
        {
            PublicIPAddresses = [.. topology.PublicIPAddresses.Select(address => address with { Address = null })],
            LocalNetworkGateways = [.. topology.LocalNetworkGateways.Select(device => device with { GatewayIPAddress = null })],
            UnreadValues = [Reads("sees-west", WestAddress), Reads("sees-east", EastAddress)],
        };

        topology.Compile().Trace("east/a", "west/a").Verdict.ShouldBe(Verdict.Reachable);

        UnreadValue Reads(string device, ResourceId address) => new()
        {
            ResourceId = Ids.Of(ResourceTypes.LocalNetworkGateway, device),
            Property = property,
            Text = string.Format(null, expression, address),
            Kind = UnreadValueKind.Unresolved,
        };
    }

    [Test]
    public void With_BGP_on_both_sides_everything_that_they_know_is_learned()
    {
        Topology topology = Pair(bgp: true, prefixes: false);

        CompiledNetwork network = topology.Compile();

        network.Rows("east/a").ShouldContain("VirtualNetworkGateway Active 10.21.0.0/16 VirtualNetworkGateway 20.0.0.1");
        network.Rows("spoke/a").ShouldContain("VirtualNetworkGateway Active 10.10.0.0/16 VirtualNetworkGateway 20.0.0.2");
        network.Trace("east/a", "spoke/a").Verdict.ShouldBe(Verdict.Reachable);
        network.BgpTable("east-gw").Learned.ShouldContain(route => route.Prefix == AddressPrefix.Parse("10.20.0.0/16") && route.From == "west-gw" && route.AsPath.SequenceEqual(new long[] { 65020 }));
        network.BgpTable("west-gw").Advertised.Select(told => told.To).ShouldBe(["east-gw"]);
    }

    [TestCase(true, false, 65020, TestName = "BGP on one side only")]
    [TestCase(true, true, 65099, TestName = "a number that the far gateway does not have")]
    public void Without_a_session_nothing_is_learned(bool there, bool back, long asn)
    {
        Topology topology = Pair(bgp: true, prefixes: false);
        topology = topology with
        {
            Connections = [There with { EnableBgp = there }, Back with { EnableBgp = back }],
            LocalNetworkGateways = [topology.LocalNetworkGateways[0] with { Asn = asn }, topology.LocalNetworkGateways[1]],
        };

        CompiledNetwork network = topology.Compile();

        network.Rows("east/a").ShouldNotContain(row => row.StartsWith("VirtualNetworkGateway", StringComparison.Ordinal));
        network.Trace("east/a", "west/a").Verdict.ShouldBe(Verdict.Blocked);
    }

    [Test] // 4.25: it is told to others
    public void A_third_gateway_hears_by_BGP_what_a_pair_tells_each_other()
    {
        Topology topology = Pair(bgp: true, prefixes: false);
        topology = topology with
        {
            VNets = topology.VNets.Add(Draw.VNet("north", "10.30.0.0/16", Draw.Subnet("a", "10.30.0.0/24"), Draw.Subnet("GatewaySubnet", "10.30.255.0/27"))),
            Gateways = topology.Gateways.Add(Draw.Gateway("north-gw", "north") with { Asn = 65030 }),
            Connections = topology.Connections.AddRange([Draw.ToGateway("north-gw", "west-gw", bgp: true), Draw.ToGateway("west-gw", "north-gw", bgp: true)]),
        };

        topology.Compile().Trace("north/a", "east/a").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test] // 4.26
    public void Static_tunnels_do_not_lead_on_into_others()
    {
        Topology topology = Pair();
        topology = topology with
        {
            LocalNetworkGateways = [topology.LocalNetworkGateways[0] with { AddressSpace = Draw.Prefixes("10.20.0.0/16 192.168.7.0/24") }, topology.LocalNetworkGateways[1], Draw.Device("plant", "192.168.7.0/24")],
            Connections = topology.Connections.Add(Draw.ToSite("west-gw", "plant")),
        };

        FlowTrace trace = topology.Compile().Trace("east/a", "192.168.7.4");

        trace.Blockers.ShouldContain(blocker => blocker.Reason == Disposition.GatewayHasNoRoute && blocker.Resource!.Name == "west-gw");
    }

    [Test]
    public void Without_a_connection_back_the_routes_stand_and_the_tunnel_is_not_up()
    {
        Topology topology = Pair() with { Connections = [There] };

        CompiledNetwork network = topology.Compile();

        network.Rows("east/a").ShouldContain("VirtualNetworkGateway Active 10.20.0.0/16 VirtualNetworkGateway 20.0.0.1");
        FlowTrace trace = network.Trace("east/a", "west/a");
        trace.Verdict.ShouldBe(Verdict.Blocked);
        trace.Forward.Disposition.ShouldBe(Disposition.NoConnectionBack);
        trace.Blockers[0].Resource.ShouldBe(There.Id);
    }

    [Test]
    public void The_device_of_a_declared_site_stays_that_sites()
    {
        Topology topology = Pair();
        topology = topology with
        {
            Sites = [new Site { Name = "plant", AddressSpace = Draw.Prefixes("192.168.7.0/24") }],
            LocalNetworkGateways = [topology.LocalNetworkGateways[0] with { Site = "plant", AddressSpace = Draw.Prefixes("192.168.7.0/24") }, topology.LocalNetworkGateways[1]],
        };

        CompiledNetwork network = topology.Compile();

        network.Trace("east/a", "site:plant").Verdict.ShouldBe(Verdict.Reachable);
        topology.GatewaysBehindDevices().Keys.Select(device => device.Name.Value).ShouldBe(["sees-east"]);
    }

    [Test]
    public void A_gateway_is_no_place_outside_the_network()
    {
        Topology topology = Pair();

        Should.Throw<PlaceException>(() => topology.Compile().Trace("east/a", "site:sees-west"));
        topology.GatewaysBehindDevices().ShouldBe(
            new Dictionary<ResourceId, ResourceId>
            {
                [Ids.Of(ResourceTypes.LocalNetworkGateway, "sees-west")] = Ids.Of(ResourceTypes.Gateway, "west-gw"),
                [Ids.Of(ResourceTypes.LocalNetworkGateway, "sees-east")] = Ids.Of(ResourceTypes.Gateway, "east-gw"),
            },
            ignoreOrder: true);
    }

    [Test]
    public void A_tunnel_fails_as_one_thing_and_so_does_a_gateway_at_its_end()
    {
        Topology topology = Pair(bgp: true, prefixes: false);

        topology.FailuresOf(FailureKind.Connection).ShouldHaveSingleItem().Name.ShouldBe(There.Name.Value);
        topology.FailuresOf(FailureKind.Device).ShouldBeEmpty();
        foreach (string failing in new[] { "connection:west-gw-sees-east", "gateway:west-gw" })
        {
            topology.Rehearse(failing).Broken.ShouldContain(flow => flow.From.Name == "east/a" && flow.To.Name == "west/a", failing);
        }
    }

    [Test] // 4.06
    public void With_two_connections_one_way_the_other_carries_on()
    {
        Topology topology = Pair(bgp: true, prefixes: false);
        topology = topology with
        {
            LocalNetworkGateways = topology.LocalNetworkGateways.Add(topology.LocalNetworkGateways[0] with { Id = Ids.Of(ResourceTypes.LocalNetworkGateway, "sees-west-2") }),
            Connections = topology.Connections.Add(Draw.ToSite("east-gw", "sees-west-2", bgp: true)),
        };

        topology.FailuresOf(FailureKind.Connection).Count.ShouldBe(3);
        topology.Rehearse("connection:east-gw-sees-west").Broken.ShouldBeEmpty();
        topology.Rehearse("connection:west-gw-sees-east").Broken.ShouldNotBeEmpty();
    }

    private static Topology Pair(bool bgp = false, bool prefixes = true) => new()
    {
        Name = "pair",
        VNets =
        [
            Draw.VNet("east", "10.10.0.0/16", Draw.Subnet("a", "10.10.0.0/24"), Draw.Subnet("GatewaySubnet", "10.10.255.0/27")),
            Draw.VNet("west", "10.20.0.0/16", Draw.Subnet("a", "10.20.0.0/24"), Draw.Subnet("GatewaySubnet", "10.20.255.0/27")) with
            {
                Peerings = [Draw.Link("west", "spoke") with { AllowGatewayTransit = true }],
            },
            Draw.VNet("spoke", "10.21.0.0/16", Draw.Subnet("a", "10.21.0.0/24")) with { Peerings = [Draw.Link("spoke", "west") with { UseRemoteGateways = true }] },
        ],
        Gateways = [At("east", EastAddress, 65010), At("west", WestAddress, 65020)],
        PublicIPAddresses = [new PublicIPAddress { Id = EastAddress, Address = HostAddress.Parse("20.0.0.1") }, new PublicIPAddress { Id = WestAddress, Address = HostAddress.Parse("20.0.0.2") }],
        LocalNetworkGateways =
        [
            Draw.Device("sees-west", prefixes ? "10.20.0.0/16" : string.Empty) with { GatewayIPAddress = "20.0.0.2", Asn = bgp ? 65020 : null },
            Draw.Device("sees-east", prefixes ? "10.10.0.0/16" : string.Empty) with { GatewayIPAddress = "20.0.0.1", Asn = bgp ? 65010 : null },
        ],
        Connections = new[] { There, Back }.Select(one => one with { EnableBgp = bgp }).ToValueList(),
    };

    private static Gateway At(string vnet, ResourceId address, long asn)
    {
        Gateway gateway = Draw.Gateway($"{vnet}-gw", vnet);
        return gateway with { Asn = asn, EnableBgp = true, IPConfigurations = [gateway.IPConfigurations[0] with { PublicIPAddressId = address }] };
    }
}
