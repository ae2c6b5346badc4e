using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SwitchLeftToClientTests
{
    private const string Rest = "allowGatewayTransit,useRemoteGateways";

    [Test]
    public void Fires_where_forwarded_traffic_is_left_out()
    {
        DrawnDesign design = Pair($"written=allowVirtualNetworkAccess,{Rest}", "");

        Diagnostic finding = design.ShouldHaveOnly("VNP2017");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Info);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"app/to-hub\" does not write AllowForwardedTraffic: REST and templates take forwarded traffic as false, the portal selects true.");
        finding.Fix.ShouldBe("Write AllowForwardedTraffic on \"app/to-hub\".");
    }

    [Test]
    public void Fires_once_for_both_links_and_both_switches()
    {
        DrawnDesign design = Pair($"written={Rest}", "written=allowVirtualNetworkAccess");

        Diagnostic finding = design.ShouldHaveOnly("VNP2017");

        finding.Related.ShouldBe([Designs.LinkId("hub", "app")]);
        finding.Message.ShouldBe("Peerings \"app/to-hub\" and \"hub/to-app\" do not write AllowForwardedTraffic and AllowVirtualNetworkAccess: REST and templates take forwarded traffic as false, the portal selects true; REST and templates take access as true, older versions of the Azure CLI send false.");
        finding.Fix.ShouldBe("Write AllowForwardedTraffic and AllowVirtualNetworkAccess on \"app/to-hub\" and \"hub/to-app\".");
    }

    [TestCase("written=none", TestName = "Stays_silent_where_no_switch_is_written")]
    [TestCase("written=allowVirtualNetworkAccess,allowForwardedTraffic", TestName = "Stays_silent_where_the_two_that_differ_are_written")]
    [TestCase("written=peerCompleteVNets", TestName = "Stays_silent_where_only_other_switches_are_written")]
    [TestCase("written=allowGatewayTransit state=Connected", TestName = "Stays_silent_for_a_link_whose_state_Azure_reports")]
    public void Stays_silent(string link) => Pair(link, "").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_switch_that_could_not_be_read() =>
        Pair($"written=allowVirtualNetworkAccess,{Rest}", "").WithUnread(Designs.LinkId("app", "hub"), "allowForwardedTraffic").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_link_that_a_program_built()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", "10.1.0.0/16").PeerWith(net.VNet("hub", "10.0.0.0/16")).AllowingForwardedTraffic();

        Topology topology = net.Build();

        topology.VNets.SelectMany(vnet => vnet.Peerings).Select(link => link.WrittenSwitches).ShouldContain(PeeringSwitches.AllowForwardedTraffic);
        topology.ShouldHaveNoFindings();
    }

    private static DrawnDesign Pair(string fromApp, string fromHub) => DesignText.Read($"""
        vnet app 10.1.0.0/16
        vnet hub 10.0.0.0/16
        link app -> hub {fromApp}
        link hub -> app {fromHub}
        """);
}
