using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RoutesPerRouteServerPeerTests
{
    private static DrawnDesign TwoPeers(int limit, string announces) => DesignText.Read($"""
        limit RoutesPerRouteServerPeer={limit}
        vnet hub 10.0.0.0/16
        subnet hub/RouteServerSubnet 10.0.1.0/26
        subnet hub/nva 10.0.2.0/24
        nic one hub/nva 10.0.2.4 forwarding
        nic two hub/nva 10.0.2.5 forwarding
        routeserver hub/rs 10.0.1.4 10.0.1.5
        session rs/one 10.0.2.4 {announces}
        session rs/two 10.0.2.5 {announces}
        """);

    [Test]
    public void Fires_once_for_all_peers_of_a_Route_Server()
    {
        Diagnostic finding = TwoPeers(1, "announces=192.168.0.0/24,192.168.1.0/24").ShouldHaveOnly("VNP7026");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.VirtualHub, "rs"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route Server \"rs\" drops a session with more than 1 routes (2022-12): \"one\" announces 2 and \"two\" announces 2.");
        finding.Fix.ShouldBe("Let the appliances announce summaries.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => TwoPeers(2, "announces=192.168.0.0/24,192.168.1.0/24").ShouldHaveNoFindings();

    [Test]
    public void Counts_a_prefix_once() => TwoPeers(1, "announces=192.168.0.0/24,192.168.0.0/24").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_when_the_routes_are_not_known() => TwoPeers(0, string.Empty).ShouldHaveNoFindings();
}
