using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>A firewall whose address is stated answers at that address and at no other of its subnet.</summary>
public sealed class FirewallAddresses
{
    [TestCase("10.0.0.68", Disposition.Delivered, TestName = "its address")]
    [TestCase("10.0.0.69", Disposition.ApplianceMissing, TestName = "the one beside it")]
    public void A_route_must_name_the_address_of_the_firewall(string nextHop, Disposition expected)
    {
        var net = new TopologyBuilder("mistake");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.FirewallSubnet("10.0.0.64/26"));
        hub.AzureFirewall("fw", "10.0.0.68");
        net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26", s => s.Route("10.2.0.0/24", nextHop))).PeerWith(hub).AllowingForwardedTraffic();
        net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26")).PeerWith(hub).AllowingForwardedTraffic();

        FlowTrace trace = net.Build().Compile().Trace("app/web", "data/sql");

        trace.Forward.Disposition.ShouldBe(expected);
    }
}
