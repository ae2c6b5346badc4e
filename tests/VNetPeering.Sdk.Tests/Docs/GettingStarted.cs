using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/getting-started.md.</summary>
public sealed class GettingStarted
{
    private static Topology Contoso()
    {
        #region getting-started-design
        var net = new TopologyBuilder("contoso");
        var hq  = net.Site("hq", "192.168.0.0/16");
        var hub = net.VNet("hub", "10.0.0.0/22", v => v
            .In("westeurope")
            .GatewaySubnet("10.0.0.0/27")
            .Subnet("shared", "10.0.1.0/24")
            .VpnGateway("hub-gw", g => g.SiteToSite(hq)));
        var app = net.VNet("app", "10.0.4.0/24", v => v.In("northeurope").Subnet("web", "10.0.4.0/26"));
        app.PeerWith(hub).UsingItsGateway();

        Topology topology = net.Build();
        #endregion
        return topology;
    }

    [Test]
    public void The_design_is_accepted()
    {
        Topology topology = Contoso();

        #region getting-started-validate
        DiagnosticReport report = topology.Validate();
        foreach (Diagnostic finding in report)
        {
            Console.WriteLine(finding);
        }
        #endregion

        report.HasErrors.ShouldBeFalse();
    }

    [Test]
    public void The_spoke_sends_traffic_for_the_site_to_the_gateway_of_the_hub()
    {
        Topology topology = Contoso();

        #region getting-started-routes
        CompiledNetwork network = topology.Compile();
        EffectiveRouteTable routes = network.EffectiveRoutes("app/web");
        FlowTrace trace = network.Trace("app/web", "192.168.1.10", Protocol.Tcp(443));
        Console.WriteLine(trace.Verdict);    // Reachable
        #endregion

        trace.Verdict.ShouldBe(Verdict.Reachable);
        routes.Routes.ShouldContain(route => route.AddressPrefixes.Any(prefix => prefix.ToString() == "192.168.0.0/16") && route.NextHopType == NextHopType.VirtualNetworkGateway);
    }

    [Test]
    public void A_copy_without_the_gateway_shows_what_an_outage_does()
    {
        Topology topology = Contoso();

        #region getting-started-edit
        Topology outage = topology.With(t => t.Remove(t.GetGateway("hub-gw")));
        bool acceptable = !outage.Validate().HasErrors;
        #endregion

        acceptable.ShouldBeFalse();
        topology.Gateways.Count.ShouldBe(1);
    }
}
