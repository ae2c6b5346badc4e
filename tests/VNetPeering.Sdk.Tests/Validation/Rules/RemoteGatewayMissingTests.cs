using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RemoteGatewayMissingTests
{
    private static readonly Func<Peering, Peering> Borrow = link => link with { UseRemoteGateways = true };

    private static readonly Func<Peering, Peering> Lend = link => link with { AllowGatewayTransit = true };

    [Test]
    public void Fires_where_the_hub_has_no_gateway()
    {
        Topology design = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16")).Peer("app", "hub", Borrow, Lend);

        Diagnostic finding = design.ShouldHaveOnly("VNP3002");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBe([Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("RemoteVnetHasNoGateways");
        finding.Message.ShouldBe("Peering \"app/to-hub\" uses remote gateways, but \"hub\" has no gateway and no Route Server.");
        finding.Fix.ShouldBe("Add a gateway to \"hub\", or clear UseRemoteGateways.");
    }

    [Test]
    public void Stays_silent_about_a_Disconnected_link_which_borrows_nothing() =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"))
            .Link("app", "hub", link => Borrow(link) with { State = PeeringState.Disconnected })
            .Validate().Select(finding => finding.Id).ShouldNotContain("VNP3002");

    [Test]
    public void Fires_for_a_bare_GatewaySubnet() =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("GatewaySubnet", "10.0.0.0/27"), Designs.VNet("app", "10.1.0.0/16"))
            .Peer("app", "hub", Borrow, Lend)
            .ShouldHaveOnly("VNP3002").Message.ShouldEndWith("a GatewaySubnet alone is no gateway.");

    [Test]
    public void Stays_silent_where_a_subnet_of_the_hub_names_a_gateway_that_the_input_does_not_describe()
    {
        VNet hub = Designs.VNet("hub", "10.0.0.0/16").Subnet("GatewaySubnet", "10.0.0.0/27");
        ResourceId configuration = Designs.Id(ResourceTypes.Gateway, "hub-gw").Child("ipConfigurations", "default");
        hub = hub with { Subnets = [hub.Subnets[0] with { IPConfigurationIds = [configuration] }] };

        Topology design = Designs.Of(hub, Designs.VNet("app", "10.1.0.0/16")).Peer("app", "hub", Borrow, Lend);

        design.Validate().ShouldBeEmpty();
    }

    [Test]
    public void Fires_for_a_gateway_that_the_remote_VNet_only_borrows()
    {
        Topology design = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("lab", "10.2.0.0/16"))
            .Gateway("hub")
            .Peer("app", "hub", Borrow, Lend)
            .Peer("lab", "app", Borrow, Lend);

        Diagnostic finding = design.ShouldHaveOnly("VNP3002");

        finding.Resource.ShouldBe(Designs.LinkId("lab", "app"));
        finding.Message.ShouldEndWith("the one that it borrows cannot be lent on.");
    }

    [Test]
    public void Is_not_excused_by_DoNotVerifyRemoteGateways() =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"))
            .Peer("app", "hub", link => link with { UseRemoteGateways = true, DoNotVerifyRemoteGateways = true }, Lend)
            .ShouldHaveOnly("VNP3002");

    [TestCase(GatewayType.Vpn)]
    [TestCase(GatewayType.ExpressRoute)]
    public void Stays_silent_for_either_kind_of_gateway(GatewayType type) =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16")).Gateway("hub", type).Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_Route_Server() =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16")).RouteServer("hub").Peer("app", "hub", Borrow, Lend).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_remote_VNet_is_not_described()
    {
        Topology outside = Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Link("app", "hub", Borrow);
        Topology placeholder = Designs.Of(Designs.VNet("hub") with { IsPlaceholder = true }, Designs.VNet("app", "10.1.0.0/16")).Link("app", "hub", Borrow);

        outside.ShouldHaveNoFindings();
        placeholder.ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_some_gateway_stands_in_a_VNet_that_the_input_does_not_name()
    {
        Topology design = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16")).Peer("app", "hub", Borrow, Lend) with
        {
            Gateways = [new Gateway { Id = Designs.Id(ResourceTypes.Gateway, "gw"), Type = GatewayType.Vpn }],
        };

        design.ShouldHaveNoFindings();
    }

    // 2.67: lending without a gateway, with nobody borrowing, and on both ends is accepted and inert.
    [Test]
    public void Stays_silent_for_transit_without_a_gateway() =>
        Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16")).Peer("app", "hub", Lend, Lend).ShouldHaveNoFindings();
}
