using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Tests;

public sealed class RuleSentences
{
    private static readonly Topology FirewallHub = SampleNetworks.FirewallHub();

    private static Topology WithLab() => FirewallHub.With(t => t.VNet("lab", "10.9.0.0/24", v => v.Subnet("bench", "10.9.0.0/25")).PeerWith(t["hub"]));

    [Test]
    public void A_rule_holds_for_all_that_it_is_about() => NetRules.Subnets().That().AreNotPlatform().Should().RouteInternetVia("hub/hub-fw").AndShould().HaveRouteTable().Because("SEC-012").Check(FirewallHub);

    [Test]
    public void Every_offender_is_listed_with_its_fact()
    {
        string message = Failing.Message(() => NetRules.Subnets().That().AreNotPlatform().Should().RouteInternetVia("hub/hub-fw").AndShould().HaveRouteTable().Because("SEC-012").Check(WithLab()));

        message.ShouldBe("""
            1 of 3 subnets breaks the rule: subnets that are not the platform's should route the Internet via "hub/hub-fw" and should have a route table, because SEC-012.

               1  lab/bench: 0.0.0.0/0 -> Internet
               2  lab/bench: has no route table

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void Offences_are_data_too() => NetRules.Subnets().Should().HaveRouteTable().FindOffences(WithLab().Compile())
        .Select(offence => $"{offence.Subject}: {offence.Fact}").ShouldBe(["hub/AzureFirewallSubnet: has no route table", "lab/bench: has no route table"]);

    [Test]
    public void A_part_of_the_internet_that_leaves_another_way_breaks_the_rule()
    {
        Topology topology = FirewallHub.With(t => t["spoke1"]["work"].Route("40.0.0.0/8", NextHopType.Internet));

        Failing.Message(() => NetRules.Subnets().That().HaveNameMatching("spoke*/*").Should().RouteInternetVia("hub-fw").Check(topology)).ShouldContain("spoke1/work: 40.0.0.0/8 -> Internet");
    }

    [Test]
    public void A_part_of_the_internet_that_is_dropped_breaks_nothing() =>
        NetRules.Subnets().That().HaveNameMatching("spoke*/*").Should().RouteInternetVia("hub-fw").Check(FirewallHub.With(t => t["spoke1"]["work"].Route("40.0.0.0/8", NextHopType.None)));

    [Test]
    public void All_of_the_internet_dropped_is_not_the_way_that_was_asked_for()
    {
        Topology topology = FirewallHub.With(t => t["spoke1"]["work"].RemoveRoute("0.0.0.0/0").Route("0.0.0.0/0", NextHopType.None));

        Failing.Message(() => NetRules.Subnets().That().HaveNameMatching("spoke1/*").Should().RouteInternetVia("hub-fw").Check(topology)).ShouldContain("nothing leads to the Internet");
    }

    [Test]
    public void A_rule_about_nothing_proves_nothing()
    {
        var rule = NetRules.Subnets().That().HaveNameMatching("nothing/*").Should().HaveRouteTable();

        Failing.Message(() => rule.Check(FirewallHub)).ShouldStartWith("The rule is about no subnet of this network, which proves nothing: subnets that have a name matching \"nothing/*\" should have a route table.");
        rule.EvenIfThereAreNone().Check(FirewallHub);
    }

    [Test]
    public void Filters_narrow_together() =>
        NetRules.Subnets().That().HaveNameMatching("hub/*").And().DoNotHaveNameMatching("*Gateway*").And().AreInRegion("westeurope").And().Match("are empty", subnet => subnet.Delegations.Count == 0)
            .Should().HaveRouteTable().FindOffences(FirewallHub.Compile()).ShouldHaveSingleItem().Subject.ShouldBe("hub/AzureFirewallSubnet");

    [Test]
    public void Flows_are_asked_of_subnets()
    {
        CompiledNetwork network = FirewallHub.Compile();

        NetRules.Subnets().That().AreNotPlatform().Should().Reach("hq").AndShould().NotBeReachedFrom("internet").Check(network);
        NetRules.Subnets().That().HaveNameMatching("spoke1/*").Should().NotReach("hq").FindOffences(network).ShouldHaveSingleItem().Fact.ShouldBe("should be blocked, but is Reachable");
    }

    [Test]
    public void Routes_are_asked_of_subnets() => NetRules.Subnets().That().HaveNameMatching("hub/GatewaySubnet").Should().Route("10.1.0.0/24", "hub-fw").AndShould().Route("10.2.0.0/24", "hub-fw").Check(FirewallHub);

    [Test]
    public void Spokes_peer_with_hubs_only()
    {
        var rule = NetRules.VNets().That().HaveNameMatching("spoke*").Should().OnlyPeerWith("hub*").AndShould().PeerWith("hub");

        rule.Check(FirewallHub);
        rule.FindOffences(FirewallHub.With(t => t["spoke1"].PeerOneSide(t["spoke2"])).Compile()).Select(offence => $"{offence.Subject}: {offence.Fact}")
            .ShouldBe(["spoke1: peers with \"spoke2\"", "spoke2: peers with \"spoke1\""]);
    }

    [Test]
    public void Links_that_a_network_manager_makes_count()
    {
        TopologyBuilder net = new TopologyBuilder("managed").In("westeurope");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22");
        VNetBuilder spoke = net.VNet("spoke", "10.1.0.0/24");
        net.NetworkManager("manager", m => m.HubAndSpoke("all", hub, [spoke]));
        CompiledNetwork network = net.Build().Compile();

        NetRules.VNets().That().HaveNameMatching("spoke").Should().OnlyPeerWith("elsewhere").FindOffences(network).ShouldHaveSingleItem().Fact.ShouldBe("peers with \"hub\"");
        NetRules.Peerings().Should().BeConnectedOnBothSides().AndShould().AllowForwardedTraffic().Check(network);
    }

    [Test]
    public void Regions_and_address_spaces_are_asked_of_vnets()
    {
        Topology topology = WithLab();
        Topology unstated = topology with { VNets = [.. topology.VNets.Select(vnet => vnet.Name == "lab" ? vnet with { Region = default } : vnet)] };

        Offences(topology).ShouldBe(["lab: has 10.9.0.0/24"]);
        Offences(unstated).ShouldBe(["lab: does not state its region", "lab: has 10.9.0.0/24"]);

        static IEnumerable<string> Offences(Topology topology) =>
            NetRules.VNets().Should().BeInRegion("westeurope").AndShould().HaveAddressSpaceWithin("10.0.0.0/14").FindOffences(topology.Compile()).Select(offence => $"{offence.Subject}: {offence.Fact}");
    }

    [Test]
    public void Half_a_peering_is_not_connected()
    {
        Topology topology = FirewallHub.With(t => t.Peering("spoke1", "hub").RemoveSide(t["hub"]));

        NetRules.Peerings().Should().BeConnectedOnBothSides().Check(FirewallHub);
        NetRules.Peerings().Should().BeConnectedOnBothSides().FindOffences(topology.Compile()).Select(offence => $"{offence.Subject}: {offence.Fact}").ShouldBe(["spoke1/spoke1-to-hub: is Disconnected"]);
    }

    [Test]
    public void A_peering_with_what_the_input_does_not_describe_is_not_known()
    {
        var net = new TopologyBuilder("alone");
        net.VNet("app", "10.1.0.0/24").PeerOneSide(ResourceId.Create("other", "group", ResourceTypes.VNet, "hub"));

        NetRules.Peerings().Should().BeConnectedOnBothSides().FindOffences(net.Build().Compile()).ShouldHaveSingleItem().Fact.ShouldContain("which the input does not describe");
    }

    [Test]
    public void Switches_are_asked_of_links() =>
        NetRules.Peerings().That().LeadTo("hub").And().HaveNameMatching("spoke*/*").Should().AllowForwardedTraffic().AndShould().UseRemoteGateways().AndShould().BeInSync().Check(FirewallHub);

    [Test]
    public void Peerings_across_regions_are_found() => NetRules.Peerings().That().AreGlobal().Should().NotUseRemoteGateways().AndShould().NotAllowForwardedTraffic()
        .FindOffences(SampleNetworks.DualHub().Compile()).Select(offence => offence.Subject).ShouldBe(["hub-west/hub-west-to-hub-north", "hub-north/hub-north-to-hub-west"]);

    [Test]
    public void A_condition_of_ones_own_has_its_words()
    {
        string message = Failing.Message(() => NetRules.VNets().Should().Match("use our DNS", vnet => vnet.DnsServers.Count == 0 ? "uses Azure's" : null).Check(FirewallHub));

        message.ShouldStartWith("3 of 3 VNets break the rule: VNets should use our DNS.\n\n   1  hub: uses Azure's\n");
    }

    [Test]
    public void A_place_that_is_not_there_is_a_mistake_in_the_test() => Should.Throw<PlaceException>(() => NetRules.Subnets().Should().RouteInternetVia("hub/nothing").Check(FirewallHub));
}
