using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Rehearsals;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>A rehearsal that looks at like places once tells the flows that looking at each pair of places for itself tells.</summary>
public sealed class RehearsalsOfLikePlaces
{
    private const int Designs = 16;

    [Test]
    public void Random_failures_of_estates_with_like_spokes()
    {
        long pairs = 0;
        long groups = 0;
        for (int seed = 0; seed < Designs; seed++)
        {
            Compare(seed, LikeSpokes.Next(seed), ref pairs, ref groups);
        }

        pairs.ShouldBeGreaterThan(Designs * 100);
        groups.ShouldBeLessThan(pairs);
    }

    [Test] // a failed peering is not closed any more
    public void Random_failures_of_estates_with_closed_links()
    {
        long pairs = 0;
        long groups = 0;
        for (int seed = 0; seed < Designs; seed++)
        {
            Compare(seed, ClosedDesigns.Alike(LikeSpokes.Next(seed), seed), ref pairs, ref groups);
        }

        pairs.ShouldBeGreaterThan(Designs * 50);
        groups.ShouldBeLessThan(pairs);
    }

    [Test, Explicit("Hundreds of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Many_random_failures_of_estates_with_closed_links()
    {
        long pairs = 0;
        long groups = 0;
        int from = TestContext.Parameters.Get("from", 1_000);
        for (int seed = from; seed < from + TestContext.Parameters.Get("count", 200); seed++)
        {
            Compare(seed, ClosedDesigns.Alike(LikeSpokes.Next(seed), seed), ref pairs, ref groups);
        }

        TestContext.Out.WriteLine($"{pairs} pairs differ, told in {groups} groups");
        groups.ShouldBeLessThan(pairs);
    }

    [Test, Explicit("Hundreds of designs; minutes.")]
    public void Many_random_failures_of_estates_with_like_spokes()
    {
        long pairs = 0;
        long groups = 0;
        int from = TestContext.Parameters.Get("from", 1_000);
        for (int seed = from; seed < from + TestContext.Parameters.Get("count", 200); seed++)
        {
            Compare(seed, LikeSpokes.Next(seed), ref pairs, ref groups);
        }

        TestContext.Out.WriteLine($"{pairs} pairs differ, told in {groups} groups");
        groups.ShouldBeLessThan(pairs);
    }

    private static void Compare(int seed, Topology design, ref long pairs, ref long groups)
    {
        Topology topology = design.WithManagedPeerings();
        var random = new SeededRandom(seed + 277);
        var catalog = new FailureCatalog(topology);

        // Each kind once and each machine, and two things at once.
        Failure[] all = [.. Enum.GetValues<FailureKind>().SelectMany(kind => catalog.Of(kind).OrderBy(_ => random.Below(1_000)).Take(kind is FailureKind.Peering or FailureKind.VNet ? 3 : 1)), .. Machines(topology).Take(2)];
        Failure[][] runs = [.. all.Select(failure => new[] { failure }), [random.Pick(all), random.Pick(all)]];
        Rehearsal[] told = [.. Run(topology, runs, isOneByOne: false)];
        Rehearsal[] expected = [.. Run(topology, runs, isOneByOne: true)];
        foreach ((Rehearsal rehearsal, Rehearsal other) in told.Zip(expected))
        {
            string name = $"seed {seed}: {string.Join(", ", rehearsal.Failures.Select(failure => $"{failure.Kind} {failure.Name}"))}";
            Check(rehearsal.Groups, rehearsal.Flows, other.Flows, name);
            Check(rehearsal.LostGroups, rehearsal.LostFlows, other.LostFlows, name);
            (rehearsal with { Flows = [], LostFlows = [] }).ShouldBe(other with { Flows = [], LostFlows = [] }, name);
            rehearsal.BrokenPairs.ShouldBe(other.BrokenPairs, name);
            rehearsal.IsHarmless.ShouldBe(other.IsHarmless, name);
            pairs += rehearsal.Groups.Concat(rehearsal.LostGroups).Sum(group => group.PairCount);
            groups += rehearsal.Groups.Count + rehearsal.LostGroups.Count;
        }
    }

    private static void Check(IEnumerable<FlowChangeGroup> groups, IReadOnlyList<FlowChange> flows, IReadOnlyList<FlowChange> expected, string name)
    {
        var seen = new HashSet<(Place, Place)>();
        foreach (FlowChangeGroup group in groups)
        {
            group.ListPairs().LongCount().ShouldBe(group.PairCount, name);
            group.ListPairs().ShouldAllBe(pair => seen.Add(pair), name);
        }

        seen.ShouldBe(expected.Select(flow => (flow.From, flow.To)).Distinct(), ignoreOrder: true, name);
        flows.ShouldBe(expected, name);
    }

    private static IEnumerable<Failure> Machines(Topology topology) =>
        topology.NetworkInterfaces.Where(nic => nic.VirtualMachineId is not null).Select(nic => new Failure { Kind = FailureKind.Appliance, Name = nic.VirtualMachineId!.Name, Resource = nic.VirtualMachineId });

    private static IEnumerable<Rehearsal> Run(Topology topology, IEnumerable<Failure[]> runs, bool isOneByOne) =>
        new Rehearser(topology, settled => WalkContext.Of(settled, AzureBehavior.Default, ServiceTagCatalog.Empty)) { IsOneByOne = isOneByOne }.Run(runs);
}
