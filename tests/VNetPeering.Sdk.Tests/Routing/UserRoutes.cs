using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Rules 3.30-3.55 and 7.5: user-defined routes and what they displace.</summary>
public sealed class UserRoutes
{
    [TestCase("10.0.0.0/22 VirtualAppliance 10.0.1.4", "Default Invalid 10.0.0.0/22 VNetPeering", TestName = "a peering row of the same prefix")]
    [TestCase("10.1.0.0/16 VirtualAppliance 10.0.1.4", "Default Invalid 10.1.0.0/16 VnetLocal", TestName = "the own prefix")]
    [TestCase("192.168.0.0/16 None", "VirtualNetworkGateway Invalid 192.168.0.0/16 VirtualNetworkGateway", TestName = "a gateway row")]
    public void A_user_route_makes_every_other_row_of_its_prefix_Invalid(string route, string displaced)
    {
        Topology topology = WithRoutes(route); // 3.50, 3.53, 3.55, 7.5 item 1

        topology.Compile().Rows("spoke1/web").ShouldContain(displaced);
    }

    [TestCase("10.0.1.0/24 None", "10.0.1.9", "None", TestName = "longer than a peering row: it wins (3.53)")]
    [TestCase("10.1.1.0/24 None", "10.1.1.9", "None", TestName = "inside the own VNet, own subnet included: it wins (3.53)")]
    [TestCase("10.0.0.0/16 None", "10.0.1.9", "VNetPeering", TestName = "shorter than a peering row: the peering wins (3.54)")]
    [TestCase("0.0.0.0/0 None", "10.1.9.9", "VnetLocal", TestName = "a default route takes nothing of the own VNet (3.54)")]
    [TestCase("0.0.0.0/0 None", "10.0.1.9", "VNetPeering", TestName = "a default route takes nothing of a direct peer (3.54)")]
    [TestCase("0.0.0.0/0 VirtualAppliance 10.0.1.4", "10.2.1.9", "VirtualAppliance", TestName = "a default route to an appliance takes the other spokes (3.06, 3.54)")]
    public void The_longest_prefix_wins_and_user_routes_have_no_exception(string route, string to, string type)
    {
        CompiledNetwork network = WithRoutes(route).Compile();

        network.NextHop("spoke1/web", to).Type.ToRouteWord().ShouldBe(type);
    }

    [Test] // 7.5 item 7
    public void A_row_beaten_by_a_longer_prefix_only_stays_Active() =>
        WithRoutes("10.0.1.0/24 None").Compile().Rows("spoke1/web").ShouldContain("Default Active 10.0.0.0/22 VNetPeering");

    [Test] // 3.41
    public void Of_two_routes_of_one_prefix_the_first_counts()
    {
        Topology topology = WithRoutes("10.77.0.0/16 None", "10.77.0.0/16 Internet");

        topology.Compile().Rows("spoke1/web").Where(row => row.StartsWith("User", StringComparison.Ordinal)).ShouldBe(["User Active 10.77.0.0/16 None"]);
    }

    [Test] // 3.37
    public void A_route_to_an_appliance_that_nobody_has_stays_Active() =>
        WithRoutes("10.77.0.0/16 VirtualAppliance 10.0.1.200").Compile().Rows("spoke1/web").ShouldContain("User Active 10.77.0.0/16 VirtualAppliance 10.0.1.200");

    [Test] // 7.06
    public void Rows_come_in_Azures_order()
    {
        Topology topology = WithRoutes("10.77.0.0/16 None")
            .WithVNet("spoke1", vnet => vnet with { Region = "westeurope", Peerings = [.. vnet.Peerings, Draw.Link("spoke1", "far")] })
            .WithVNet("hub", vnet => vnet with { Region = "westeurope" });
        topology = topology with
        {
            VNets = [.. topology.VNets, Draw.VNet("far", "10.50.0.0/16", Draw.Subnet("a", "10.50.1.0/24")) with { Region = "northeurope", Peerings = [Draw.Link("far", "spoke1")] }],
        };

        EffectiveRoute[] rows = [.. topology.Compile().EffectiveRoutes("spoke1/web").Routes];

        rows.Select(row => row.Origin.Kind).Distinct().ShouldBe(
        [
            RouteOriginKind.AddressSpace,
            RouteOriginKind.Peering,
            RouteOriginKind.SiteConnection,
            RouteOriginKind.PlatformDefault,
            RouteOriginKind.PlatformNone,
            RouteOriginKind.RouteTable,
        ]);
        rows[1].NextHopType.ShouldBe(NextHopType.VNetPeering);
        rows[^1].NextHopType.ShouldBe(NextHopType.VNetGlobalPeering);
    }

    [Test] // 3.32
    public void A_service_tag_route_is_one_row_with_all_its_prefixes()
    {
        Topology topology = WithTags("Storage");

        EffectiveRoute row = topology.Compile(Catalogue(("Storage", "20.1.0.0/16 20.9.0.0/16"))).EffectiveRoutes("spoke1/web").Routes.Single(each => each.Source == RouteSource.User);

        row.AddressPrefixes.Select(prefix => prefix.ToString()).ShouldBe(["20.1.0.0/16", "20.9.0.0/16"]);
    }

    [Test] // 3.32: explicit, regional tag, top-level tag, AzureCloud.region, AzureCloud; written here in the opposite order
    public void Equal_prefixes_of_service_tags_go_to_the_narrower_tag()
    {
        string[] tags = ["AzureCloud", "AzureCloud.westeurope", "Storage", "Storage.westeurope"];
        Topology topology = WithTags(tags);
        topology = topology with { RouteTables = [topology.RouteTables[0] with { Routes = [.. topology.RouteTables[0].Routes, .. Draw.Table("x", "20.5.0.0/16 None").Routes] }] };
        CompileOptions options = Catalogue(
            ("AzureCloud", "20.1.0.0/16 20.2.0.0/16 20.3.0.0/16 20.4.0.0/16 20.5.0.0/16"),
            ("AzureCloud.westeurope", "20.2.0.0/16 20.3.0.0/16 20.4.0.0/16 20.5.0.0/16"),
            ("Storage", "20.3.0.0/16 20.4.0.0/16 20.5.0.0/16"),
            ("Storage.westeurope", "20.4.0.0/16 20.5.0.0/16"));

        CompiledNetwork network = topology.Compile(options);

        Enumerable.Range(1, 5).Select(i => network.NextHop("spoke1/web", $"20.{i}.0.9").Route!.Name!.Value.Value).ShouldBe([.. tags, "to-20.5.0.0-16"]);
    }

    [Test]
    public void A_service_tag_without_data_is_a_gap_and_no_row()
    {
        EffectiveRouteTableOf("spoke1/web", WithTags("Storage")).ShouldBe((0, UnknownReason.ServiceTagWithoutData, "Storage"));

        static (int, UnknownReason, string) EffectiveRouteTableOf(string place, Topology topology)
        {
            var table = topology.Compile().EffectiveRoutes(place);
            return (table.Routes.Count(row => row.Source == RouteSource.User), table.Gaps.Single().Reason, table.Gaps.Single().About);
        }
    }

    [Test]
    public void A_route_table_that_the_input_does_not_hold_is_a_gap()
    {
        Topology topology = WithRoutes("10.77.0.0/16 None") with { RouteTables = [] };

        topology.Compile().EffectiveRoutes("spoke1/web").Gaps.ShouldHaveSingleItem().About.ShouldBe("t");
    }

    [Test]
    public void Subnets_with_the_same_inputs_share_one_table()
    {
        Topology topology = SampleNetworks.HubAndSpoke(1).WithVNet("spoke1", vnet => vnet with
        {
            Subnets = [.. vnet.Subnets, vnet.Subnets[0] with { Id = Ids.Subnet("spoke1/second"), AddressPrefixes = Draw.Prefixes("10.1.2.0/24") }],
        });
        CompiledNetwork network = topology.Compile();

        network.EffectiveRoutes("spoke1/second").Routes.ShouldBeSameAs(network.EffectiveRoutes("spoke1/web").Routes);
    }

    private static Topology WithRoutes(params string[] routes) =>
        (SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("t", routes)] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") });

    [Test] // 3.32, 3.50: prefixes of a tag are routes of their own, neighbours and nested ones too
    public void Neighbouring_and_nested_prefixes_of_a_tag_stay_apart()
    {
        EffectiveRoute row = WithTags("Storage").Compile(Catalogue(("Storage", "20.4.0.0/16 20.5.0.0/16 20.4.0.0/15"))).EffectiveRoutes("spoke1/web").Routes
            .Single(route => route.Source == RouteSource.User);

        row.AddressPrefixes.ShouldBe(Draw.Prefixes("20.4.0.0/16 20.5.0.0/16 20.4.0.0/15"));
    }

    private static Topology WithTags(params string[] tags)
    {
        Topology topology = WithRoutes();
        return topology with
        {
            RouteTables =
            [
                topology.RouteTables[0] with
                {
                    Routes = [.. tags.Select(tag => new UserDefinedRoute { Name = tag, Destination = RouteDestination.FromServiceTag(tag), NextHopType = NextHopType.Internet })],
                },
            ],
        };
    }

    private static CompileOptions Catalogue(params (string Tag, string Prefixes)[] tags) => new()
    {
        ServiceTags = new ServiceTagCatalog(tags.Select(tag => KeyValuePair.Create(tag.Tag, Draw.Prefixes(tag.Prefixes)))),
    };
}
