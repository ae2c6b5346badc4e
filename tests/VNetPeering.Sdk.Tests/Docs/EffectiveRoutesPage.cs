using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/effective-routes.md; <see cref="PageAnswers"/> compares its tables.</summary>
public sealed class EffectiveRoutesPage
{
    [Test]
    public void The_network_of_the_page_is_accepted() => ThreeSpokes().Topology.Validate().ShouldBeEmpty();

    internal static CompiledNetwork ThreeSpokes()
    {
        #region three-spokes
        var net = new TopologyBuilder("contoso").In("westeurope");
        var hq = net.Site("hq", "192.168.0.0/16");
        var hub = net.VNet("hub", "10.0.0.0/22", v => v.GatewaySubnet("10.0.0.0/27").FirewallSubnet("10.0.0.64/26"));
        hub.VpnGateway("hub-gw", g => g.SiteToSite(hq));
        var firewall = hub.AzureFirewall("hub-fw", "10.0.0.68");

        var plain = net.VNet("plain", "10.0.4.0/24", v => v.Subnet("work", "10.0.4.0/26"));
        var inspected = net.VNet("inspected", "10.0.5.0/24", v => v.Subnet("work", "10.0.5.0/26"));
        var branch = net.VNet("branch", "10.0.6.0/24", v => v.Subnet("work", "10.0.6.0/26"));
        plain.PeerWith(hub);
        inspected.PeerWith(hub).AllowingForwardedTraffic();
        inspected["work"].Route("0.0.0.0/0", via: firewall);
        branch.PeerWith(hub).UsingItsGateway();
        Topology topology = net.Build();
        #endregion

        #region behavior-override
        AzureBehavior behavior = AzureBehavior.Default with { PlatformNoneList = PlatformNoneList.Documented };
        CompiledNetwork network = topology.Compile(new CompileOptions { Behavior = behavior });
        #endregion
        return network;
    }
}
