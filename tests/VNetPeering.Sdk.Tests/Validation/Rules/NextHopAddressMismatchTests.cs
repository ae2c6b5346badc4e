using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class NextHopAddressMismatchTests
{
    [Test]
    public void Fires_for_an_appliance_without_an_address()
    {
        Diagnostic finding = Table("route rt/all 0.0.0.0/0 -> VirtualAppliance").ShouldHaveOnly("VNP4002");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"rt\": \"all\" leads to VirtualAppliance without a next-hop address.");
        finding.Fix.ShouldBe("Write a next-hop address with VirtualAppliance, and with no other type.");
    }

    [TestCase("Internet")]
    [TestCase("None")]
    [TestCase("VnetLocal")]
    [TestCase("VirtualNetworkGateway")]
    public void Fires_for_an_address_beside_another_type(string type) =>
        Table($"route rt/all 0.0.0.0/0 -> {type} 10.0.1.4").ShouldHaveOnly("VNP4002").Message
            .ShouldBe($"Route table \"rt\": \"all\" ({type}, 10.0.1.4) has a next-hop address that belongs to VirtualAppliance only.");

    [Test]
    public void Has_one_finding_for_a_table() =>
        Table("route rt/a 10.1.0.0/16 -> VirtualAppliance", "route rt/b 10.2.0.0/16 -> VirtualAppliance", "route rt/c 10.3.0.0/16 -> None 10.0.1.4").ShouldHaveOnly("VNP4002").Message
            .ShouldBe("Route table \"rt\": \"a\" and \"b\" lead to VirtualAppliance without a next-hop address and \"c\" (None, 10.0.1.4) has a next-hop address that belongs to VirtualAppliance only.");

    [Test]
    public void Stays_silent_where_each_has_what_it_needs() => Table("route rt/a 10.1.0.0/16 -> VirtualAppliance 10.0.1.4", "route rt/b 10.2.0.0/16 -> None").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_address_that_is_an_expression() =>
        Unresolved("route rt/all 0.0.0.0/0 -> VirtualAppliance").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_expression_beside_another_type_which_may_be_empty() => Unresolved("route rt/all 0.0.0.0/0 -> Internet").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_an_address_that_could_not_be_read() =>
        Table("route rt/all 0.0.0.0/0 -> VirtualAppliance").WithUnread(Designs.Id(ResourceTypes.RouteTable, "rt").Child("routes", "all"), "nextHopIpAddress").ShouldHaveNoFindings();

    private static DrawnDesign Table(params string[] routes) => DesignText.Read($"table rt\n{string.Join('\n', routes)}");

    private static DrawnDesign Unresolved(string route) => Table(route).With(net => net with
    {
        RouteTables = [net.RouteTables[0] with { Routes = [net.RouteTables[0].Routes[0] with { NextHop = NextHopAddress.FromUnresolved("[parameters('firewall')]") }] }],
    });
}
