using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecondRouteServerTests
{
    private const string Two = """
        vnet hub 10.0.0.0/16
        subnet hub/RouteServerSubnet 10.0.1.0/26
        routeserver hub/a 10.0.1.4 10.0.1.5
        routeserver hub/b 10.0.1.6 10.0.1.7

        """;

    [Test]
    public void Fires_once_on_the_later_one()
    {
        Diagnostic finding = DesignText.Read(Two).ShouldHaveOnly("VNP3007");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.VirtualHub, "b"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.VirtualHub, "a")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("\"hub\" has 2 Route Servers: \"a\" and \"b\". Azure takes 1 in one VNet.");
        finding.Fix.ShouldBe("Remove \"b\", or use another VNet.");
    }

    [Test]
    public void Stays_silent_up_to_the_limit_that_is_given() => DesignText.Read(Two + "limit RouteServersPerVNet=2").ShouldHaveNoFindings();

    [Test]
    public void Counts_one_that_is_described_twice_once() =>
        DesignText.Read(Two).With(topology => topology with { RouteServers = [topology.RouteServers[0], topology.RouteServers[0]] }).Validate().ShouldNotContain(finding => finding.Id == "VNP3007");

    [Test]
    public void Stays_silent_for_an_unknown_VNet() =>
        DesignText.Read(Two).With(topology => topology with { RouteServers = [topology.RouteServers[0], topology.RouteServers[1] with { SubnetId = null }] }).ShouldHaveNoFindings();
}
