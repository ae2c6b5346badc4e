using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Compilation;

public sealed class Edits
{
    private static readonly HostAddress Target = HostAddress.Parse("172.20.0.9");

    [Test]
    public void A_route_table_touches_the_subnets_that_use_it_and_leaves_the_old_network_alone()
    {
        CompiledNetwork before = Network();

        NetworkEdit edit = before.Prepare(new NetworkChange { RouteTables = [Draw.Table("t", "172.16.0.0/12 None")] });
        CompiledNetwork after = before.With(edit);

        edit.TouchedSubnets.ShouldBe(1);
        after.Topology.ShouldBe(edit.Topology);
        before.RoutesOf("spoke1/web").Lookup(Target)!.NextHopType.ShouldBe(NextHopType.VirtualAppliance);
        after.RoutesOf("spoke1/web").Lookup(Target)!.NextHopType.ShouldBe(NextHopType.None);
        after.RoutesOf(Ids.Subnet("spoke2/web")).SubnetId.ShouldBe(Ids.Subnet("spoke2/web"));
    }

    [Test]
    public void A_hubs_new_prefix_reaches_its_peers()
    {
        CompiledNetwork before = Network();
        VNet hub = before.Topology.VNets.Single(vnet => vnet.Name == "hub");

        CompiledNetwork after = before.With(before.Prepare(new NetworkChange { VNets = [hub with { AddressSpace = hub.AddressSpace.Add(AddressPrefix.Parse("172.20.0.0/24")) }] }));

        after.RoutesOf("spoke2/web").Lookup(Target)!.NextHopType.ShouldBe(NextHopType.VNetPeering);
        after.RoutesOf("hub/shared").Lookup(Target)!.NextHopType.ShouldBe(NextHopType.VNetLocal);
    }

    [Test]
    public void A_link_that_falls_takes_its_rows_along()
    {
        CompiledNetwork before = Network();
        Peering link = before.Topology.VNets.Single(vnet => vnet.Name == "spoke1").Peerings[0];

        CompiledNetwork after = before.With(before.Prepare(new NetworkChange { Peerings = [link with { State = PeeringState.Disconnected }] }));

        after.RoutesOf("spoke1/web").Lookup(HostAddress.Parse("10.0.1.9"))!.NextHopType.ShouldNotBe(NextHopType.VNetPeering);
        after.RoutesOf("spoke2/web").Lookup(HostAddress.Parse("10.0.1.9"))!.NextHopType.ShouldBe(NextHopType.VNetPeering);
    }

    [Test]
    public void A_VNet_that_loses_a_subnet_is_compiled_with_everything_else()
    {
        CompiledNetwork before = Network();
        VNet spoke = before.Topology.VNets.Single(vnet => vnet.Name == "spoke1");

        NetworkEdit edit = before.Prepare(new NetworkChange { VNets = [spoke with { Subnets = [] }] });

        edit.TouchedSubnets.ShouldBe(edit.Topology.VNets.Sum(vnet => vnet.Subnets.Count));
        Should.Throw<PlaceException>(() => before.With(edit).RoutesOf("spoke1/web"));
    }

    [Test]
    public void What_is_not_there_cannot_be_replaced() =>
        Should.Throw<ArgumentException>(() => Network().Prepare(new NetworkChange { RouteTables = [Draw.Table("other")] })).Message.ShouldContain("other");

    [Test]
    public void A_change_fits_the_network_that_prepared_it_only()
    {
        NetworkEdit edit = Network().Prepare(new NetworkChange());

        Should.Throw<ArgumentException>(() => Network().With(edit));
    }

    [Test]
    public void An_unknown_subnet_has_no_look_up() =>
        Should.Throw<PlaceException>(() => Network().RoutesOf(Ids.Subnet("spoke1/nowhere"))).Message.ShouldContain("nowhere");

    private static CompiledNetwork Network() =>
        (SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("t", "172.20.0.0/16 VirtualAppliance 10.0.1.4")] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") })
            .Compile();
}
