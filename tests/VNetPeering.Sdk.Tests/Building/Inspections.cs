using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Serialization;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Building;

/// <summary>Inspections: which routes are written, and that every flow then passes the appliance.</summary>
public sealed class Inspections
{
    [Test]
    public void Every_flow_among_spokes_hub_and_site_passes_the_firewall()
    {
        Topology topology = Net(out _).Build();

        string[] routes = [.. topology.RouteTables.SelectMany(table => table.Routes.Select(route => $"{table.Name} {route.Destination} {route.NextHop}")).Order(StringComparer.Ordinal)];
        routes.ShouldBe(
        [
            "app-work-routes 10.0.0.128/26 10.0.0.68",
            "app-work-routes 10.0.2.0/24 10.0.0.68",
            "app-work-routes 192.168.0.0/16 10.0.0.68",
            "data-work-routes 10.0.0.128/26 10.0.0.68",
            "data-work-routes 10.0.1.0/24 10.0.0.68",
            "data-work-routes 192.168.0.0/16 10.0.0.68",
            "hub-GatewaySubnet-routes 10.0.0.128/26 10.0.0.68",
            "hub-GatewaySubnet-routes 10.0.1.0/24 10.0.0.68",
            "hub-GatewaySubnet-routes 10.0.2.0/24 10.0.0.68",
            "hub-tools-routes 10.0.1.0/24 10.0.0.68",
            "hub-tools-routes 10.0.2.0/24 10.0.0.68",
            "hub-tools-routes 192.168.0.0/16 10.0.0.68",
        ]);
        topology.Validate().ShouldNotContain(finding => finding.Id == "VNP4016");
        CompiledNetwork network = topology.Compile();
        string[] places = ["app/work", "data/work", "hub/tools", "site:hq"];
        foreach (string from in places)
        {
            foreach (string to in places.Where(to => to != from))
            {
                FlowTrace trace = network.Trace(from, to);
                trace.Verdict.ShouldBe(Verdict.Reachable, $"{from} {to} {string.Join(' ', trace.Blockers)}");
                trace.Forward.Hops.SelectMany(hop => hop.Steps).ShouldContain(step => step.Kind == StepKind.Appliance, $"{from} {to}");
                trace.Return.Hops.SelectMany(hop => hop.Steps).ShouldContain(step => step.Kind == StepKind.Appliance, $"{from} {to}");
            }
        }
    }

    [Test]
    public void The_wish_stays_in_the_topology_with_what_it_wrote()
    {
        Topology topology = Net(out _).Build();

        InspectionIntent intent = topology.InspectionIntents.ShouldHaveSingleItem();

        intent.ViaId.Name.Value.ShouldBe("fw");
        intent.NetworkIds.Select(id => id.Name.Value).ShouldBe(["app", "data", "hub"]);
        intent.Sites.ShouldBe([new ResourceName("hq")]);
        intent.Because.ShouldBe("SEC-012");
        intent.WrittenRouteIds.Count.ShouldBe(12);
        TopologyJson.Load(TopologyJson.Save(topology)).InspectionIntents.ShouldBe(topology.InspectionIntents);
    }

    [Test] // 2.51
    public void Forwarded_traffic_is_let_in_where_the_program_does_not_say_otherwise()
    {
        Net(out _).Build().VNets.Single(vnet => vnet.Name == "app").Peerings[0].AllowForwardedTraffic.ShouldBeTrue();

        TopologyBuilder own = Net(out _);
        own.Peering("app", "hub").Local(side => side.AllowForwardedTraffic = false);
        own.Build().VNets.Single(vnet => vnet.Name == "app").Peerings[0].AllowForwardedTraffic.ShouldBeFalse();
    }

    [Test]
    public void A_route_of_the_program_that_leads_elsewhere_is_told()
    {
        TopologyBuilder net = Net(out _);
        net["app"]["work"].Route("10.0.2.0/24", NextHopType.None, "closed");

        Should.Throw<TopologyBuildException>(net.Build).Message.ShouldContain("Route table \"app-work-routes\" of subnet \"app/work\" sends 10.0.2.0/24 elsewhere by route \"closed\", so flows to \"data\" would not pass \"fw\".");
    }

    [Test]
    public void A_route_that_leads_there_already_is_left_alone()
    {
        TopologyBuilder net = Net(out FirewallBuilder fw);
        net["app"]["work"].Route("10.0.2.0/24", via: fw, name: "mine");

        net.Build().RouteTables.Single(table => table.Name == "app-work-routes").Routes.Count(route => route.Destination.ToString() == "10.0.2.0/24").ShouldBe(1);
    }

    [Test]
    public void A_site_that_nothing_connects_to_is_told()
    {
        TopologyBuilder net = Net(out FirewallBuilder fw);
        net.Site("branch", "192.168.0.0/24");
        net.Inspect(fw, ["app", "branch"]);

        Should.Throw<TopologyBuildException>(net.Build).Message.ShouldContain("No gateway of this topology connects to site \"branch\"");
    }

    [Test]
    public void Mistakes_in_the_call_throw_at_once()
    {
        TopologyBuilder net = Net(out FirewallBuilder fw);

        Should.Throw<KeyNotFoundException>(() => net.Inspect(fw, ["app", "dta"])).Message.ShouldBe("Topology \"contoso\" has no VNet and no site \"dta\". There are \"hub\", \"app\", \"data\", \"hq\".");
        Should.Throw<ArgumentException>(() => net.Inspect(fw, ["app"])).Message.ShouldStartWith("Fewer than two networks are named");
        Should.Throw<ArgumentException>(() => net.Inspect(fw, ["app", "APP"])).Message.ShouldStartWith("\"APP\" is named twice");
        Should.Throw<ArgumentException>(() => net.Inspect(new TopologyBuilder("other").VNet("v", "10.9.0.0/16").AzureFirewall("far"), ["app", "data"]));
    }

    [Test]
    public void An_appliance_of_a_spoke_inspects_by_subnets()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.Subnet("nva", "10.0.0.64/26").Subnet("web", "10.0.0.0/27").Subnet("sql", "10.0.0.32/27"));
        ApplianceBuilder fw = hub.Appliance("fw", "10.0.0.68", a => a.Stateful());
        net.Inspect(fw, ["hub/web", "hub/sql"]);

        Topology topology = net.Build();

        topology.Validate().ShouldNotContain(finding => finding.Id == "VNP4016");
        topology.Compile().Trace("hub/web", "hub/sql").Forward.Hops.SelectMany(hop => hop.Steps).ShouldContain(step => step.Kind == StepKind.Appliance);
    }

    [Test]
    public void A_VNet_that_is_removed_takes_its_wishes_along()
    {
        Topology topology = Net(out _).Build().With(net => net.Remove(net["data"]));

        topology.InspectionIntents.ShouldBeEmpty();
    }

    [Test] // 3.50: the VNet's own row is the longer one, so a wider route does not catch what stays inside
    public void A_site_that_sums_up_the_networks_is_led_as_well()
    {
        Topology topology = Net(out _, site: "10.0.0.0/8").Build();

        topology.RouteTables.Where(table => table.Routes.Any(route => route.Destination.ToString() == "10.0.0.0/8")).Select(table => table.Name.Value)
            .ShouldBe(["app-work-routes", "data-work-routes", "hub-tools-routes"], ignoreOrder: true);
        topology.Validate().ShouldNotContain(finding => finding.Id == "VNP4016");
        CompiledNetwork network = topology.Compile();
        network.Trace("app/work", "10.200.0.4").Verdict.ShouldBe(Verdict.Reachable);
        network.Trace("app/work", "app/work").Forward.Hops.SelectMany(hop => hop.Steps).ShouldNotContain(step => step.Kind == StepKind.Appliance);
    }

    [Test] // 3.60: the gateway asks the same table for what the appliance sends on to a site
    public void Two_sites_of_one_gateway_are_led_to_the_networks_and_not_in_circles()
    {
        TopologyBuilder net = Net(out FirewallBuilder fw);
        net.GetGateway("gw").SiteToSite(net.Site("branch", "192.169.0.0/16"));
        net.Inspect(fw, ["app", "hq", "branch"]);

        Topology topology = net.Build();

        topology.RouteTables.Single(table => table.Name == "hub-GatewaySubnet-routes").Routes.ShouldAllBe(route => route.Destination.ToString().StartsWith("10.", StringComparison.Ordinal));
        topology.Compile().Trace("app/work", "site:branch").Verdict.ShouldBe(Verdict.Reachable);
        topology.Compile().Trace("site:hq", "app/work").Verdict.ShouldBe(Verdict.Reachable);
        topology.Validate().ShouldNotContain(finding => finding.Id == "VNP4016");
    }

    [Test] // 4.20: gateways learn what the device states
    public void Longer_prefixes_of_a_sites_device_are_led_as_well()
    {
        Topology topology = DesignText.Read("""
            vnet hub                        10.0.0.0/16
            subnet hub/GatewaySubnet        10.0.0.0/27
            subnet hub/AzureFirewallSubnet  10.0.1.0/26
            firewall hub/fw                 10.0.1.4
            vnet app                        10.1.0.0/16
            subnet app/web                  10.1.1.0/24
            link app -> hub useRemoteGateways written=AllowForwardedTraffic
            link hub -> app allowGatewayTransit
            gateway hub/gw vpn
            site hq         192.168.0.0/16
            localgateway dev 192.168.5.0/24 192.168.0.0/16 site=hq
            connection c gw -> dev
            """).Topology;

        Topology inspected = topology.With(net => net.Inspect(net.GetFirewall("fw"), ["app", "hq"]));

        inspected.Validate().ShouldNotContain(finding => finding.Id == "VNP4016");
        inspected.RouteTables.Single(table => table.Name == "app-web-routes").Routes.Select(route => route.Destination.ToString()).ShouldBe(["192.168.0.0/16", "192.168.5.0/24"], ignoreOrder: true);
        // The switch that the input brings along is not set by the program.
        inspected.VNets.Single(vnet => vnet.Name == "app").Peerings[0].AllowForwardedTraffic.ShouldBeTrue();
        inspected.Compile().Trace("app/web", "site:hq").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test] // 1.25
    public void An_appliance_with_addresses_of_both_families_inspects_both()
    {
        Topology topology = DesignText.Read("""
            vnet hub        10.0.0.0/16 fd00:0::/48
            subnet hub/nva  10.0.1.0/24 fd00:0:0:1::/64
            nic fw hub/nva  10.0.1.4 fd00:0:0:1::4 forwarding
            vnet app        10.1.0.0/16 fd00:1::/48
            subnet app/web  10.1.1.0/24 fd00:1:0:1::/64
            vnet data       10.2.0.0/16 fd00:2::/48
            subnet data/sql 10.2.1.0/24 fd00:2:0:1::/64
            peering app <-> hub
            peering data <-> hub
            """).Topology;
        topology = topology with { Appliances = [new Appliance { Name = "fw", NetworkInterfaceId = topology.NetworkInterfaces[0].Id, IsStateful = true }] };

        Topology inspected = topology.With(net => net.Inspect(net.GetAppliance("fw"), ["app", "data"]));

        inspected.RouteTables.Single(table => table.Name == "app-web-routes").Routes.Select(route => $"{route.Destination} {route.NextHop}")
            .ShouldBe(["10.2.0.0/16 10.0.1.4", "fd00:2::/48 fd00:0:0:1::4"], ignoreOrder: true);
        inspected.Validate().ShouldNotContain(finding => finding.Id == "VNP4016");
    }

    [TestCase("app/work", "data/work")] // to the prefix of the one would catch what stays inside it
    [TestCase("app/work", "other/work")] // not inspected: its answers would come back another way
    [TestCase("app/work", "hub/AzureFirewallSubnet")] // the firewall would send to itself
    public void A_table_that_strangers_share_is_told(string first, string second)
    {
        TopologyBuilder net = Net(out _);
        net.VNet("other", "10.0.3.0/24", v => v.Subnet("work", "10.0.3.0/26")).PeerWith(net["hub"]);
        RouteTableBuilder shared = net.RouteTable("shared");
        foreach (string path in new[] { first, second })
        {
            net[path.Split('/')[0]][path.Split('/')[1]].RouteTable(shared);
        }

        Should.Throw<TopologyBuildException>(net.Build).Message.ShouldContain("share route table \"shared\"");
    }

    private static TopologyBuilder Net(out FirewallBuilder fw, string site = "192.168.0.0/16")
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder hq = net.Site("hq", site);
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.GatewaySubnet("10.0.0.0/27").FirewallSubnet("10.0.0.64/26").Subnet("tools", "10.0.0.128/26"));
        hub.VpnGateway("gw").SiteToSite(hq);
        foreach ((string name, string space) in new[] { ("app", "10.0.1.0/24"), ("data", "10.0.2.0/24") })
        {
            net.VNet(name, space, v => v.Subnet("work", space.Replace("/24", "/26", StringComparison.Ordinal))).PeerWith(hub).UsingItsGateway();
        }

        fw = hub.AzureFirewall("fw", "10.0.0.68");
        return net.Inspect(via: fw, between: ["app", "data", "hub", "hq"], because: "SEC-012");
    }
}
