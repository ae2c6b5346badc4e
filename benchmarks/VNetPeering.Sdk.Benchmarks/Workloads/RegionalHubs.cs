using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary>
/// Spokes on regional hubs, 250 to a hub: each hub has a firewall and a VPN gateway to one site and is peered with the other hubs; each spoke borrows the
/// gateway, has two subnets, and sends one of them through the firewall. The peering limit of Azure is 500 to a VNet.
/// </summary>
internal static class RegionalHubs
{
    private const int SpokesPerHub = 250;

    internal static Topology Build(int spokes)
    {
        var net = new TopologyBuilder("benchmark");
        var hubs = new List<VNetBuilder>();
        var firewalls = new List<FirewallBuilder>();
        SiteBuilder site = net.Site("hq", "192.168.0.0/16");
        int hubCount = (spokes + SpokesPerHub - 1) / SpokesPerHub;
        for (int i = 0; i < hubCount; i++)
        {
            VNetBuilder hub = net.VNet($"hub{i}", $"10.{200 + i}.0.0/22", v => v
                .In($"region{i}")
                .GatewaySubnet($"10.{200 + i}.0.0/27")
                .FirewallSubnet($"10.{200 + i}.0.64/26")
                .Subnet("shared", $"10.{200 + i}.1.0/24"));
            hub.VpnGateway($"gateway{i}", g => g.SiteToSite(site));
            firewalls.Add(hub.AzureFirewall($"firewall{i}", $"10.{200 + i}.0.68"));
            foreach (VNetBuilder other in hubs)
            {
                hub.PeerWith(other);
            }

            hubs.Add(hub);
        }

        for (int i = 0; i < spokes; i++)
        {
            int hub = i / SpokesPerHub;
            string network = $"10.{i / 256}.{i % 256}";
            VNetBuilder spoke = net.VNet($"spoke{i}", $"{network}.0/24", v => v
                .In($"region{hub}")
                .Subnet("web", $"{network}.0/26", s => s.Route("0.0.0.0/0", via: firewalls[hub]))
                .Subnet("data", $"{network}.64/26"));
            spoke.PeerWith(hubs[hub]).UsingItsGateway().AllowingForwardedTraffic();
        }

        return net.Build();
    }
}
