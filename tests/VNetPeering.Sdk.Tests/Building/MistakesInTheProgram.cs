using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class MistakesInTheProgram
{
    [TestCase("10.0.0.7/16", "Address prefix \"10.0.0.7/16\" has bits set behind its length. For that length the prefix is \"10.0.0.0/16\".", TestName = "host bits set")]
    [TestCase("10.0.0.0", "Address prefix \"10.0.0.0\" has no length. Write an address and a length, for example \"10.0.0.0/24\" or \"fd00:db8::/64\".", TestName = "no length")]
    [TestCase("ten", "\"ten\" is not an address prefix", TestName = "no address")]
    public void A_malformed_prefix_throws_at_the_call(string text, string message)
    {
        var net = new TopologyBuilder("contoso");

        ArgumentException refusal = Should.Throw<ArgumentException>(() => net.VNet("app", text));

        refusal.ParamName.ShouldBe("prefix");
        refusal.Message.ShouldStartWith(message);
    }

    [Test]
    public void Every_verb_that_takes_a_prefix_or_address_reads_it_strictly()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26"));
        GatewayBuilder gateway = hub.VpnGateway("gw");
        Action[] calls =
        [
            () => net.Site("s1", "10.0.0.1/8"),
            () => net.Site("s2", ["10.0.0.1/8"]),
            () => net.AddressPool("10.0.0.1/8"),
            () => net.Region("r").AddressPool("10.0.0.1/8"),
            () => net.VNet("v1", ["10.0.0.1/8"]),
            () => hub.AddressSpace("10.0.0.1/8"),
            () => hub.Subnet("s1", "10.0.0.1/8"),
            () => hub.Subnet("s2", ["10.0.0.1/8"]),
            () => hub.GatewaySubnet("10.0.0.1/8"),
            () => hub.DnsServers("010.0.0.1"),
            () => hub.Appliance("a", "10.0.0.256"),
            () => hub.AzureFirewall("f", "10.0.0.256"),
            () => hub["web"].Route("10.0.0.1/8", NextHopType.None),
            () => hub["web"].Route("0.0.0.0/0", "10.0.0.256"),
            () => hub["web"].VirtualMachine("vm", "10.0.0"),
            () => hub["web"].PrivateEndpoint("pe", "10.0.0"),
            () => hub["web"].NetworkSecurityGroup("g", g => g.Inbound("x", 100, SecurityRuleAccess.Allow, Protocol.Any, from: "10.0.0.1/8")),
            () => gateway.PointToSite("10.0.0.1/8"),
            () => gateway.CustomRoutes("10.0.0.1/8"),
            () => hub.RouteServer("rs", r => r.Peer("p", "10.0.0.300", 65100)),
        ];

        for (int i = 0; i < calls.Length; i++)
        {
            Should.Throw<ArgumentException>(calls[i], $"call {i}");
        }
    }

    [Test]
    public void A_name_that_is_taken_throws_at_the_call()
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26", s => s.VirtualMachine("vm")));
        VNetBuilder hub = net.VNet("hub", "10.1.0.0/24");
        GatewayBuilder gateway = hub.VpnGateway("gw", g => g.SiteToSite(hq));
        app.PeerWith(hub);
        (Action Call, string Message)[] cases =
        [
            (() => net.VNet("APP", "10.9.0.0/24"), "Topology \"contoso\" has a VNet \"APP\" in resource group \"contoso\" already."),
            (() => net.Site("HQ", "10.9.0.0/24"), "There is a site \"HQ\" already."),
            (() => app.Subnet("WEB", "10.0.0.64/26"), "VNet \"app\" has a subnet \"WEB\" already."),
            (() => app["web"].VirtualMachine("VM"), "Topology \"contoso\" has a network interface \"VM-nic\" in that resource group already."),
            (() => hub.VpnGateway("GW"), "There is a gateway \"GW\" already."),
            (() => gateway.SiteToSite(hq), "Topology \"contoso\" has a connection \"gw-to-hq\" in that resource group already."),
            (() => hub.PeerWith(app), "VNet \"app\" has the peering \"app-to-hub\" to \"hub\" already."),
            (() => app.PeerOneSide(hub), "VNet \"app\" has the peering \"app-to-hub\" to \"hub\" already."),
            (() => app["web"].Route("10.0.0.0/8", NextHopType.None, name: "r").Route("11.0.0.0/8", NextHopType.None, name: "R"), "Route table \"app-web-routes\" has a route \"R\" already."),
            (() => app["web"].NetworkSecurityGroup("g", g => g.Inbound("r", 100, SecurityRuleAccess.Allow, Protocol.Any).Outbound("R", 100, SecurityRuleAccess.Allow, Protocol.Any)), "Network security group \"g\" has a rule \"R\" already."),
        ];

        foreach ((Action call, string message) in cases)
        {
            Should.Throw<ArgumentException>(call).Message.ShouldStartWith(message);
        }
    }

    [Test]
    public void A_refused_vnet_leaves_nothing_behind()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", "10.0.0.0/24");
        Should.Throw<ArgumentException>(() => net.VNet("app", "10.9.0.0/24"));

        net.Build().VNets.ShouldHaveSingleItem();
    }

    [Test]
    public void The_same_vnet_name_in_another_group_or_subscription_is_fine()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", "10.0.0.0/24");
        net.VNet("app", "10.1.0.0/24", v => v.InResourceGroup("other"));
        net.VNet("app", "10.2.0.0/24", v => v.InSubscription("second").In("westeurope"));

        net["second/contoso/app"].AddressSpace("10.3.0.0/24");
        ArgumentException ambiguous = Should.Throw<ArgumentException>(() => net["app"]);
        Topology topology = net.Build();

        topology.VNets[2].AddressSpace.Count.ShouldBe(2);
        ambiguous.Message.ShouldStartWith("\"app\" stands for 3 VNets. Write \"<subscription>/contoso/app\" or \"<subscription>/other/app\" or \"second/contoso/app\".");
    }

    [Test]
    public void Null_and_blank_arguments_throw_at_the_call()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24");

        Should.Throw<ArgumentException>(() => new TopologyBuilder(" "));
        Should.Throw<ArgumentException>(() => net.VNet("a/b", "10.0.0.0/24")).Message.ShouldStartWith("\"a/b\" holds a slash");
        Should.Throw<ArgumentNullException>(() => net.VNet(null!, "10.0.0.0/24"));
        Should.Throw<ArgumentNullException>(() => app.PeerWith(null!));
        Should.Throw<ArgumentNullException>(() => app.PeerOneSide((ResourceId)null!));
        Should.Throw<ArgumentException>(() => app.In(""));
    }

    [Test]
    public void Values_that_an_enum_does_not_have_throw_at_the_call()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26"));

        Should.Throw<ArgumentOutOfRangeException>(() => app.InCloud((Cloud)9)).Message.ShouldStartWith("Cloud has no value 9. Give one of Public, Government, China.");
        Should.Throw<ArgumentOutOfRangeException>(() => app["web"].PrivateEndpointPolicies((PrivateEndpointNetworkPolicies)9));
        Should.Throw<ArgumentOutOfRangeException>(() => app["web"].Route("10.0.0.0/8", (NextHopType)99));
        Should.Throw<ArgumentException>(() => app["web"].Route("10.0.0.0/8", NextHopType.VirtualAppliance)).Message.ShouldStartWith("A route to a virtual appliance needs its address.");
        Should.Throw<ArgumentException>(() => app["web"].Route("10.0.0.0/8", NextHopType.VNetPeering)).Message.ShouldStartWith("Azure takes no user-defined route of type VNetPeering.");
        Should.Throw<ArgumentOutOfRangeException>(() => app.Subnet("x", size: 0));
    }

    [Test]
    public void Unknown_names_are_answered_with_the_candidates()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26"));
        net.VNet("hub", "10.1.0.0/24");

        Should.Throw<KeyNotFoundException>(() => net["hubb"]).Message.ShouldBe("Topology \"contoso\" has no VNet \"hubb\". There are \"app\", \"hub\".");
        Should.Throw<KeyNotFoundException>(() => app["sql"]).Message.ShouldBe("VNet \"app\" has no subnet \"sql\". There is \"web\".");
        Should.Throw<KeyNotFoundException>(() => net.GetSite("hq")).Message.ShouldBe("Topology \"contoso\" has no site \"hq\". There are none.");
        Should.Throw<KeyNotFoundException>(() => net.Peering("app", "hub")).Message.ShouldBe("VNet \"app\" has no peering with \"hub\". There are none.");
    }

    [Test]
    public void Handles_are_found_ignoring_case()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("App", "10.0.0.0/24", v => v.Subnet("Web", "10.0.0.0/26"));
        GatewayBuilder gateway = app.VpnGateway("GW");

        net["APP"].ShouldBeSameAs(app);
        app["web"].ShouldBeSameAs(net["app"]["WEB"]);
        net.GetGateway("gw").ShouldBeSameAs(gateway);
    }

    [Test]
    public void Handles_of_another_builder_are_refused()
    {
        var mine = new TopologyBuilder("mine");
        var other = new TopologyBuilder("other");
        VNetBuilder app = mine.VNet("app", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26"));
        VNetBuilder far = other.VNet("far", "10.1.0.0/24", v => v.Subnet("sql", "10.1.0.0/26"));
        SiteBuilder hq = other.Site("hq", "192.168.0.0/16");
        ApplianceBuilder nva = far.Appliance("nva", "10.1.0.4");

        Should.Throw<ArgumentException>(() => app.PeerWith(far)).Message.ShouldStartWith("VNet \"far\" is a handle of another builder. Use the handles of the builder of topology \"mine\".");
        Should.Throw<ArgumentException>(() => mine.Allow(app["web"], far["sql"], Protocol.Any)).Message.ShouldStartWith("Subnet \"sql\" is a handle of another builder.");
        Should.Throw<ArgumentException>(() => app.VpnGateway("gw").SiteToSite(hq)).Message.ShouldStartWith("Site \"hq\" is a handle of another builder.");
        Should.Throw<ArgumentException>(() => app["web"].Route("0.0.0.0/0", via: nva)).Message.ShouldStartWith("Appliance \"nva\" is a handle of another builder.");
        Should.Throw<ArgumentException>(() => mine.Remove(far)).Message.ShouldStartWith("VNet \"far\" is a handle of another builder.");
    }

    [Test]
    public void Mistakes_that_only_the_whole_program_shows_are_thrown_together_in_source_order_with_their_places()
    {
        var net = new TopologyBuilder("contoso");
        net.Region("westeurope").AddressPool("10.0.0.0/24");
        VNetBuilder app = net.VNet("app", size: 24, v => v.In("westeurope").Subnet("web", size: 25).Subnet("late", size: 24));
        VNetBuilder data = net.VNet("data", size: 24, v => v.In("westeurope").Subnet("sql", size: 26));
        net.VNet("north", size: 24, v => v.In("northeurope"));
        app.PeerWith(data).OnlySubnets(local: ["web", "wab"], remote: ["sql"]);
        app.Appliance("nva", "10.200.0.4");

        TopologyBuildException refusal = Should.Throw<TopologyBuildException>(net.Build);

        string[] sentences = [.. refusal.Problems.Select(problem => problem[(problem.IndexOf(": ", StringComparison.Ordinal) + 2)..])];
        sentences.ShouldBe(
        [
            "Subnet \"app/late\" asks for a /24, and VNet \"app\" (\"10.0.0.0/24\") has no such room left. Add an address prefix to the VNet, or ask for a smaller subnet.",
            "VNet \"data\" asks for a /24, and no address pool has that much room left (\"10.0.0.0/24\"). Declare a further pool, or ask for a smaller VNet.",
            "VNet \"north\" asks for a /24, and region \"northeurope\" has no IPv4 address pool for it. Declare one with AddressPool, or give the VNet a prefix.",
            "Peering \"app-to-data\" names the subnet \"wab\", which VNet \"app\" does not have. There are \"web\", \"late\".",
            "Address \"10.200.0.4\" lies in no subnet of VNet \"app\". Add a subnet that holds it, or give the appliance another address.",
        ]);
        refusal.Problems.ShouldAllBe(problem => problem.Contains("MistakesInTheProgram.cs:", StringComparison.Ordinal));
        refusal.Message.ShouldStartWith("Topology \"contoso\" cannot be built for 5 reason(s):\n  ");
    }

    [Test]
    public void A_size_without_any_pool_says_where_it_was_asked_for()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", size: 24, v => v.Subnet("web", size: 26), file: "Design.cs", line: 12);

        Should.Throw<TopologyBuildException>(net.Build).Problems
            .ShouldBe(["Design.cs:12: VNet \"app\" asks for a /24, and topology \"contoso\" has no IPv4 address pool for it. Declare one with AddressPool, or give the VNet a prefix."]);
    }

    [Test]
    public void A_builder_that_could_not_build_can_be_put_right()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", size: 24);
        Should.Throw<TopologyBuildException>(net.Build);
        net.AddressPool("10.0.0.0/16");

        net.Build().VNets[0].AddressSpace.ToString().ShouldBe("[10.0.0.0/24]");
    }

    [Test]
    public void Vnets_that_meet_in_a_group_later_are_reported()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", "10.0.0.0/24");
        net.VNet("app", "10.1.0.0/24", v => v.InResourceGroup("other")).InResourceGroup("contoso");

        Should.Throw<TopologyBuildException>(net.Build).Problems.ShouldHaveSingleItem()
            .ShouldEndWith("There are two VNets \"app\" in resource group \"contoso\". Give one of them another name or group.");
    }
}
