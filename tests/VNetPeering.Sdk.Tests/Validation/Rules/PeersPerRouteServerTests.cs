using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PeersPerRouteServerTests
{
    private static DrawnDesign TwoPeers(int limit) => DesignText.Read($"""
        limit PeersPerRouteServer={limit}
        vnet hub 10.0.0.0/16
        subnet hub/RouteServerSubnet 10.0.1.0/26
        subnet hub/nva 10.0.2.0/24
        nic one hub/nva 10.0.2.4 forwarding
        nic two hub/nva 10.0.2.5 forwarding
        routeserver hub/rs 10.0.1.4 10.0.1.5
        session rs/one 10.0.2.4
        session rs/two 10.0.2.5
        """);

    [Test]
    public void Fires_on_the_Route_Server()
    {
        Diagnostic finding = TwoPeers(1).ShouldHaveOnly("VNP7025");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.VirtualHub, "rs"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route Server \"rs\" has 2 BGP peers; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Let fewer appliances speak to it, or build a Route Server in another VNet for the rest.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => TwoPeers(2).ShouldHaveNoFindings();
}
