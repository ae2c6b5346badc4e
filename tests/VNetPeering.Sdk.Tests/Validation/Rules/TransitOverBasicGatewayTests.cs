using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class TransitOverBasicGatewayTests
{
    private static readonly Func<Peering, Peering> Borrow = link => link with { UseRemoteGateways = true };

    private static readonly Func<Peering, Peering> Lend = link => link with { AllowGatewayTransit = true };

    private static Topology Hub(string? sku, GatewayType type = GatewayType.Vpn) =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("db", "10.2.0.0/16")).Gateway("hub", type, sku);

    [Test]
    public void Fires_once_on_the_gateway_and_names_who_borrows()
    {
        Topology design = Hub("Basic").Peer("app", "hub", Borrow, Lend).Peer("db", "hub", Borrow, Lend);

        Diagnostic finding = design.ShouldHaveOnly("VNP3005");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "hub-gw"));
        finding.Related.ShouldBe([Designs.LinkId("app", "hub"), Designs.LinkId("db", "hub")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"hub-gw\" has the SKU Basic, which does not take part in gateway transit: Azure accepts \"app/to-hub\" and \"db/to-hub\", and no routes pass.");
        finding.Fix.ShouldBe("Give \"hub-gw\" another SKU, for example VpnGw1AZ.");
    }

    [Test]
    public void Fires_for_a_classic_spoke_which_has_no_link_of_its_own()
    {
        ResourceId old = Designs.Id(ResourceTypes.ClassicVNet, "old");
        Topology design = Hub("basic").Link("hub", "old", link => link with { RemoteVNetId = old, AllowGatewayTransit = true });

        design.ShouldHaveOnly("VNP3005").Related.ShouldBe([Designs.LinkId("hub", "old")]);
    }

    [Test]
    public void Stays_silent_under_the_reading_that_it_works() =>
        Hub("Basic").Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings(AzureBehavior.Default with { BasicGatewayTransit = BasicGatewayTransit.Works });

    [TestCase("VpnGw1")]
    [TestCase("VpnGw2AZ")]
    [TestCase(null)]
    public void Stays_silent_for_other_SKUs(string? sku) => Hub(sku).Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_while_nobody_borrows() => Hub("Basic").Peer("app", "hub", null, Lend).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_ExpressRoute_gateway() => Hub("Basic", GatewayType.ExpressRoute).Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();
}
