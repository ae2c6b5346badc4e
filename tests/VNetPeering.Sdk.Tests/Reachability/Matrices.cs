using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>All pairs: cells, counts and the questions over them, on small designs whose answers are known.</summary>
public sealed class Matrices
{
    [Test]
    public void Spokes_reach_the_hub_and_not_each_other()
    {
        ReachabilityMatrix matrix = SampleNetworks.TwoRegions().Compile().Matrix();

        matrix.SubnetCount.ShouldBe(4);
        matrix["app-we/web", "hub-we/shared"].ShouldBe(Verdict.Reachable);
        matrix["hub-we/shared", "app-we/web"].ShouldBe(Verdict.Reachable);
        matrix["app-we/web", "app-ne/web"].ShouldBe(Verdict.Blocked);
        matrix["app-we/web", "hub-ne/shared"].ShouldBe(Verdict.Blocked); // peering is not transitive
        matrix["app-we/web", "app-we/web"].ShouldBe(Verdict.Reachable);
        matrix.Count().ShouldBe(new VerdictCounts { Reachable = 4 + (3 * 2), Blocked = 6, Unknown = 0 });
    }

    [Test] // neighbours of one look are counted once, but not with those over whose link one family only goes
    public void A_link_that_brings_the_prefixes_of_one_family_is_no_link_in_the_other()
    {
        VNet[] vnets = [.. Enumerable.Range(1, 4).Select(i => Draw.VNet($"v{i}", $"10.{i}.0.0/16 fd00:{i}::/48", Draw.Subnet("web", $"10.{i}.1.0/24 fd00:{i}:0:1::/64")))];
        Topology topology = new()
        {
            VNets =
            [
                vnets[0] with { Peerings = [Draw.Link("v1", "v2")] },
                vnets[1] with { Peerings = [Draw.Link("v2", "v1")] },
                vnets[2] with { Peerings = [Draw.Link("v3", "v4") with { RemoteAddressSpace = Draw.Prefixes("fd00:4::/48") }] },
                vnets[3] with { Peerings = [Draw.Link("v4", "v3") with { RemoteAddressSpace = Draw.Prefixes("fd00:3::/48") }] },
            ],
        };

        CompiledNetwork network = topology.Compile();

        network.Matrix(new MatrixOptions { Family = IPFamily.IPv4 }).Count().ShouldBe(new VerdictCounts { Reachable = 4 + 2, Blocked = 10, Unknown = 0 });
        network.Matrix(new MatrixOptions { Family = IPFamily.IPv6 }).Count().ShouldBe(new VerdictCounts { Reachable = 4 + 4, Blocked = 8, Unknown = 0 });
    }

    [Test]
    public void Cells_come_by_source_then_destination_then_protocol()
    {
        MatrixCell[] cells = [.. SampleNetworks.TwoRegions().Compile().Matrix(new MatrixOptions { Protocols = [Protocol.Icmp, Protocol.Tcp(443)] }).Cells()];

        cells.Length.ShouldBe(4 * 4 * 2);
        cells[0].ShouldBe(cells[1] with { Protocol = Protocol.Icmp });
        cells.Select(cell => cell.Source.Name).Distinct().ShouldBe(["hub-we/shared", "app-we/web", "hub-ne/shared", "app-ne/web"]);
        cells.Take(8).Where((_, i) => i % 2 == 0).Select(cell => cell.Destination.Name).ShouldBe(["hub-we/shared", "app-we/web", "hub-ne/shared", "app-ne/web"]);
        cells.Count(cell => cell.Verdict == Verdict.Reachable).ShouldBe(20);
    }

    [Test]
    public void Each_protocol_has_its_own_verdict_and_the_gravest_stands_for_all()
    {
        Topology topology = SampleNetworks.TwoRegions()
            .WithSubnet("app-we/web", subnet => subnet with { NetworkSecurityGroupId = Ids.Of(ResourceTypes.NetworkSecurityGroup, "web") });
        topology = topology with { NetworkSecurityGroups = [Draw.Group("web", "100 In Allow Tcp * * * 443", "200 In Deny * * * * *")] };
        ReachabilityMatrix matrix = topology.Compile().Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443), Protocol.Tcp(22)] });

        matrix["hub-we/shared", "app-we/web", Protocol.Tcp(443)].ShouldBe(Verdict.Reachable);
        matrix["hub-we/shared", "app-we/web", Protocol.Tcp(22)].ShouldBe(Verdict.Blocked);
        matrix["hub-we/shared", "app-we/web"].ShouldBe(Verdict.Blocked);
        matrix["app-we/web", "hub-we/shared", Protocol.Tcp(22)].ShouldBe(Verdict.Reachable); // the answer needs no rule
        matrix.Count(Protocol.Tcp(443)).Reachable.ShouldBe(10);
        matrix.Count(Protocol.Tcp(22)).Reachable.ShouldBe(8);
        matrix.Trace("hub-we/shared", "app-we/web", Protocol.Tcp(22)).Blockers.ShouldHaveSingleItem().Reason.ShouldBe(Disposition.DeniedBySecurityRule);
        Should.Throw<ArgumentException>(() => matrix["hub-we/shared", "app-we/web", Protocol.Icmp]).Message.ShouldContain("MatrixOptions.Protocols");
    }

    [Test]
    public void Subnets_of_the_other_family_are_left_out()
    {
        Topology topology = SampleNetworks.TwoRegions().WithVNet("app-we", vnet => vnet with
        {
            AddressSpace = vnet.AddressSpace.Add(AddressPrefix.Parse("fd00::/48")),
            Subnets = [.. vnet.Subnets, Draw.Subnet("six", "fd00::/64") with { Id = Ids.Subnet("app-we/six") }],
        });

        topology.Compile().Matrix().SubnetCount.ShouldBe(4);
        ReachabilityMatrix six = topology.Compile().Matrix(new MatrixOptions { Family = IPFamily.IPv6 });
        six.SubnetCount.ShouldBe(1);
        six.SubnetAt(0).Name.ShouldBe("app-we/six");
        Should.Throw<PlaceException>(() => six["app-we/six", "app-we/web"]).Message.ShouldContain("IPv6");
    }

    [Test]
    public void From_and_to_any_place()
    {
        ReachabilityMatrix matrix = SampleNetworks.HubAppliance().Compile().Matrix();

        NamesOf(matrix.ReachableFrom("spoke1/web").Select(cell => cell.Destination)).ShouldBe(["hub/nva", "spoke1/web", "spoke2/web"]);
        NamesOf(matrix.ReachableFrom("nic:nva").Select(cell => cell.Destination)).ShouldContain("spoke2/web");
        NamesOf(matrix.EverythingThatReaches("spoke2/web").Select(cell => cell.Source)).ShouldBe(["hub/nva", "spoke1/web", "spoke2/web"]);
        matrix.EverythingThatReaches("10.99.0.4").ShouldAllBe(cell => cell.Verdict == Verdict.Unknown); // nobody owns it
        Should.Throw<PlaceException>(() => matrix.ReachableFrom("nowhere"));
    }

    [Test]
    public void From_the_Internet_to_interfaces_with_a_public_address()
    {
        Topology topology = SampleNetworks.HubAppliance();
        ResourceId address = Ids.Of(ResourceTypes.PublicIPAddress, "ip");
        Topology open = topology with { NetworkInterfaces = [.. topology.NetworkInterfaces.Select(nic => nic with { IPConfigurations = [.. nic.IPConfigurations.Select(one => one with { PublicIPAddressId = address })] })] };

        topology.Compile().Matrix().ReachableFromInternet().ShouldBeEmpty();
        MatrixCell cell = open.Compile().Matrix().ReachableFromInternet().ShouldHaveSingleItem();
        cell.Source.Kind.ShouldBe(PlaceKind.Internet);
        cell.Destination.Name.ShouldBe("nva");
        cell.Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void Isolation_names_the_flows_that_break_it()
    {
        ReachabilityMatrix matrix = SampleNetworks.TwoRegions().Compile().Matrix();

        matrix.AreIsolated(["app-we/web"], ["app-ne/web", "hub-ne/shared"]).Holds.ShouldBeTrue();
        Isolation broken = matrix.AreIsolated(["app-we/web", "hub-we/shared"], ["app-ne/web", "hub-ne/shared"]);
        broken.Holds.ShouldBeFalse();
        broken.Breaches.Select(cell => (cell.Source.Name, cell.Destination.Name)).ShouldBe([("hub-we/shared", "hub-ne/shared"), ("hub-ne/shared", "hub-we/shared")]);
    }

    [Test]
    public void One_open_port_is_told_by_every_query_although_the_cell_of_all_ports_is_Blocked()
    {
        Topology topology = SampleNetworks.HubAppliance().WithSubnet("spoke1/web", subnet => subnet with { NetworkSecurityGroupId = Ids.Of(ResourceTypes.NetworkSecurityGroup, "web"), RouteTableId = null });
        topology = topology with { NetworkSecurityGroups = [Draw.Group("web", "100 In Allow Tcp * * * 443", "200 In Deny * * * * *")] };
        ReachabilityMatrix matrix = topology.Compile().Matrix();

        matrix["hub/nva", "spoke1/web"].ShouldBe(Verdict.Blocked);
        MatrixCell breach = matrix.AreIsolated(["hub/nva"], ["spoke1/web"]).Breaches.Single(cell => cell.Source.Name == "hub/nva");
        (breach.Verdict, breach.IsPartial).ShouldBe((Verdict.Reachable, true));
        breach.ToString().ShouldEndWith(": Reachable in part");
        matrix.ReachableFrom("hub/nva").Single(cell => cell.Destination.Name == "spoke1/web").IsPartial.ShouldBeTrue();
        matrix.EverythingThatReaches("spoke1/web").Single(cell => cell.Source.Name == "hub/nva").IsPartial.ShouldBeTrue();
        topology.Compile().Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(22)] }).AreIsolated(["hub/nva"], ["spoke1/web"]).Breaches.ShouldAllBe(cell => cell.Source.Name == "spoke1/web");
    }

    [Test]
    public void Unknown_breaks_isolation()
    {
        Topology topology = SampleNetworks.TwoRegions().WithSubnet("app-we/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "elsewhere") });

        topology.Compile().Matrix().AreIsolated(["app-we/web"], ["app-we/web"]).Breaches.ShouldNotBeEmpty();
    }

    [Test]
    public void Flows_that_bypass_an_appliance()
    {
        Topology topology = SampleNetworks.HubAppliance();
        string[] spokes = ["spoke1/web", "spoke2/web"];
        Topology shortcut = topology
            .WithVNet("spoke1", vnet => vnet with { Peerings = vnet.Peerings.Add(Draw.Link("spoke1", "spoke2")) })
            .WithVNet("spoke2", vnet => vnet with { Peerings = vnet.Peerings.Add(Draw.Link("spoke2", "spoke1")) });

        topology.Compile().Matrix().Bypassing("nic:nva", spokes).ShouldBeEmpty();
        topology.Compile().Matrix().Bypassing("hub/nva", spokes).ShouldBeEmpty();
        NamesOf(shortcut.Compile().Matrix().Bypassing("10.0.2.4", spokes).Select(cell => cell.Source)).ShouldBe(spokes);
        topology.Compile().Matrix().Bypassing("nic:nva", ["hub/nva", "spoke1/web"]).Count().ShouldBe(2); // machines beside the appliance are reached past it
    }

    [Test]
    public void A_firewall_is_an_inspection_point_by_its_name()
    {
        Topology topology = SampleNetworks.HubAppliance().WithVNet("hub", hub => hub with { Subnets = [Draw.Subnet(SpecialSubnets.Firewall, "10.0.2.0/26") with { Id = Ids.Subnet($"hub/{SpecialSubnets.Firewall}") }] });
        topology = topology with { NetworkInterfaces = [], AzureFirewalls = [Draw.Firewall("hub", "10.0.2.4")] };
        ReachabilityMatrix matrix = topology.Compile().Matrix();

        matrix["spoke1/web", "spoke2/web"].ShouldBe(Verdict.Reachable);
        matrix.Bypassing("hub-fw", ["spoke1/web", "spoke2/web"]).ShouldBeEmpty();
    }

    [Test]
    public void Calls_that_cannot_be_answered_say_so()
    {
        ReachabilityMatrix matrix = SampleNetworks.TwoRegions().Compile().Matrix();

        Should.Throw<ArgumentException>(() => new MatrixOptions { Protocols = [] }).Message.ShouldContain("at least one");
        Should.Throw<ArgumentOutOfRangeException>(() => matrix[0, 4]);
        Should.Throw<ArgumentOutOfRangeException>(() => matrix.SubnetAt(-1));
        Should.Throw<PlaceException>(() => matrix["internet", "app-we/web"]);
        Should.Throw<ArgumentNullException>(() => matrix.AreIsolated(null!, []));
    }

    private static string[] NamesOf(IEnumerable<Place> places) => [.. places.Select(place => place.Name)];
}
