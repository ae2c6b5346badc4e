using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reachability.Pairs;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Pairs of very many classes are counted by tiles; the counts are those of pairs of few classes, which are compared with traces elsewhere.</summary>
public sealed class TilesAgainstBlocks
{
    [Test]
    public void Random_designs_and_estates()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Compare(RandomTopologies.Next(seed, 2 + (seed % 6)), $"design {seed}");
            Compare(RandomTopologies.NextWithBgp(seed, 2 + (seed % 6)), $"design with BGP {seed}");
            Compare(RandomEstates.Next(seed, 1 + (seed % 3), 5), $"estate {seed}");
            Compare(ClosedDesigns.With(RandomEstates.Next(seed, 1 + (seed % 3), 5), seed), $"estate with closed links {seed}");
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void No_two_subnets_alike(int seed)
    {
        int classes = Compare(WithOwnTables(RandomEstates.Next(seed, hubs: 5, spokes: 60), seed), $"unlike estate {seed}");

        classes.ShouldBeGreaterThan(TileCounter.Size, "more than one tile, and one that is not full");
        (classes % TileCounter.Size).ShouldNotBe(0);
    }

    [Test]
    public void Blocks_that_threads_share()
    {
        Topology estate = WithOwnTables(RandomEstates.Next(seed: 4, hubs: 9, spokes: 60), seed: 4);
        Topology open = estate with { VNets = [.. estate.VNets.Select(vnet => vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet with { NetworkSecurityGroupId = null })] })] };

        Compare(open, "unlike estate without groups").ShouldBeGreaterThan(PairCounter.ManyClasses);
        EngineOf(open, IPFamily.IPv4, many: int.MaxValue).HasGroups.ShouldBeFalse();
    }

    [TestCase(1, 40)]
    [TestCase(2, 40)]
    [TestCase(3, 0)]
    [TestCase(4, 0)]
    public void A_security_group_for_each_subnet(int seed, int percentWithout)
    {
        Topology estate = WithOwnGroups(WithOwnTables(RandomEstates.Next(seed, hubs: 4, spokes: 40), seed), seed, percentWithout);
        Subnet[] subnets = [.. estate.VNets.SelectMany(vnet => vnet.Subnets)];
        bool areMostlyOwn = subnets.Select(subnet => subnet.NetworkSecurityGroupId).OfType<ResourceId>().Distinct().Count() > subnets.Length * 3 / 4;
        areMostlyOwn.ShouldBe(percentWithout == 0, "subnets that share no group are numbered another way");
        int classes = Compare(estate, $"estate under groups {seed}");
        VerdictCounts counts = new PairCounter(EngineOf(estate, IPFamily.IPv4, many: 0), 1, mostKept: 0).Count()[0];

        classes.ShouldBeGreaterThan(TileCounter.Size);
        counts.Reachable.ShouldBeGreaterThan(0);
        counts.Blocked.ShouldBeGreaterThan(0);
        counts.Unknown.ShouldBeGreaterThan(0, "a group that the input does not hold, and a tag without data");
    }

    private static int Compare(Topology topology, string name)
    {
        int classes = 0;
        foreach (IPFamily family in new[] { IPFamily.IPv4, IPFamily.IPv6 })
        {
            PairEngine tiles = EngineOf(topology, family, many: 0);
            PairEngine blocks = EngineOf(topology, family, many: int.MaxValue);
            classes = Math.Max(classes, tiles.Classes.RoutingCount);

            new PairCounter(tiles, 2, mostKept: 0).Count().ShouldBe(new PairCounter(blocks, 2, mostKept: int.MaxValue).Count(), $"{name} {family}");
        }

        return classes;
    }

    private static PairEngine EngineOf(Topology topology, IPFamily family, int many)
    {
        var tables = new RoutingTables(new CompiledTopology(topology), new AzureBehavior(), ServiceTagCatalog.Empty);
        var context = new Lazy<WalkContext>(() => new WalkContext(tables, new SecurityGroups(tables), new PlaceFinder(tables, new Lazy<PlaceNames>(() => new PlaceNames(tables)))));
        return new PairEngine(context, new Lazy<FlowTracer>(() => new FlowTracer(context.Value)), family, [Protocol.Any, Protocol.Tcp(443)], many);
    }

    /// <summary>Gives each subnet of a spoke a table of its own: the routes of the one that it had, and some that drop parts of the estate or send them to an appliance named there.</summary>
    private static Topology WithOwnTables(Topology topology, int seed)
    {
        var random = new SeededRandom(seed);
        AddressPrefix[] spaces = [.. topology.VNets.SelectMany(vnet => vnet.AddressSpace).Where(prefix => prefix.Family == IPFamily.IPv4)];
        HostAddress[] appliances = [.. topology.RouteTables.SelectMany(table => table.Routes).Select(route => route.NextHop.Address).OfType<HostAddress>().Distinct()];
        var tables = new List<RouteTable>(topology.RouteTables);
        Subnet OwnTable(Subnet subnet)
        {
            if (subnet.RouteTableId is not { } shared || topology.RouteTables.FirstOrDefault(each => each.Id == shared) is not { } table)
            {
                return subnet;
            }

            IEnumerable<UserDefinedRoute> more = Enumerable.Range(0, 3).Select(k =>
            {
                AddressPrefix space = random.Pick(spaces);
                bool isDropped = appliances.Length == 0 || random.Chance(50);
                return new UserDefinedRoute
                {
                    Name = $"own-{k}",
                    Destination = RouteDestination.FromPrefix(space),
                    NextHopType = isDropped ? NextHopType.None : NextHopType.VirtualAppliance,
                    NextHop = isDropped ? NextHopAddress.None : NextHopAddress.FromAddress(random.Pick(appliances)),
                };
            });
            ResourceId id = shared.Sibling(ResourceTypes.RouteTable, $"own-{tables.Count}");
            tables.Add(table with { Id = id, Routes = [.. table.Routes.Concat(more).DistinctBy(route => route.Destination)] });
            return subnet with { RouteTableId = id };
        }

        VNet[] vnets = [.. topology.VNets.Select(vnet => vnet with { Subnets = [.. vnet.Subnets.Select(OwnTable)] })];
        return topology with { VNets = [.. vnets], RouteTables = [.. tables] };
    }

    /// <summary>
    /// Gives most subnets a group of their own, with rules about whole spaces, single addresses, ports and tags; some one that the input does not hold, some one that a tag without
    /// data decides.
    /// </summary>
    private static Topology WithOwnGroups(Topology topology, int seed, int percentWithout)
    {
        var random = new SeededRandom(seed + 1_000);
        AddressPrefix[] spaces = [.. topology.VNets.SelectMany(vnet => vnet.AddressSpace).Where(prefix => prefix.Family == IPFamily.IPv4)];
        var groups = new List<NetworkSecurityGroup>();
        SecurityRule RuleAt(int place)
        {
            AddressPrefix space = random.Pick(spaces);
            string prefix = random.Below(8) switch
            {
                0 => "VirtualNetwork",
                1 => random.Chance(10) ? "Storage" : "Internet",
                2 => $"{new HostAddress(IPFamily.IPv4, space.First.Value + (uint)random.Below(64))}/32",
                3 => $"{new HostAddress(IPFamily.IPv4, space.First.Value & ~(UInt128)0xFFFF)}/16",
                _ => space.ToString(),
            };
            bool isInbound = random.Chance(50);
            bool isSwapped = random.Chance(15);
            return new SecurityRule
            {
                Name = $"own-{place}",
                Priority = 100 + place,
                Direction = isInbound ? SecurityRuleDirection.Inbound : SecurityRuleDirection.Outbound,
                Access = random.Chance(50) ? SecurityRuleAccess.Allow : SecurityRuleAccess.Deny,
                Protocol = random.Chance(80) ? "*" : "Tcp",
                SourceAddressPrefix = isInbound != isSwapped ? prefix : "*",
                DestinationAddressPrefix = isInbound != isSwapped ? "*" : prefix,
                SourcePortRange = "*",
                DestinationPortRange = random.Chance(75) ? "*" : random.Pick(["443", "400-500", "22"]),
            };
        }

        Subnet UnderOwnGroup(Subnet subnet)
        {
            if (SpecialSubnets.LongestLength(subnet.Name) is not null || random.Chance(percentWithout))
            {
                return subnet;
            }

            ResourceId id = topology.VNets[0].Id.Sibling(ResourceTypes.NetworkSecurityGroup, $"own-{groups.Count}");
            groups.Add(new NetworkSecurityGroup { Id = id, SecurityRules = [.. Enumerable.Range(0, 2 + random.Below(8)).Select(RuleAt)] });
            return subnet with { NetworkSecurityGroupId = random.Chance(3) ? id.Sibling(ResourceTypes.NetworkSecurityGroup, "not-here") : id };
        }

        VNet[] vnets = [.. topology.VNets.Select(vnet => vnet with { Subnets = [.. vnet.Subnets.Select(UnderOwnGroup)] })];
        return topology with { VNets = [.. vnets], NetworkSecurityGroups = [.. topology.NetworkSecurityGroups, .. groups] };
    }
}
