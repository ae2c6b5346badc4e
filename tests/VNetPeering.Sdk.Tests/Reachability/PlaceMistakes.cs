using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Texts that are no end of a flow: the message says what to write instead.</summary>
public sealed class PlaceMistakes
{
    [TestCase("shop/wbe", "shop/web, shop/api", TestName = "a misspelt subnet")]
    [TestCase("web", "shop/web", TestName = "a subnet without its VNet")]
    [TestCase("shop", "shop/web, shop/api", TestName = "a VNet")]
    public void The_message_ends_with_what_may_be_meant(string text, string candidates) =>
        Should.Throw<PlaceException>(() => Shop().Compile().Trace(text, "internet")).Message
            .ShouldBe($"\"{text}\" names no subnet, network interface, VM, site, client pool or address of this network. Candidates: {candidates}.");

    [TestCase("internet", "8.8.8.8")]
    [TestCase("9.9.9.9", "internet")]
    public void A_flow_on_the_Internet_alone_is_none_of_this_network(string from, string to) =>
        Should.Throw<PlaceException>(() => Shop().Compile().Trace(from, to)).Message.ShouldContain("never meets this network");

    [Test]
    public void Two_devices_of_one_name_are_told_apart_by_their_resource_groups()
    {
        Topology topology = Shop() with
        {
            LocalNetworkGateways = [Device("one", "192.168.1.0/24"), Device("two", "192.168.2.0/24")],
        };
        CompiledNetwork network = topology.Compile();

        Should.Throw<PlaceException>(() => network.FindPlace("site:branch")).Candidates.ShouldBe(["site:s/one/branch", "site:s/two/branch"]);
        network.FindPlace("site:two/branch").Resource.ShouldBe(topology.LocalNetworkGateways[1].Id);
    }

    [Test]
    public void A_public_address_of_the_network_stands_for_the_machine_behind_it()
    {
        var net = new TopologyBuilder("public");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24").FirewallSubnet("10.0.0.64/26").Subnet("web", "10.0.0.0/26");
        hub.AzureFirewall("fw", "10.0.0.68", fw => fw.PublicAddress("20.1.2.3").Publishes("web", Protocol.Tcp(443), "10.0.0.4"));
        CompiledNetwork network = net.Build().Compile();

        PlaceException refused = Should.Throw<PlaceException>(() => network.Trace("internet", "20.1.2.3", Protocol.Tcp(443)));

        refused.Message.ShouldBe("\"20.1.2.3\" is public IP address \"fw-ip\" of Azure Firewall \"fw\". Name a machine that it publishes: flows from the Internet to it come in over its public address. Candidates: 10.0.0.4.");
        network.Trace("internet", refused.Candidates[0], Protocol.Tcp(443)).Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void Firewalls_are_inspection_points_by_name_and_behind_the_name_of_their_VNet()
    {
        var net = new TopologyBuilder("bypass");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24").FirewallSubnet("10.0.0.64/26");
        hub.AzureFirewall("fw", "10.0.0.68");
        net.VNet("app", "10.1.0.0/24").Subnet("web", "10.1.0.0/26").Subnet("api", "10.1.0.64/26").PeerWith(hub);
        ReachabilityMatrix matrix = net.Build().Compile().Matrix();

        matrix.Bypassing("hub/fw", ["app/web", "app/api"]).Count().ShouldBe(2);
        matrix.Bypassing("HUB/FW", ["app/web", "app/api"]).ShouldBe(matrix.Bypassing("fw", ["app/web", "app/api"]));
    }

    private static Topology Shop()
    {
        var net = new TopologyBuilder("shop");
        net.VNet("shop", "10.0.0.0/24").Subnet("web", "10.0.0.0/26").Subnet("api", "10.0.0.64/26");
        return net.Build();
    }

    private static LocalNetworkGateway Device(string group, string prefix) => new()
    {
        Id = ResourceId.Create("s", group, ResourceTypes.LocalNetworkGateway, "branch"),
        AddressSpace = [AddressPrefix.Parse(prefix)],
    };
}
