using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Rule book 7.2: the answer of Network Watcher's Next hop.</summary>
public sealed class NextHops
{
    [TestCase("10.1.9.9", "VirtualNetwork", TestName = "the own VNet")]
    [TestCase("10.0.1.9", "VirtualNetworkPeering", TestName = "a peer")]
    [TestCase("192.168.1.9", "VirtualNetworkGateway", TestName = "a site")]
    [TestCase("8.8.8.8", "Internet", TestName = "the Internet")]
    [TestCase("10.2.1.9", "None", TestName = "another spoke")]
    [TestCase("172.20.1.9", "VirtualAppliance", TestName = "behind an appliance")]
    public void It_answers_in_todays_words(string to, string word)
    {
        NextHop answer = Network("172.20.0.0/16 VirtualAppliance 10.0.1.4").NextHop("spoke1/web", to); // 7.11

        answer.Type.ToNextHopWord().ShouldBe(word);
    }

    [Test] // 7.10
    public void A_user_route_names_its_table_and_a_system_route_names_none()
    {
        CompiledNetwork network = Network("172.20.0.0/16 VirtualAppliance 10.0.1.4");

        network.NextHop("spoke1/web", "172.20.0.9").RouteTableId.ShouldBe(Ids.Of(ResourceTypes.RouteTable, "t"));
        network.NextHop("spoke1/web", "10.0.1.9").RouteTableId.ShouldBeNull();
    }

    [TestCase("10.0.1.4", NextHopType.VirtualAppliance, TestName = "in a peered VNet")]
    [TestCase("10.1.1.200", NextHopType.VirtualAppliance, TestName = "in the own VNet, alive or not (7.12)")]
    [TestCase("10.2.1.4", NextHopType.None, TestName = "outside the own and peered space (7.13)")]
    public void An_appliance_address(string appliance, NextHopType type)
    {
        NextHop answer = Network($"172.20.0.0/16 VirtualAppliance {appliance}").NextHop("spoke1/web", "172.20.0.9");

        answer.Type.ShouldBe(type);
        answer.Addresses.ShouldHaveSingleItem().ToString().ShouldBe(appliance);
        answer.RouteTableId.ShouldBe(Ids.Of(ResourceTypes.RouteTable, "t"));
    }

    [Test] // 3.21
    public void Equal_paths_are_all_named() =>
        GatewayRoutes.RouteServerHub("172.20.0.0/16").Compile().NextHop("spoke1/web", "172.20.1.1").Addresses.Select(address => address.ToString()).ShouldBe(["10.0.1.4", "10.0.1.5"]);

    [Test] // 3.51: nothing that is missing could take what the VNet or a peer owns
    public void A_gap_is_told_only_where_it_could_bring_another_answer()
    {
        Topology topology = SampleNetworks.HubAndSpoke().WithSubnet("spoke1/web", subnet => subnet with { ServiceEndpoints = [new ServiceEndpoint { Service = "Microsoft.Storage" }] });
        CompiledNetwork network = topology.Compile();

        network.NextHop("spoke1/web", "10.1.9.9").Gaps.ShouldBeEmpty();
        network.NextHop("spoke1/web", "10.0.1.9").Gaps.ShouldBeEmpty();
        network.NextHop("spoke1/web", "8.8.8.8").Gaps.ShouldHaveSingleItem().Reason.ShouldBe(UnknownReason.ServiceTagWithoutData);
    }

    [Test]
    public void A_next_hop_that_the_input_does_not_resolve_is_a_gap_where_it_is_taken()
    {
        RouteTable table = Draw.Table("t", "172.20.0.0/16 VirtualAppliance 10.0.1.4");
        table = table with { Routes = [table.Routes[0] with { NextHop = NextHopAddress.FromUnresolved("[parameters('nva')]") }] };
        CompiledNetwork network = (SampleNetworks.HubAndSpoke() with { RouteTables = [table] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") })
            .Compile();

        network.NextHop("spoke1/web", "172.20.1.9").Gaps.ShouldHaveSingleItem().About.ShouldBe($"t/{table.Routes[0].Name}");
        network.EffectiveRoutes("spoke1/web").Gaps.ShouldHaveSingleItem().Reason.ShouldBe(UnknownReason.UnresolvedReference);
        network.NextHop("spoke1/web", "8.8.8.8").Gaps.ShouldBeEmpty();
    }

    [Test] // 3.22: with propagation off a Virtual WAN hub brings no row, known or not
    public void Nothing_of_a_Virtual_WAN_hub_is_missing_where_propagation_is_off([Values] bool propagates)
    {
        Topology topology = new()
        {
            VNets = [Draw.VNet("app", "10.1.0.0/16", Draw.Subnet("web", "10.1.1.0/24", "t"))],
            RouteTables = [Draw.Table("t") with { DisableBgpRoutePropagation = !propagates }],
            VirtualHubs = [new VirtualHub { Id = Ids.Of(ResourceTypes.VirtualHub, "hub"), Connections = [new HubConnection { Name = "app", RemoteVNetId = Ids.Of(ResourceTypes.VNet, "app") }] }],
        };

        topology.Compile().EffectiveRoutes("app/web").Gaps.Any(gap => gap.Reason == UnknownReason.BeyondVirtualHub).ShouldBe(propagates);
    }

    private static CompiledNetwork Network(string route) =>
        (SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("t", route)] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") })
            .Compile();
}
