using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing;

/// <summary>Well-known networks that Azure would accept, small enough to be read. Change one with <c>topology.With(…)</c>. Thread-safe.</summary>
public static class SampleNetworks
{
    private const int MostSpokes = 100;

    /// <summary>
    /// Returns a VNet <c>hub</c> 10.0.0.0/22 in westeurope with the VPN gateway <c>hub-gw</c> to the site <c>hq</c> 192.168.0.0/16 and a subnet <c>shared</c>, and
    /// VNets <c>spoke1</c>, <c>spoke2</c>, … 10.1.0.0/24, 10.2.0.0/24, … with a subnet <c>work</c> each. Every spoke borrows the gateway; spokes do not reach each other.
    /// </summary>
    /// <param name="spokes">How many spokes, 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spokes"/> is not between 1 and 100.</exception>
    public static Topology HubAndSpoke(int spokes = 2)
    {
        EnsureCount(spokes, nameof(spokes));
        TopologyBuilder net = new TopologyBuilder("hub-and-spoke").In("westeurope");
        VNetBuilder hub = Hub(net, "hub", 0).Subnet("shared", "10.0.1.0/24");
        hub.VpnGateway("hub-gw", gateway => gateway.Sku("VpnGw1AZ").SiteToSite(net.Site("hq", "192.168.0.0/16")));
        foreach (VNetBuilder spoke in Spokes(net, "spoke", 0, spokes))
        {
            spoke.PeerWith(hub).UsingItsGateway();
        }

        return net.Build();
    }

    /// <summary>
    /// Returns <see cref="HubAndSpoke"/> with the Azure Firewall <c>hub-fw</c> 10.0.0.68 in the hub and routes that send what the spokes and hq exchange, and
    /// what the spokes send to the Internet, over it in both directions.
    /// </summary>
    /// <param name="spokes">How many spokes, 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spokes"/> is not between 1 and 100.</exception>
    public static Topology FirewallHub(int spokes = 2)
    {
        EnsureCount(spokes, nameof(spokes));
        TopologyBuilder net = new TopologyBuilder("firewall-hub").In("westeurope");
        VNetBuilder hub = Hub(net, "hub", 0);
        FirewallBuilder firewall = Firewall(hub, "hub-fw", "10.0.0.64/26", "10.0.0.68");
        hub.VpnGateway("hub-gw", gateway => gateway.Sku("VpnGw1AZ").SiteToSite(net.Site("hq", "192.168.0.0/16")));
        foreach (VNetBuilder spoke in Spokes(net, "spoke", 0, spokes))
        {
            spoke.PeerWith(hub).UsingItsGateway().AllowingForwardedTraffic();
            spoke["work"].Route("0.0.0.0/0", via: firewall, name: "everything").IgnoreGatewayRoutes();
            hub["GatewaySubnet"].Route(SpokeSpace(0, spoke.Name), via: firewall, name: $"to-{spoke.Name}");
        }

        return net.Build();
    }

    /// <summary>
    /// Returns a VNet <c>hub</c> 10.0.0.0/22 with the stateful appliance <c>nva</c> 10.0.2.4 in the subnet <c>nva</c>, and VNets <c>spoke1</c>, <c>spoke2</c>, …
    /// 10.1.0.0/24, 10.2.0.0/24, … whose subnets <c>work</c> send all that is not their own to it. There is no gateway and no way to the Internet.
    /// </summary>
    /// <param name="spokes">How many spokes, 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spokes"/> is not between 1 and 100.</exception>
    public static Topology ApplianceHub(int spokes = 2)
    {
        EnsureCount(spokes, nameof(spokes));
        TopologyBuilder net = new TopologyBuilder("appliance-hub").In("westeurope");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22").Subnet("nva", "10.0.2.0/24", subnet => subnet.NoDefaultOutboundAccess());
        ApplianceBuilder nva = hub.Appliance("nva", "10.0.2.4", appliance => appliance.Stateful());
        foreach (VNetBuilder spoke in Spokes(net, "spoke", 0, spokes))
        {
            spoke.PeerWith(hub).AllowingForwardedTraffic();
            spoke["work"].Route("0.0.0.0/0", via: nva, name: "everything");
        }

        return net.Build();
    }

    /// <summary>Returns VNets <c>vnet1</c>, <c>vnet2</c>, … 10.1.0.0/24, 10.2.0.0/24, … in westeurope with a subnet <c>work</c> each, every one peered with every other.</summary>
    /// <param name="size">How many VNets, 2 to 50: a mesh of n has n·(n-1) links.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not between 2 and 50.</exception>
    public static Topology Mesh(int size = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 50);
        TopologyBuilder net = new TopologyBuilder("mesh").In("westeurope");
        VNetBuilder[] members = Spokes(net, "vnet", 0, size);
        for (int i = 0; i < size; i++)
        {
            foreach (VNetBuilder other in members.Skip(i + 1))
            {
                members[i].PeerWith(other);
            }
        }

        return net.Build();
    }

    /// <summary>
    /// Returns two hubs with a firewall each, <c>hub-west</c> 10.0.0.0/22 (<c>fw-west</c> 10.0.0.68) in westeurope and <c>hub-north</c> 10.128.0.0/22 (<c>fw-north</c>
    /// 10.128.0.68) in northeurope, peered with each other, and VNets <c>west1</c>, … 10.1.0.0/24, … and <c>north1</c>, … 10.129.0.0/24, … with a subnet <c>work</c> each.
    /// What spokes of different regions exchange passes both firewalls; what they send to the Internet, the one of their region.
    /// </summary>
    /// <param name="spokesPerHub">How many spokes each hub has, 1 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="spokesPerHub"/> is not between 1 and 100.</exception>
    public static Topology DualHub(int spokesPerHub = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spokesPerHub, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spokesPerHub, 100);
        var net = new TopologyBuilder("dual-hub");
        VNetBuilder west = net.VNet("hub-west", "10.0.0.0/22").In("westeurope");
        VNetBuilder north = net.VNet("hub-north", "10.128.0.0/22").In("northeurope");
        west.PeerWith(north).AllowingForwardedTraffic();
        FirewallBuilder westFirewall = Firewall(west, "fw-west", "10.0.0.64/26", "10.0.0.68");
        FirewallBuilder northFirewall = Firewall(north, "fw-north", "10.128.0.64/26", "10.128.0.68");
        Attach(west, "westeurope", Spokes(net, "west", 0, spokesPerHub), westFirewall);
        Attach(north, "northeurope", Spokes(net, "north", 128, spokesPerHub), northFirewall);

        // Each firewall sends what is for the other region to its neighbour, and the Internet on its own.
        west["AzureFirewallSubnet"].Route("10.128.0.0/9", via: northFirewall, name: "to-north").Route("0.0.0.0/0", NextHopType.Internet, name: "internet");
        north["AzureFirewallSubnet"].Route("10.0.0.0/9", via: westFirewall, name: "to-west").Route("0.0.0.0/0", NextHopType.Internet, name: "internet");
        return net.Build();
    }

    private static void Attach(VNetBuilder hub, string region, VNetBuilder[] spokes, FirewallBuilder firewall)
    {
        foreach (VNetBuilder spoke in spokes)
        {
            spoke.In(region).PeerWith(hub).AllowingForwardedTraffic();
            spoke["work"].Route("0.0.0.0/0", via: firewall, name: "everything");
        }
    }

    private static VNetBuilder Hub(TopologyBuilder net, string name, int block) =>
        net.VNet(name, $"10.{block}.0.0/22").GatewaySubnet($"10.{block}.0.0/27");

    private static FirewallBuilder Firewall(VNetBuilder hub, string name, string subnet, string address) =>
        hub.FirewallSubnet(subnet).AzureFirewall(name, address, firewall => firewall.PublicAddress());

    private static VNetBuilder[] Spokes(TopologyBuilder net, string name, int block, int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => net.VNet($"{name}{i}", $"10.{block + i}.0.0/24")
            .Subnet("work", $"10.{block + i}.0.0/25", subnet => subnet.NoDefaultOutboundAccess())),
    ];

    private static string SpokeSpace(int block, ResourceName spoke) => $"10.{block + int.Parse(spoke.Value["spoke".Length..], System.Globalization.CultureInfo.InvariantCulture)}.0.0/24";

    private static void EnsureCount(int spokes, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(spokes, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(spokes, MostSpokes, name);
    }
}
