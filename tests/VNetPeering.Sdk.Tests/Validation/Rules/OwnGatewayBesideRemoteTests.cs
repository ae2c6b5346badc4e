using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class OwnGatewayBesideRemoteTests
{
    private static readonly Func<Peering, Peering> Borrow = link => link with { UseRemoteGateways = true };

    private static readonly Func<Peering, Peering> Lend = link => link with { AllowGatewayTransit = true };

    private static Topology Pair => Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16")).Gateway("hub");

    [TestCase(GatewayType.Vpn, "app-gw")]
    [TestCase(GatewayType.ExpressRoute, "app-gw-er")]
    public void Fires_beside_an_own_gateway(GatewayType type, string name)
    {
        Topology design = Pair.Gateway("app", type).Peer("app", "hub", Borrow, Lend);

        Diagnostic finding = design.ShouldHaveOnly("VNP3004");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Gateway, name)]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe($"Peering \"app/to-hub\" uses remote gateways, but \"app\" has a gateway of its own: \"{name}\".");
    }

    [Test]
    public void Fires_for_a_gateway_that_only_its_subnet_shows() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26
        gateway hub/hub-gw vpn
        vnet app 10.1.0.0/16
        subnet app/GatewaySubnet 10.1.0.0/26 usedBy=unseen
        peering app <-> hub
        link app -> hub useRemoteGateways
        link hub -> app allowGatewayTransit
        """).ShouldHaveOnly("VNP3004").Message.ShouldContain("\"app\" has a gateway of its own: \"unseen\"");

    [Test]
    public void Names_both_gateways_in_one_finding() =>
        Pair.Gateway("app").Gateway("app", GatewayType.ExpressRoute).Peer("app", "hub", Borrow, Lend)
            .ShouldHaveOnly("VNP3004").Message.ShouldEndWith("gateways of its own: \"app-gw\" and \"app-gw-er\".");

    // 2.70: a VNet can be peered and keep its own gateway.
    [Test]
    public void Stays_silent_where_the_VNet_keeps_to_its_own_gateway() => Pair.Gateway("app").Peer("app", "hub", null, Lend).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_own_Route_Server() => Pair.RouteServer("app").Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();
}
