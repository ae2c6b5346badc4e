using System.Globalization;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Rule book 3.1: what the platform writes into every table.</summary>
public sealed class SystemRoutes
{
    [Test] // 3.01, 3.02, 1.03
    public void Every_prefix_of_the_VNet_and_the_Internet_have_a_row()
    {
        CompiledNetwork network = Alone("10.1.0.0/16 10.2.0.0/24").Compile();

        string[] rows = network.Rows("v/a");

        rows.ShouldBe(["Default Active 10.1.0.0/16 VnetLocal", "Default Active 10.2.0.0/24 VnetLocal", "Default Active 0.0.0.0/0 Internet"]);
    }

    [Test] // 3.05a
    public void A_dual_stack_VNet_has_an_IPv6_default_route_and_no_IPv6_None_rows()
    {
        CompiledNetwork network = Alone("10.1.0.0/16 fd00:1::/48").Compile();

        string[] rows = network.Rows("v/a");

        rows.ShouldBe(["Default Active 10.1.0.0/16 VnetLocal", "Default Active 0.0.0.0/0 Internet", "Default Active fd00:1::/48 VnetLocal", "Default Active ::/0 Internet"]);
        network.NoneRows("v/a").ShouldAllBe(prefix => !prefix.Contains(':'));
    }

    [TestCase(PlatformNoneList.Documented, 4, TestName = "the documented four (3.03)")]
    [TestCase(PlatformNoneList.March2023, 16, TestName = "March 2023 (3.04)")]
    [TestCase(PlatformNoneList.March2023WithLoopback, 17, TestName = "March 2023 with loopback (3.04)")]
    [TestCase(PlatformNoneList.August2024, 21, TestName = "August 2024 (3.04)")]
    public void The_None_rows_follow_the_dated_list(PlatformNoneList list, int count)
    {
        CompiledNetwork network = Alone("11.1.0.0/16").Compile(Reading(AzureBehavior.Default with { PlatformNoneList = list }));

        string[] none = network.NoneRows("v/a");

        none.Length.ShouldBe(count);
        none.ShouldBeSubsetOf([.. PlatformNoneRoutes.Of(list).Select(prefix => prefix.ToString())]);
        none.ShouldBe(none.OrderBy(prefix => int.Parse(prefix.Split('/')[1], CultureInfo.InvariantCulture))); // 7.06
        none.ShouldContain("192.168.0.0/16");
    }

    [TestCase("10.0.0.0/8", TestName = "owned exactly")]
    [TestCase("8.0.0.0/6", TestName = "owned as part of a larger prefix")]
    public void A_None_row_gives_way_to_an_own_prefix_that_covers_it(string owned)
    {
        CompiledNetwork network = Alone(owned).Compile(); // 3.05

        string[] none = network.NoneRows("v/a");

        none.ShouldNotContain("10.0.0.0/8");
        none.ShouldContain("172.16.0.0/12");
    }

    [Test] // 3.05
    public void A_None_row_stays_beside_an_own_prefix_inside_it() =>
        Alone("10.1.0.0/16").Compile().NoneRows("v/a").ShouldContain("10.0.0.0/8");

    [TestCase("10.0.0.0/8 VirtualAppliance 10.1.0.9")]
    [TestCase("10.0.0.0/8 None")]
    public void A_user_route_of_exactly_its_prefix_removes_a_None_row(string route)
    {
        CompiledNetwork network = Alone("10.1.0.0/16", route).Compile(); // 3.05a

        string[] none = network.NoneRows("v/a");

        none.ShouldNotContain("10.0.0.0/8");
        none.ShouldContain("192.168.0.0/16");
    }

    [TestCase("0.0.0.0/0 VirtualAppliance 10.1.0.9", false, TestName = "to an appliance they vanish (3.06)")]
    [TestCase("0.0.0.0/0 VirtualNetworkGateway", false, TestName = "to a gateway they vanish (3.06)")]
    [TestCase("0.0.0.0/0 None", true, TestName = "to None they stay (Q-04)")]
    [TestCase("0.0.0.0/0 Internet", true, TestName = "to the Internet they stay (Q-04)")]
    [TestCase("0.0.0.0/1 VirtualAppliance 10.1.0.9", true, TestName = "half the Internet is no default route")]
    public void Under_a_user_default_route_the_None_rows(string route, bool stay)
    {
        CompiledNetwork network = Alone("10.1.0.0/16", route).Compile();

        string[] none = network.NoneRows("v/a");

        none.Contains("10.0.0.0/8").ShouldBe(stay);
        none.Length.ShouldBe(stay ? 21 : 0);
    }

    [Test]
    public void The_other_reading_removes_the_None_rows_under_a_default_route_to_the_Internet()
    {
        CompiledNetwork network = Alone("10.1.0.0/16", "0.0.0.0/0 Internet").Compile(Reading(AzureBehavior.Default with { InternetDefaultRouteRemovesNoneRows = true }));

        network.NoneRows("v/a").ShouldBeEmpty();
    }

    [Test] // 7.5, item 4
    public void A_user_default_route_leaves_the_platforms_listed_as_Invalid()
    {
        CompiledNetwork network = Alone("10.1.0.0/16", "0.0.0.0/0 VirtualAppliance 10.1.0.9").Compile();

        string[] rows = network.Rows("v/a");

        rows.ShouldBe(["Default Active 10.1.0.0/16 VnetLocal", "Default Invalid 0.0.0.0/0 Internet", "User Active 0.0.0.0/0 VirtualAppliance 10.1.0.9"]);
    }

    private static Topology Alone(string space, params string[] routes) => new()
    {
        VNets = [Draw.VNet("v", space, Draw.Subnet("a", Draw.Prefixes(space)[0].ToString(), routes.Length > 0 ? "table" : null))],
        RouteTables = [Draw.Table("table", routes)],
    };

    private static CompileOptions Reading(AzureBehavior behavior) => new() { Behavior = behavior };
}
