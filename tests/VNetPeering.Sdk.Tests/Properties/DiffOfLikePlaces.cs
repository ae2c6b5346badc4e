using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Comparing like places once gives what comparing each pair of places for itself gives.</summary>
public sealed class DiffOfLikePlaces
{
    private const int Designs = 40;

    [Test]
    public void Random_changes_of_estates_with_like_spokes()
    {
        var work = new DiffWork();
        for (int seed = 0; seed < Designs; seed++)
        {
            Compare(seed, work);
        }

        // Most pairs are spoken for by another one.
        work.PairsMet.ShouldBeGreaterThan(Designs * 20);
        work.PairsTraced.ShouldBeLessThan(work.PairsMet / 2);
    }

    [Test] // who speaks for another has the same closed links, of its own and to it
    public void Random_changes_of_estates_with_closed_links()
    {
        var work = new DiffWork();
        int closed = Enumerable.Range(0, Designs).Sum(seed => CompareClosed(seed, work));

        closed.ShouldBeGreaterThan(Designs * 2);
        work.PairsTraced.ShouldBeLessThan(work.PairsMet * 2 / 3);
    }

    [Test, Explicit("Hundreds of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Many_random_changes_of_estates_with_closed_links()
    {
        var work = new DiffWork();
        Enumerable.Range(TestContext.Parameters.Get("from", 1_000), TestContext.Parameters.Get("count", 500)).Sum(seed => CompareClosed(seed, work)).ShouldBeGreaterThan(0);
        TestContext.Out.WriteLine($"{work.PairsTraced} of {work.PairsMet} pairs were traced");
    }

    [Test, Explicit("Thousands of designs; minutes.")]
    public void Many_random_changes()
    {
        var work = new DiffWork();
        for (int seed = 1_000; seed < 2_000; seed++)
        {
            Compare(seed, work);
        }

        TestContext.Out.WriteLine($"{work.PairsTraced} of {work.PairsMet} pairs were traced");
        work.PairsTraced.ShouldBeLessThan(work.PairsMet * 3 / 5);
    }

    private static void Compare(int seed, DiffWork work)
    {
        var random = new SeededRandom(seed + 77);
        Topology before = LikeSpokes.Next(seed);
        Compare(seed, before, Changed(before, random), work);
    }

    /// <summary>Returns the number of closed links. Half of the changes open and close links.</summary>
    private static int CompareClosed(int seed, DiffWork work)
    {
        var random = new SeededRandom(seed + 377);
        Topology before = ClosedDesigns.Alike(LikeSpokes.Next(seed), seed);
        Topology after = random.Below(4) switch
        {
            0 => ClosedDesigns.Alike(before, seed + 1),
            1 => before.WithVNet(random.Pick(before.VNets.ToArray()).Name, vnet => vnet with { Peerings = [.. vnet.Peerings.Select(link => link with { AllowVirtualNetworkAccess = random.Chance(50) })] }),
            _ => Changed(before, random),
        };
        Compare(seed, before, after, work);
        return before.VNets.SelectMany(vnet => vnet.Peerings).Count(link => !link.AllowVirtualNetworkAccess);
    }

    private static Topology Changed(Topology before, SeededRandom random) =>
        Enumerable.Range(0, 1 + random.Below(3)).Aggregate(before, (topology, _) => random.Chance(30) ? HubChange(topology, random) : RandomChanges.Apply(topology, random));

    private static void Compare(int seed, Topology before, Topology after, DiffWork work)
    {
        NetworkDiff told = Diff(before, after, work, oneByOne: false);
        NetworkDiff expected = Diff(before, after, new DiffWork(), oneByOne: true);
        told.Configuration.ShouldBe(expected.Configuration);

        var ofPair = expected.Flows.ToLookup(flow => (flow.From, flow.To));
        var seen = new HashSet<(Place, Place)>();
        foreach (FlowChangeGroup group in told.Groups)
        {
            group.ListPairs().LongCount().ShouldBe(group.PairCount);
            foreach ((Place from, Place to) pair in group.ListPairs())
            {
                seen.Add(pair).ShouldBeTrue($"seed {seed}: {pair} is in two groups");
                Kinds(ofPair[pair]).ShouldBe(Kinds(group.Changes), $"seed {seed}: {pair.from.Name} -> {pair.to.Name}, of {group.Changes[0].From.Name} -> {group.Changes[0].To.Name}");
            }
        }

        seen.ShouldBe(ofPair.Select(pair => pair.Key), ignoreOrder: true, $"seed {seed}");
        told.Flows.ShouldBe(expected.Flows, $"seed {seed}");
    }

    /// <summary>What has to be the same for all pairs of a group.</summary>
    private static string[] Kinds(IEnumerable<FlowChange> flows) =>
    [
        .. flows.Select(flow => $"{flow.Kind} {flow.Protocol} {flow.SourcePorts} {flow.Before} {flow.After} {flow.WaysBefore.Count} {flow.WaysAfter.Count} {string.Join(',', flow.Blockers.Select(blocker => $"{blocker.Reason} {blocker.OnReturn}"))} {string.Join(',', flow.Causes.Select(cause => cause.Resource))}").Order(StringComparer.Ordinal),
    ];

    private static Topology HubChange(Topology topology, SeededRandom random) => random.Below(3) switch
    {
        0 => topology with { AzureFirewalls = [topology.AzureFirewalls[0] with { AdmittedFlows = [new AdmittedFlow { Protocol = Protocol.Tcp(443) }] }, .. topology.AzureFirewalls.Skip(1)] },
        1 => topology with { VNets = [topology.VNets[0] with { Peerings = [.. topology.VNets[0].Peerings.Select(link => link with { AllowForwardedTraffic = false })] }, .. topology.VNets.Skip(1)] },
        _ => topology with { RouteTables = [.. topology.RouteTables.Select(table => table.Name == "to-spokes" ? table with { Routes = [.. table.Routes.Skip(1)] } : table)] },
    };

    private static NetworkDiff Diff(Topology before, Topology after, DiffWork work, bool oneByOne)
    {
        static WalkContext Compiled(Topology topology) => WalkContext.Of(topology, AzureBehavior.Default, ServiceTagCatalog.Empty);
        return NetworkComparer.Compare(before, after, Compiled(before), Compiled(after), Compiled, work, oneByOne);
    }
}
