using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Routing;

/// <summary>Which row displaced an Invalid one, and who else would take a packet.</summary>
public sealed class Explanations
{
    [Test]
    public void An_Invalid_row_names_the_user_defined_route_of_its_prefix()
    {
        EffectiveRoute row = WithRoutes("0.0.0.0/0 VirtualAppliance 10.0.1.4").EffectiveRoutes("spoke1/web").Routes.Single(each => each.State == RouteState.Invalid);

        row.AddressPrefixes[0].ShouldBe(AddressPrefix.AllIPv4);
        EffectiveRoute winner = row.DisplacedBy.ShouldNotBeNull();
        (winner.Source, winner.State, winner.NextHopType, winner.RouteTableId).ShouldBe((RouteSource.User, RouteState.Active, NextHopType.VirtualAppliance, Ids.Of(ResourceTypes.RouteTable, "t")));
        winner.Name.ShouldNotBeNull();
    }

    [Test] // 3.11
    public void The_row_of_a_private_endpoint_names_the_longest_of_the_shorter_routes_that_displaced_it()
    {
        EffectiveRoute row = WithEndpoint("10.0.0.0/22 None", "10.0.1.0/24 VirtualAppliance 10.0.1.4", "0.0.0.0/0 Internet")
            .EffectiveRoutes("spoke1/web").Routes.Single(each => each.NextHopType == NextHopType.InterfaceEndpoint);

        row.State.ShouldBe(RouteState.Invalid);
        row.DisplacedBy!.AddressPrefixes.ShouldHaveSingleItem().ToString().ShouldBe("10.0.1.0/24");
    }

    [Test]
    public void Runners_up_are_the_other_Active_rows_then_those_that_the_winner_displaced()
    {
        NextHop answer = WithRoutes("10.0.0.0/22 VirtualAppliance 10.1.1.9", "0.0.0.0/0 Internet", "10.0.0.0/9 None").NextHop("spoke1/web", "10.0.1.9");

        Lines(answer.Route!).ShouldBe("User Active 10.0.0.0/22 VirtualAppliance");
        answer.RunnersUp.Select(Lines).ShouldBe(
        [
            "User Active 10.0.0.0/9 None",
            "Default Active 10.0.0.0/8 None",
            "User Active 0.0.0.0/0 Internet",
            "Default Invalid 10.0.0.0/22 VNetPeering",
        ]);
    }

    [Test]
    public void A_displaced_endpoint_is_a_runner_up_of_the_route_that_displaced_it() =>
        WithEndpoint("10.0.1.0/24 VirtualAppliance 10.0.1.4").NextHop("spoke1/web", "10.0.1.77").RunnersUp.Select(Lines).Last()
            .ShouldBe("Default Invalid 10.0.1.77/32 InterfaceEndpoint");

    [Test]
    public void Every_Invalid_row_of_random_designs_names_an_Active_row_of_its_table([Range(0, 59)] int seed)
    {
        CompiledNetwork network = RandomTopologies.Next(seed, 6).Compile();

        foreach (Subnet subnet in network.Topology.VNets.SelectMany(vnet => vnet.Subnets))
        {
            EffectiveRouteTable table = network.EffectiveRoutes($"{subnet.Id.Parent!.Name}/{subnet.Name}");
            foreach (EffectiveRoute row in table.Routes)
            {
                (row.DisplacedBy is null).ShouldBe(row.State == RouteState.Active, row.ToString());
                if (row.DisplacedBy is { } winner)
                {
                    table.Routes.ShouldContain(winner);
                    winner.State.ShouldBe(RouteState.Active);
                    (winner.Source > row.Source).ShouldBeTrue();
                    winner.AddressPrefixes.ShouldContain(prefix => prefix.Contains(row.AddressPrefixes[0]) && (prefix == row.AddressPrefixes[0] || row.NextHopType == NextHopType.InterfaceEndpoint));
                }
            }
        }
    }

    private static string Lines(EffectiveRoute row) => $"{row.Source} {row.State} {string.Join(' ', row.AddressPrefixes)} {row.NextHopType.ToRouteWord()}";

    private static CompiledNetwork WithRoutes(params string[] routes) => Design(routes).Compile();

    private static CompiledNetwork WithEndpoint(params string[] routes) =>
        (Design(routes) with
        {
            PrivateEndpoints = [new PrivateEndpoint { Id = Ids.Of(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Ids.Subnet("hub/shared"), Addresses = [HostAddress.Parse("10.0.1.77")] }],
        })
        .WithSubnet("hub/shared", subnet => subnet with { PrivateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies.Enabled })
        .Compile();

    private static Topology Design(string[] routes) =>
        (SampleNetworks.HubAndSpoke() with { RouteTables = [Draw.Table("t", routes)] })
            .WithSubnet("spoke1/web", subnet => subnet with { RouteTableId = Ids.Of(ResourceTypes.RouteTable, "t") });
}
