using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RouteMapOutsideRouteServerTests
{
    private static string Hub(string session) => $"""
        vnet hub 10.0.0.0/16
        subnet hub/RouteServerSubnet 10.0.1.0/26
        routeserver hub/hub-rs 10.0.1.4 10.0.1.5
        vnet spoke 10.1.0.0/16
        peering hub <-> spoke
        session hub-rs/nva {session}

        """;

    [Test]
    public void Fires_on_the_session()
    {
        Diagnostic finding = DesignText.Read(Hub("10.1.0.4 inboundRouteMap=prefer outboundRouteMap=hide")).ShouldHaveOnly("VNP3021");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.VirtualHub, "hub-rs").Child("bgpConnections", "nva"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.VirtualHub, "hub-rs"), Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("HubBgpConnectionFromSpokeVnetCannotReferenceRouteMap");
        finding.Message.ShouldBe("Session \"hub-rs/nva\" has the route maps \"hub-rs/prefer\" and \"hub-rs/hide\", and its peer 10.1.0.4 lies outside \"hub\". Azure takes route maps on sessions inside the Route Server's VNet only.");
        finding.Fix.ShouldBe("Take the route map off the session, or move the appliance into \"hub\".");
    }

    [TestCase("inboundRouteMap=prefer")]
    [TestCase("outboundRouteMap=prefer")]
    public void Fires_for_one_route_map_of_either_direction(string map) => DesignText.Read(Hub($"10.1.0.4 {map}")).ShouldHaveOnly("VNP3021");

    [TestCase("10.1.0.4", TestName = "a session without a route map")]
    [TestCase("10.0.2.4 inboundRouteMap=prefer", TestName = "a peer in the VNet")]
    public void Stays_silent_for(string session) => DesignText.Read(Hub(session)).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_space_of_the_VNet_could_not_be_read() =>
        DesignText.Read(Hub("10.1.0.4 inboundRouteMap=prefer")).WithUnread(Designs.VNetId("hub"), "addressSpace.addressPrefixes[1]").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_where_the_VNet_is_not_described() =>
        DesignText.Read(Hub("10.1.0.4 inboundRouteMap=prefer")).With(topology => topology with { VNets = [topology.VNetOf("hub") with { IsPlaceholder = true, Peerings = [] }] })
            .Validate().ShouldNotContain(finding => finding.Id == "VNP3021");
}
