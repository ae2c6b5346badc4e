using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Planning;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Planning;

/// <summary>Free prefixes, plans of several, locks.</summary>
public sealed class AddressPlanning
{
    private static readonly AddressPrefix Pool = AddressPrefix.Parse("10.0.0.0/8");

    [Test] // 2.11, 2.13: peers and their peers, and no further
    public void A_VNet_avoids_its_peers_and_their_peers_only()
    {
        Topology chain = SampleNetworks.SpokeChain(4);
        var planner = new AddressPlanner(chain, AddressPrefix.Parse("10.2.0.0/15"), AddressPrefix.Parse("10.4.0.0/16"));

        planner.NextFreeFor(chain.VNets[0].Id, 16)!.Value.ToString().ShouldBe("10.4.0.0/16");
        planner.NextFree(16).ShouldBeNull();
    }

    [Test] // 2.12
    public void What_a_link_has_stored_of_a_VNet_that_is_gone_is_in_use()
    {
        Topology topology = SampleNetworks.SpokeChain(2);
        topology = topology with
        {
            VNets = [topology.VNets[0] with { Peerings = [topology.VNets[0].Peerings[0] with { State = PeeringState.Disconnected, RemoteAddressSpace = [AddressPrefix.Parse("10.2.0.0/16")] }] }],
        };

        new AddressPlanner(topology, Pool).Uses.ShouldContain(use => use.Kind == AddressUseKind.StoredByPeering && use.Prefix.ToString() == "10.2.0.0/16");
    }

    [Test]
    public void Sites_client_pools_and_reservations_are_avoided_and_a_default_route_is_not()
    {
        var net = new TopologyBuilder("contoso");
        net.Site("hq", ["10.0.0.0/16", "0.0.0.0/0"]);
        net.VNet("hub", "10.1.0.0/16", v => v.GatewaySubnet("10.1.0.0/27")).VpnGateway("gw", gateway => gateway.PointToSite("10.2.0.0/16"));
        var planner = new AddressPlanner(net.Build(), Pool).Reserve("lab", AddressPrefix.Parse("10.3.0.0/16"));

        planner.NextFree(16)!.Value.ToString().ShouldBe("10.4.0.0/16");
        planner.NextFree(16)!.Value.ToString().ShouldBe("10.5.0.0/16");
    }

    [Test]
    public void Several_sizes_leave_large_blocks_whole_and_the_order_of_the_requests_does_not_matter()
    {
        PrefixRequest[] requests = [Request("d", 26), Request("a", 24), Request("c", 25), Request("b", 26), Request("e", 23)];

        ValueList<PlannedPrefix> one = new AddressPlanner(Empty(), AddressPrefix.Parse("10.0.0.0/22")).Plan(requests);
        ValueList<PlannedPrefix> other = new AddressPlanner(Empty(), AddressPrefix.Parse("10.0.0.0/22")).Plan(requests.Reverse());

        one.OrderBy(entry => entry.Name.Value).Select(entry => $"{entry.Name} {entry.Prefix}").ShouldBe(["a 10.0.2.0/24", "b 10.0.3.128/26", "c 10.0.3.0/25", "d 10.0.3.192/26", "e 10.0.0.0/23"]);
        other.OrderBy(entry => entry.Name.Value).ShouldBe(one.OrderBy(entry => entry.Name.Value));
    }

    [Test]
    public void Without_room_nothing_is_planned_and_each_request_is_named()
    {
        var planner = new AddressPlanner(Empty(), AddressPrefix.Parse("10.0.0.0/24"));

        Should.Throw<AddressPlanException>(() => planner.Plan([Request("a", 25), Request("b", 25), Request("c", 26)])).Message
            .ShouldBe("There is no room for \"c\", a /26, in 10.0.0.0/24. Add a pool, or ask for less.");
        planner.Uses.ShouldBeEmpty();
    }

    [Test]
    public void A_lock_keeps_what_was_planned_whatever_else_is_asked_for()
    {
        ValueList<PlannedPrefix> first = Planner().Plan([Request("b", 24), Request("c", 24)]);
        AddressLock locked = AddressLock.Load(AddressLock.Of(first).Save());

        ValueList<PlannedPrefix> second = Planner().Plan([Request("a", 23), Request("c", 24), Request("d", 24)], locked);

        second.Single(entry => entry.Name == "c").ShouldBe(first.Single(entry => entry.Name == "c"));
        second.ShouldNotContain(entry => entry.Name != "b" && entry.Prefix.Overlaps(first.Single(old => old.Name == "b").Prefix));
        AddressLock.Of(second, locked).Prefixes.Select(entry => entry.Name.Value).ShouldBe(["a", "b", "c", "d"]);

        static AddressPlanner Planner() => new(Empty(), AddressPrefix.Parse("10.0.0.0/16"));
    }

    [Test]
    public void A_lock_that_does_not_fit_any_more_is_told_and_nothing_moves()
    {
        AddressLock locked = new() { Prefixes = [Planned("a", "10.0.0.0/24"), Planned("b", "10.1.0.0/24"), Planned("c", "192.168.0.0/24")] };
        var planner = new AddressPlanner(new TopologyBuilder("contoso").Also(net => net.VNet("taken", "10.1.0.0/16")).Build(), Pool);

        string message = Should.Throw<AddressPlanException>(() => planner.Plan([Request("a", 25), Request("b", 24), Request("c", 24)], locked)).Message;

        message.ShouldContain("\"a\" is locked as 10.0.0.0/24 and asked for as a /25.");
        message.ShouldContain("\"b\" is locked as 10.1.0.0/24, and 10.1.0.0/16 of");
        message.ShouldContain("\"c\" is locked as 192.168.0.0/24, which lies in none of the pools 10.0.0.0/8.");
    }

    [Test] // a plan that is deployed by now is no conflict
    public void A_locked_prefix_that_a_VNet_of_that_name_has_is_its_own()
    {
        var planner = new AddressPlanner(new TopologyBuilder("contoso").Also(net => net.VNet("app", "10.1.0.0/24")).Build(), Pool);

        planner.Plan([Request("app", 24)], new AddressLock { Prefixes = [Planned("app", "10.1.0.0/24")] }).ShouldBe([Planned("app", "10.1.0.0/24")]);
    }

    [TestCase("[]")]
    [TestCase("{\"schemaVersion\":2,\"prefixes\":{}}")]
    [TestCase("{\"schemaVersion\":1,\"prefixes\":{\"a\":\"10.0.0.1/24\"}}")]
    [TestCase("{\"schemaVersion\":1,\"prefixes\":{\"a\":7}}")]
    [TestCase("{")]
    public void What_is_no_lock_is_refused(string json) => Should.Throw<AddressPlanException>(() => AddressLock.Load(json)).Message.ShouldContain("Restore the file");

    [TestCase(1, 29)]
    [TestCase(3, 29)]
    [TestCase(4, 28)]
    [TestCase(11, 28)]
    [TestCase(12, 27)]
    [TestCase(251, 24)]
    [TestCase(252, 23)]
    public void A_subnet_holds_its_machines_and_Azures_own_five(int hosts, int length) => SubnetPlan.LengthFor(hosts).ShouldBe(length);

    [Test] // rule book 1.3
    public void A_subnet_of_a_service_is_not_planned_too_small() =>
        Should.Throw<AddressPlanException>(() => SubnetPlan.Create([AddressPrefix.Parse("10.0.0.0/24")], [new SubnetRequest { Name = "AzureBastionSubnet", Length = 27 }])).Message
            .ShouldBe("Subnet \"AzureBastionSubnet\" is asked for as a /27, and what Azure puts there needs a /26 or larger. Ask for /26.");

    [Test]
    public void The_report_counts_what_is_used_and_free()
    {
        PoolReport report = new AddressPlanner(SampleNetworks.SpokeChain(2), AddressPrefix.Parse("10.0.0.0/14")).Report().ShouldHaveSingleItem();

        ((long)report.Used, (long)report.Free).ShouldBe((2 * 65536L, 2 * 65536L));
        report.LargestFree.ToString().ShouldBe("10.0.0.0/16");
        report.FreeBlocks.Select(block => block.ToString()).ShouldBe(["10.0.0.0/16", "10.3.0.0/16"]);
    }

    [Test] // compared with the plain definition: the first aligned block that touches nothing taken
    public void Free_prefixes_are_the_first_aligned_ones_that_touch_nothing()
    {
        var random = new SeededRandom(11);
        for (int round = 0; round < 200; round++)
        {
            var pool = AddressPrefix.Parse("10.0.0.0/20");
            var net = new TopologyBuilder("contoso");
            List<AddressPrefix> taken = [];
            for (int i = random.Below(8); i > 0; i--)
            {
                var prefix = AddressPrefix.Containing(HostAddress.Parse($"10.0.{random.Below(16)}.{random.Below(256)}"), 21 + random.Below(9));
                taken.Add(prefix);
                net.VNet($"v{i}", prefix.ToString());
            }

            var planner = new AddressPlanner(net.Build(), pool);
            for (int i = 0; i < 10; i++)
            {
                int length = 22 + random.Below(8);
                AddressPrefix? expected = Enumerable.Range(0, 1 << (length - pool.Length))
                    .Select(block => (AddressPrefix?)AddressPrefix.Create(new HostAddress(IPFamily.IPv4, pool.First.Value + ((UInt128)block << (32 - length))), length))
                    .FirstOrDefault(block => !taken.Exists(block!.Value.Overlaps));

                AddressPrefix? found = planner.NextFree(length);

                found.ShouldBe(expected, $"round {round}, /{length}");
                if (found is { } prefix)
                {
                    taken.Add(prefix);
                }
            }
        }
    }

    [Test]
    public void A_hundred_thousand_prefixes_fit_a_large_pool_and_touch_nowhere()
    {
        var planner = new AddressPlanner(Empty(), Pool);
        var found = new List<AddressPrefix>();
        for (int i = 0; i < 100_000; i++)
        {
            found.Add(planner.NextFree(25 + (i % 3))!.Value);
        }

        found.Sort();
        for (int i = 1; i < found.Count; i++)
        {
            (found[i - 1].Last < found[i].First).ShouldBeTrue();
        }
    }

    private static Topology Empty() => new() { Name = "empty" };

    private static PrefixRequest Request(string name, int length) => new() { Name = name, Length = length };

    private static PlannedPrefix Planned(string name, string prefix) => new() { Name = name, Prefix = AddressPrefix.Parse(prefix) };
}
