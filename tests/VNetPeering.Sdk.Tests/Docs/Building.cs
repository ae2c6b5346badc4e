using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/building.md.</summary>
public sealed class Building
{
    [Test]
    public void Sizes_are_taken_from_a_pool()
    {
        #region building-sizes
        var net = new TopologyBuilder("contoso").In("westeurope");
        net.Region("westeurope").AddressPool("10.0.0.0/14");
        net.VNet("hub", "10.0.0.0/22");
        foreach (string name in new[] { "app", "data" })
        {
            net.VNet(name, size: 24, v => v.Subnet("work", size: 26));    // app is 10.0.4.0/24, data is 10.0.5.0/24
        }

        Topology topology = net.Build();
        #endregion

        topology.VNets.Select(vnet => vnet.AddressSpace.ToString()).ShouldBe(["[10.0.0.0/22]", "[10.0.4.0/24]", "[10.0.5.0/24]"]);
    }

    [Test]
    public void Traffic_goes_through_an_appliance()
    {
        #region building-appliance
        var net = new TopologyBuilder("contoso");
        var hub = net.VNet("hub", "10.0.0.0/24", v => v.Subnet("nva", "10.0.0.64/26"));
        var app = net.VNet("app", "10.0.1.0/24", v => v.Subnet("work", "10.0.1.0/26"));
        app.PeerWith(hub)
            .Local(side => side.AllowForwardedTraffic = true);    // Azure's own property, of the link that app owns

        var fw = hub.Appliance("fw", "10.0.0.68", a => a.Stateful());
        app["work"].Route("0.0.0.0/0", via: fw).IgnoreGatewayRoutes();
        #endregion

        Topology topology = net.Build();
        topology.RouteTables.ShouldHaveSingleItem().DisableBgpRoutePropagation.ShouldBe(true);
        topology.VNets[1].Peerings[0].AllowForwardedTraffic.ShouldBeTrue();
        topology.VNets[0].Peerings[0].AllowForwardedTraffic.ShouldBeFalse();
    }

    [Test]
    public void An_appliance_is_declared()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.Subnet("nva", "10.0.0.64/26"));

        #region building-declared-appliance
        ApplianceBuilder fw = hub.Appliance("fw", "10.0.0.68", a => a
            .Stateful()                                              // drops a flow of which it sees one direction only
            .Allows(Protocol.Tcp(443, 1433), from: "10.0.1.0/24")    // and nothing else; answers pass
            .Snat());                                                // sends packets on with its own address
        #endregion

        Appliance declared = net.Build().Appliances.ShouldHaveSingleItem();
        declared.Name.ShouldBe(fw.Name);
        (declared.IsStateful, declared.TranslatesSource).ShouldBe((true, true));
        declared.AdmittedFlows.ShouldNotBeNull().ShouldHaveSingleItem().ToString().ShouldBe("tcp/443,1433 from 10.0.1.0/24 to any");
    }

    [Test]
    public void Flows_are_inspected()
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.GatewaySubnet("10.0.0.0/27").FirewallSubnet("10.0.0.64/26"));
        hub.VpnGateway("gw").SiteToSite(hq);
        foreach ((string name, string space) in new[] { ("app", "10.0.1.0/24"), ("data", "10.0.2.0/24") })
        {
            net.VNet(name, space, v => v.Subnet("work", space.Replace("/24", "/26", StringComparison.Ordinal))).PeerWith(hub).UsingItsGateway();
        }

        FirewallBuilder fw = hub.AzureFirewall("fw", "10.0.0.68");

        #region building-inspect
        net.Inspect(via: fw, between: ["app", "data", "hq"], because: "SEC-012");
        #endregion

        Topology topology = net.Build();
        topology.InspectionIntents.ShouldHaveSingleItem().WrittenRouteIds.Count.ShouldBe(6);
        topology.Validate().ShouldNotContain(finding => finding.Id == "VNP4016");
    }

    [Test]
    public void A_half_made_peering_is_modelled()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.1.0/24");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24");

        #region building-one-side
        app.PeerOneSide(hub);
        #endregion

        net.Build().VNets.Sum(vnet => vnet.Peerings.Count).ShouldBe(1);
    }

    [Test]
    public void Access_in_one_direction_is_a_matter_of_security_rules()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26"));
        VNetBuilder data = net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26"));
        app.PeerWith(data);

        #region building-one-way
        net.Allow(app["web"], data["sql"], Protocol.Tcp(1433)).OneWay().Because("DATA-007");
        #endregion

        net.Build().AccessIntents.ShouldHaveSingleItem().WrittenRuleIds.Count.ShouldBe(4);
    }

    [Test]
    public void A_copy_is_edited()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.1.0/24", v => v.Subnet("work", "10.0.1.0/26", s => s.Route("0.0.0.0/0", "10.0.0.68")));
        app.PeerWith(net.VNet("hub", "10.0.0.0/24"));
        Topology live = net.Build();

        #region building-with
        Topology planned = live.With(t =>
        {
            t.VNet("lab", "10.0.4.0/24").PeerWith(t["hub"]);
            t["app"]["work"].RemoveRoute("0.0.0.0/0");
            t.Peering("app", "hub").RemoveSide(t["app"]);    // hub's link is then Disconnected
        });
        #endregion

        planned.VNets.Count.ShouldBe(3);
        planned.RouteTables[0].Routes.ShouldBeEmpty();
        planned.VNets.Single(vnet => vnet.Name == "hub").Peerings[0].State.ShouldBe(PeeringState.Disconnected);
        live.VNets.Count.ShouldBe(2);
    }
}
