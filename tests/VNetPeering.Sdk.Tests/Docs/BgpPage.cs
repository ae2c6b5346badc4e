using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/bgp.md; <see cref="PageAnswers"/> compares its tables.</summary>
public sealed class BgpPage
{
    [Test]
    public void The_network_of_the_page_is_accepted() => Hub().Topology.Validate().Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();

    [Test]
    public void The_site_reaches_the_spoke_and_what_the_appliance_announces_is_its_affair() =>
        Hub().Trace("hq", "app/work").Verdict.ShouldBe(Verdict.Reachable);

    internal static CompiledNetwork Hub()
    {
        #region bgp
        var net = new TopologyBuilder("contoso").In("westeurope");
        var hq = net.Site("hq", "192.168.0.0/16").Bgp(65001, "192.168.0.4");
        var hub = net.VNet("hub", "10.0.0.0/22", v => v
            .GatewaySubnet("10.0.0.0/27")
            .Subnet("RouteServerSubnet", "10.0.0.64/27")
            .Subnet("nva", "10.0.1.0/26")
            .VpnGateway("hub-gw", g => g.Bgp(65515).ActiveActive().SiteToSite(hq)));
        hub.RouteServer("hub-rs", r => r
            .BranchToBranch()
            .Peer("sdwan", "10.0.1.4", 65010, announces: ["172.20.0.0/16"])
            .Announce("sdwan", "172.21.0.0/16", nextHop: "10.0.1.9", asPath: [65010, 65020]));
        var app = net.VNet("app", "10.0.4.0/24", v => v.Subnet("work", "10.0.4.0/26"));
        app.PeerWith(hub).UsingItsGateway();
        CompiledNetwork network = net.Build().Compile();
        Console.WriteLine(TextReport.Render(network.BgpTable("hub-gw")));
        #endregion
        return network.Topology.Compile(new CompileOptions { Behavior = AzureBehavior.Default with { PlatformNoneList = PlatformNoneList.Documented } });
    }
}
