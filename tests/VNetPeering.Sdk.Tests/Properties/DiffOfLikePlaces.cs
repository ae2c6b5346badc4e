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
        Topology after = Enumerable.Range(0, 1 + random.Below(3)).Aggregate(before, (topology, _) => random.Chance(30) ? HubChange(topology, random) : RandomChanges.Apply(topology, random));
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
