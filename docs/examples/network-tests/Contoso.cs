using VNetPeering.Sdk;
using VNetPeering.Sdk.Model;

namespace NetworkTests;

/// <summary>The network that is planned: a hub with a firewall and a gateway to headquarters, and two spokes.</summary>
public static class Contoso
{
    public static Topology Design { get; } = Build();

    private static Topology Build()
    {
        TopologyBuilder net = new TopologyBuilder("contoso").In("westeurope");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22").GatewaySubnet("10.0.0.0/27").FirewallSubnet("10.0.0.64/26");
        hub.VpnGateway("gw", g => g.SiteToSite(hq));
        FirewallBuilder fw = hub.AzureFirewall("fw", "10.0.0.68", f => f.PublicAddress());

        Spoke("app", "10.0.4");
        Spoke("data", "10.0.5");
        net["data"]["work"].NetworkSecurityGroup("data-nsg", nsg => nsg
            .Inbound("sql-from-app", 100, SecurityRuleAccess.Allow, Protocol.Tcp(1433), from: "10.0.4.0/26")
            .Inbound("nothing-else", 4096, SecurityRuleAccess.Deny, Protocol.Any));
        return net.Build();

        void Spoke(string name, string block)
        {
            VNetBuilder spoke = net.VNet(name, $"{block}.0/24").Subnet("work", $"{block}.0/26", s => s.NoDefaultOutboundAccess());
            spoke.PeerWith(hub).UsingItsGateway().AllowingForwardedTraffic();
            spoke["work"].Route("0.0.0.0/0", via: fw).IgnoreGatewayRoutes();
            hub["GatewaySubnet"].Route($"{block}.0/24", via: fw);
        }
    }
}
