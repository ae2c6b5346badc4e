using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Tests;

public sealed class FlowSets
{
    private static readonly CompiledNetwork Hub = SampleNetworks.HubAndSpoke(3).Compile();

    [TestCase("spoke*/work", "hub/shared", 3)]
    [TestCase("spoke?/*", "spoke?/*", 6)]
    [TestCase("*/*", "*/*", 12)]
    [TestCase("site:*", "spoke*/*", 3)]
    [TestCase("spoke1/work", "spoke2/work", 1)]
    [TestCase("HUB*/*", "site:h?", 1)]
    public void Patterns_name_places(string from, string to, int count) => Hub.Flows(from, to).Count().ShouldBe(count);

    [Test]
    public void Subnets_of_the_platform_are_left_out() => Hub.Flows("hub/*", "site:hq").Select(trace => trace.From.Name).ShouldBe(["hub/shared"]);

    [Test]
    public void A_place_that_several_texts_name_counts_once() => Hub.Flows(["spoke1/*", "*/work"], ["site:hq"]).Count().ShouldBe(3);

    [Test]
    public void Machines_in_a_subnet_have_doors_of_their_own()
    {
        CompiledNetwork network = SampleNetworks.ApplianceHub().With(t => t["spoke1"]["work"].VirtualMachine("vm", "10.1.0.10", m => m.PublicAddress("20.0.0.1"))).Compile();

        network.Flows("internet", "subnet:spoke1/*").ShouldAllBeBlocked();
        network.Flows("internet", "spoke1/*").Select(trace => trace.To.Kind).ShouldBe([PlaceKind.Subnet, PlaceKind.NetworkInterface]);
        network.Flows("vm:v*", "nic:nva*").Select(trace => trace.To.Name).ShouldBe(["nva-nic"]);
    }

    [Test]
    public void Private_endpoints_are_destinations_of_their_own()
    {
        CompiledNetwork network = SampleNetworks.FirewallHub().With(t => t["spoke2"]["work"].PrivateEndpoint("store", "10.2.0.9")).Compile();

        network.Flows("spoke1/*", "spoke2/*").Select(trace => trace.To.Name).ShouldBe(["spoke2/work", "10.2.0.9"]);
        network.Flows("spoke2/*", "spoke1/*").Select(trace => trace.From.Name).ShouldBe(["spoke2/work"]);
    }

    [Test]
    public void Both_families_are_asked_where_both_ends_have_them()
    {
        var net = new TopologyBuilder("dual-stack");
        VNetBuilder a = net.VNet("a", ["10.1.0.0/24", "fd00:1::/48"], v => v.Subnet("x", ["10.1.0.0/25", "fd00:1::/64"]));
        VNetBuilder b = net.VNet("b", ["10.2.0.0/24", "fd00:2::/48"], v => v.Subnet("x", ["10.2.0.0/25", "fd00:2::/64"]).Subnet("old", "10.2.0.128/25"));
        a.PeerWith(b);

        net.Build().Compile().Flows("a/*", "b/*").ShouldAllBeReachable().Select(trace => $"{trace.To.Name} {trace.Ways[0].From.Family}").ShouldBe(["b/x IPv4", "b/x IPv6", "b/old IPv4"]);
    }

    [Test]
    public void Every_offender_is_listed_and_the_first_explained()
    {
        string message = Failing.Message(() => Hub.Flows("spoke1/work", "*/*", Protocol.Tcp(443)).ShouldAllBeReachable());

        message.ShouldStartWith("""
            2 of 3 flows are not as expected:
               1  spoke1/work -> spoke2/work tcp/443 should be reachable, but is Blocked.
               2  spoke1/work -> spoke3/work tcp/443 should be reachable, but is Blocked.

            spoke1/work -> spoke2/work tcp/443: BLOCKED
            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void Blocked_flows_name_their_blocker()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke().Compile();

        network.Flows("spoke*/*", "spoke*/*").ShouldAllBeBlocked(by: "spoke*/work");
        Failing.Message(() => network.Flows("spoke*/*", "spoke*/*").ShouldAllBeBlocked(by: "hub-gw")).ShouldStartWith("2 of 2 flows are not as expected:");
    }

    [Test]
    public void One_flow_is_told_in_the_singular() => Failing.Message(() => Hub.Flows("spoke1/work", "spoke2/work").ShouldAllBeReachable()).ShouldStartWith("1 of 1 flow is not as expected:");

    [Test]
    public void A_set_without_flows_proves_nothing() => Failing.Message(() => Hub.Flows("subnet:spoke1/*", "subnet:spoke1/*").ShouldAllBeBlocked()).ShouldStartWith("There is no flow between these places");

    [TestCase("spoke9/*")]
    [TestCase("vm:*")]
    [TestCase("pool:*")]
    [TestCase("ip:10.*")]
    public void A_pattern_that_names_nothing_is_a_mistake_in_the_test(string pattern) => Should.Throw<PlaceException>(() => Hub.Flows(pattern, "hub/shared"));
}
