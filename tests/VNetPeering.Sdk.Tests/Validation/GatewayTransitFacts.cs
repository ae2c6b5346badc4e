using NUnit.Framework;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>What works, and must not be reported (rules 2.60, 2.67, 2.69-2.72).</summary>
public sealed class GatewayTransitFacts
{
    private static readonly Func<Peering, Peering> Borrow = link => link with { UseRemoteGateways = true };

    private static readonly Func<Peering, Peering> Lend = link => link with { AllowGatewayTransit = true };

    private static Topology HubAndSpoke => Designs.Of(
        Designs.VNet("hub", "10.0.0.0/16").Subnet("GatewaySubnet", "10.0.0.0/26").Subnet("RouteServerSubnet", "10.0.1.0/26") with { Region = "westeurope" },
        Designs.VNet("app", "10.1.0.0/16") with { Region = "westeurope" });

    [TestCase(GatewayType.Vpn)]
    [TestCase(GatewayType.ExpressRoute)]
    public void Rule_2_60_transit_with_both_flags_and_a_gateway(GatewayType type) =>
        HubAndSpoke.Gateway("hub", type).Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();

    [Test]
    public void Rule_2_67_lending_without_a_gateway() => HubAndSpoke.Peer("app", "hub", null, Lend).ShouldHaveNoFindings();

    [Test]
    public void Rule_2_67_lending_with_nobody_borrowing() => HubAndSpoke.Gateway("hub").Peer("app", "hub", null, Lend).ShouldHaveNoFindings();

    [Test]
    public void Rule_2_67_lending_on_both_ends() => HubAndSpoke.Gateway("hub").Peer("app", "hub", Lend, Lend).ShouldHaveNoFindings();

    [Test]
    public void Rule_2_69_transit_across_regions() =>
        HubAndSpoke.Change("app", vnet => vnet with { Region = "northeurope" }).Gateway("hub").Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();

    [Test]
    public void Rule_2_70_peers_that_keep_their_own_gateways() => HubAndSpoke.Gateway("hub").Gateway("app").Peer("app", "hub").ShouldHaveNoFindings();

    [Test]
    public void Rule_2_71_one_flag_borrows_both_gateways() =>
        HubAndSpoke.Gateway("hub").Gateway("hub", GatewayType.ExpressRoute, "ErGw1AZ").Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();

    [Test]
    public void Rule_2_72_one_flag_borrows_gateway_and_Route_Server() => HubAndSpoke.Gateway("hub").RouteServer("hub").Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();
}
