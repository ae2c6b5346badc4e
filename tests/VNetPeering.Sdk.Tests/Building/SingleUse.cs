using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class SingleUse
{
    private const string Refusal = "Topology \"contoso\" has been built, and a builder builds once. Edit a copy with topology.With(t => …).";

    [Test]
    public void Every_handle_is_closed_by_build()
    {
        var net = new TopologyBuilder("contoso");
        RegionBuilder region = net.Region("westeurope");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26"));
        VNetBuilder hub = net.VNet("hub", "10.1.0.0/24", v => v.Subnet("nva", "10.1.0.0/26"));
        PeeringBuilder pair = app.PeerWith(hub);
        PeeringSide? kept = null;
        pair.Local(side => kept = side);
        GatewayBuilder gateway = hub.VpnGateway("gw");
        RouteServerBuilder server = hub.RouteServer("rs");
        FirewallBuilder firewall = hub.AzureFirewall("fw");
        ApplianceBuilder nva = hub.Appliance("nva", "10.1.0.4");
        RouteTableBuilder table = net.RouteTable("rt");
        NetworkSecurityGroupBuilder group = net.NetworkSecurityGroup("nsg");
        AllowanceBuilder allowance = net.Allow(app["web"], hub["nva"], Protocol.Any);
        net.Build();

        Action[] calls =
        [
            () => net.Build(),
            () => net.Validate(),
            () => net.VNet("x", "10.2.0.0/24"),
            () => net.Site("x", "10.2.0.0/24"),
            () => net.In("westeurope"),
            () => net.InSubscription("s"),
            () => net.Remove(app),
            () => region.AddressPool("10.0.0.0/8"),
            () => hq.Bgp(65001),
            () => app.In("westeurope"),
            () => app.Subnet("x", "10.0.0.64/26"),
            () => app.PeerOneSide(hub),
            () => app["web"].NoDefaultOutboundAccess(),
            () => app["web"].Route("10.0.0.0/8", NextHopType.None),
            () => pair.AllowingForwardedTraffic(),
            () => pair.Remove(),
            () => kept!.AllowForwardedTraffic = true,
            () => gateway.Bgp(),
            () => server.BranchToBranch(),
            () => firewall.Tier("Basic"),
            () => nva.Stateful(),
            () => table.Route("10.0.0.0/8", "10.0.0.4"),
            () => group.Inbound("x", 100, SecurityRuleAccess.Allow, Protocol.Any),
            () => allowance.OneWay(),
        ];

        for (int i = 0; i < calls.Length; i++)
        {
            Should.Throw<InvalidOperationException>(calls[i], $"call {i}").Message.ShouldBe(Refusal);
        }
    }

    [Test]
    public void Validate_looks_at_a_snapshot_and_does_not_use_the_builder_up()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24");
        VNetBuilder lab = net.VNet("lab", "10.0.0.0/24");
        app.PeerWith(lab);

        bool before = net.Validate().HasErrors;
        lab.RemoveAddressSpace("10.0.0.0/24").AddressSpace("10.1.0.0/24");
        bool after = net.Validate().HasErrors;

        before.ShouldBeTrue();
        after.ShouldBeFalse();
        net.Build().VNets.Count.ShouldBe(2);
    }

    [Test]
    public void A_snapshot_does_not_change_when_the_builder_goes_on()
    {
        var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/16");
        VNetBuilder app = net.VNet("app", size: 24, v => v.Subnet("web", size: 26, s => s.Route("0.0.0.0/0", NextHopType.None)));
        Topology early = net.Snapshot();
        string before = early.ToString();

        app.AddressSpace("10.9.0.0/24")["web"].Route("10.0.0.0/8", NextHopType.None).NetworkSecurityGroup("g");
        Topology late = net.Build();

        early.ToString().ShouldBe(before);
        early.VNets[0].AddressSpace.Count.ShouldBe(1);
        late.RouteTables[0].Routes.Count.ShouldBe(2);
    }

    [Test]
    public void The_same_calls_build_equal_topologies()
    {
        Topology first = Large().Build();
        Topology second = Large().Build();

        first.ShouldBe(second);
        first.ToString().ShouldBe(second.ToString());
    }

    [Test]
    public void Builders_do_not_disturb_each_other_in_parallel()
    {
        Topology expected = Large().Build();

        Topology[] built = [.. Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(4).Select(_ => Large().Build())];

        built.ShouldAllBe(topology => topology.Equals(expected));
    }

    private static TopologyBuilder Large()
    {
        var net = new TopologyBuilder("contoso").AddressPool("10.0.0.0/12").In("westeurope");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", size: 22, v => v.GatewaySubnet(size: 27).Subnet("nva", size: 26).VpnGateway("gw", g => g.SiteToSite(hq)));
        for (int i = 0; i < 40; i++)
        {
            VNetBuilder spoke = net.VNet($"spoke{i}", size: 24 - (i % 3), v => v.Subnet("work", size: 26));
            spoke.PeerWith(hub).UsingItsGateway();
            net.Allow(spoke["work"], hub["nva"], Protocol.Tcp(443)).OneWay();
        }

        return net;
    }
}
