using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecondRemoteGatewayTests
{
    private static readonly Func<Peering, Peering> Borrow = link => link with { UseRemoteGateways = true };

    private static readonly Func<Peering, Peering> Lend = link => link with { AllowGatewayTransit = true };

    private static Topology TwoHubs => Designs.Of(Designs.VNet("h1", "10.0.0.0/24"), Designs.VNet("h2", "10.0.1.0/24"), Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("db", "10.2.0.0/16"))
        .Gateway("h1").Gateway("h2");

    [Test]
    public void Fires_on_the_second_borrowing_link()
    {
        Topology design = TwoHubs.Peer("app", "h1", Borrow, Lend).Peer("app", "h2", Borrow, Lend);

        Diagnostic finding = design.ShouldHaveOnly("VNP3003");

        finding.Resource.ShouldBe(Designs.LinkId("app", "h2"));
        finding.Related.ShouldBe([Designs.LinkId("app", "h1")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"app/to-h2\" uses remote gateways, and \"app/to-h1\" of the same VNet already does. A VNet can borrow from one VNet only.");
    }

    [Test]
    public void Stays_silent_where_two_VNets_borrow_once_each() => TwoHubs.Peer("app", "h1", Borrow, Lend).Peer("db", "h2", Borrow, Lend).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_second_hub_that_is_not_borrowed_from() => TwoHubs.Peer("app", "h1", Borrow, Lend).Peer("app", "h2", null, Lend).ShouldHaveNoFindings();
}
