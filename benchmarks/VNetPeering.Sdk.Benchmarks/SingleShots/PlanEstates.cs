using System.Diagnostics;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>
/// Plans of changes of estates of 51, 251 and 1,004 VNets: operations tried, interruptions with their causes. The baseline looks at each pair of places for itself;
/// at 51 VNets it is run whole, and as many pairs have to be down; the other rows reckon it from the time that a pair took there.
/// </summary>
internal static class PlanEstates
{
    private const int Few = 50;

    internal static void Run(TextWriter report)
    {
        report.WriteLine("| VNets | change | operations in waves | plan | of it operations | allocated | pairs down, in groups | pairs met | pairs traced | networks compiled | pair by pair |");
        report.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Dictionary<string, TimeSpan> aPair = [];
        foreach (int spokes in new[] { Few, 250, 1_000 })
        {
            Topology estate = RegionalHubs.Build(spokes);
            foreach ((string name, Topology before, Topology after) in PlannedChanges.Of(estate))
            {
                Measure(report, name, before, after, aPair, isFirst: spokes == Few);
            }
        }
    }

    private static void Measure(TextWriter report, string name, Topology before, Topology after, Dictionary<string, TimeSpan> aPair, bool isFirst)
    {
        if (isFirst)
        {
            Plan(before, after, new DiffWork());
        }

        var work = new DiffWork();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        (DeploymentPlan plan, TimeSpan time) = Timed(() => Plan(before, after, work));
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        (_, TimeSpan operations) = Timed(() => plan.Waves.SelectMany(wave => wave.Operations).Aggregate(before, (topology, operation) => topology.Apply(operation).Topology));
        string naive;
        if (isFirst)
        {
            var met = new DiffWork();
            (DeploymentPlan expected, TimeSpan whole) = Timed(() => Plan(before, after, met, oneByOne: true));
            if (expected.Waves.Sum(wave => wave.CountInterruptedPairs()) != plan.Waves.Sum(wave => wave.CountInterruptedPairs()))
            {
                throw new InvalidOperationException($"{name}: both ways have to find the same pairs.");
            }

            aPair[name] = whole / Math.Max(1, met.PairsMet);
            naive = Text(whole);
        }
        else
        {
            naive = $"{Text(aPair[name] * work.PairsMet)}, reckoned";
        }

        report.WriteLine($"| {before.VNets.Count:N0} | {name} | {plan.Waves.Sum(wave => wave.Operations.Count):N0} in {plan.Waves.Count} | {Text(time)} | {Text(operations)} | {Shot.Megabytes(allocated)} | {plan.Waves.Sum(wave => wave.CountInterruptedPairs()):N0} in {plan.Waves.Sum(wave => wave.Groups.Count):N0} | {work.PairsMet:N0} | {work.PairsTraced:N0} | {work.Compilations} | {naive} |");
    }

    private static DeploymentPlan Plan(Topology before, Topology after, DiffWork work, bool oneByOne = false) =>
        new DeploymentPlanner(before, after, new ApplyOptions(), topology => WalkContext.Of(topology, AzureBehavior.Default, ServiceTagCatalog.Empty)) { IsOneByOne = oneByOne, Work = work }.Plan();

    private static (T Result, TimeSpan Time) Timed<T>(Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = work();
        return (result, Stopwatch.GetElapsedTime(start));
    }

    private static string Text(TimeSpan time) => time < TimeSpan.FromSeconds(10) ? $"{time.TotalMilliseconds:N0} ms" : time < TimeSpan.FromMinutes(3) ? $"{time.TotalSeconds:N0} s" : $"{time.TotalMinutes:N0} min";
}
