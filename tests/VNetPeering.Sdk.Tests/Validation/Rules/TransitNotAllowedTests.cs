using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class TransitNotAllowedTests
{
    private static readonly Func<Peering, Peering> Borrow = link => link with { UseRemoteGateways = true };

    private static Topology HubWithGateway => Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("GatewaySubnet", "10.0.0.0/27"), Designs.VNet("app", "10.1.0.0/16")).Gateway("hub");

    [Test]
    public void Fires_where_the_reverse_link_exists_with_the_flag_off()
    {
        Topology design = HubWithGateway.Peer("app", "hub", Borrow);

        Diagnostic finding = design.ShouldHaveOnly("VNP3001");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBe([Designs.LinkId("hub", "app")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"app/to-hub\" uses remote gateways, but \"hub/to-app\" has AllowGatewayTransit set to false.");
        finding.Fix.ShouldBe("Set AllowGatewayTransit on \"hub/to-app\" first, or clear UseRemoteGateways.");
    }

    [Test]
    public void Stays_silent_while_the_reverse_link_does_not_exist() => HubWithGateway.Link("app", "hub", Borrow).FoundIds().ShouldBe(["VNP2007"]);

    [Test]
    public void Stays_silent_where_the_hub_lends() => HubWithGateway.Peer("app", "hub", Borrow, link => link with { AllowGatewayTransit = true }).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_flag_could_not_be_read()
    {
        var unread = new UnreadValue { ResourceId = Designs.LinkId("hub", "app"), Property = "allowGatewayTransit", Text = "[parameters('x')]", Kind = UnreadValueKind.Unresolved };
        Topology design = HubWithGateway.Peer("app", "hub", Borrow) with { UnreadValues = [unread] };

        design.ShouldHaveNoFindings();
    }
}
