using System.Diagnostics;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Comparison.Rehearsals;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>
/// One failure of each kind in estates of 50 to 1,000 spokes, and every peering of them one by one. The baseline looks at each pair of places for itself; it is run whole
/// at 50 spokes, where as many pairs have to break, and reckoned elsewhere by the number of pairs.
/// </summary>
internal static class RehearseEstates
{
    private const int Few = 50;

    internal static void Run(TextWriter report)
    {
        report.WriteLine("| spokes | what fails | rehearsal | allocated | pairs broken, unclear, by another way | in groups | lost pairs | pair by pair |");
        report.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        Dictionary<string, TimeSpan> aPair = [];
        foreach (int spokes in new[] { Few, 100, 500, 1_000 })
        {
            Topology estate = FailingHubs.Build(spokes);
            foreach (Failure failure in FailingHubs.Failures(estate))
            {
                Measure(report, estate, spokes, failure, aPair);
            }

            (IReadOnlyList<Rehearsal> all, TimeSpan time, string allocated) = Timed(() => estate.RehearseEach([FailureKind.Peering]));
            report.WriteLine($"| {spokes:N0} | each of {all.Count:N0} peerings | {Text(time)} | {allocated} | {all.Sum(one => one.BrokenPairs):N0} | {all.Sum(one => one.Groups.Count):N0} | | |");
        }
    }

    private static void Measure(TextWriter report, Topology estate, int spokes, Failure failure, Dictionary<string, TimeSpan> aPair)
    {
        string name = $"{failure.Kind} {failure.Name}";
        if (spokes == Few)
        {
            Rehearse(estate, failure);
        }

        (Rehearsal rehearsal, TimeSpan time, string allocated) = Timed(() => Rehearse(estate, failure));
        long places = DiffEnds.Of(Compiled(estate)).Count;
        string naive;
        if (spokes == Few)
        {
            (Rehearsal expected, TimeSpan whole, _) = Timed(() => Rehearse(estate, failure, isOneByOne: true));
            if (expected.BrokenPairs != rehearsal.BrokenPairs)
            {
                throw new InvalidOperationException($"{name}: both ways have to break the same pairs.");
            }

            aPair[name] = whole / (places * places);
            naive = Text(whole);
        }
        else
        {
            naive = $"{Text(aPair[name] * (places * places))}, reckoned";
        }

        report.WriteLine($"| {spokes:N0} | {name} | {Text(time)} | {allocated} | {rehearsal.Pairs(FlowChangeKind.Closed):N0}, {rehearsal.Pairs(FlowChangeKind.Unclear):N0}, {rehearsal.Pairs(FlowChangeKind.Moved):N0} | {rehearsal.Groups.Count:N0} | {rehearsal.LostGroups.Sum(group => group.PairCount):N0} in {rehearsal.LostGroups.Count:N0} | {naive} |");
    }

    private static Rehearsal Rehearse(Topology estate, Failure failure, bool isOneByOne = false) => new Rehearser(estate, Compiled) { IsOneByOne = isOneByOne }.Run([[failure]]).Single();

    private static WalkContext Compiled(Topology topology) => WalkContext.Of(topology, AzureBehavior.Default, ServiceTagCatalog.Empty);

    private static (T Result, TimeSpan Time, string Allocated) Timed<T>(Func<T> work)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        T result = work();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return (result, time, Shot.Megabytes(GC.GetTotalAllocatedBytes(precise: true) - before));
    }

    private static string Text(TimeSpan time) => time < TimeSpan.FromSeconds(10) ? $"{time.TotalMilliseconds:N0} ms" : time < TimeSpan.FromMinutes(3) ? $"{time.TotalSeconds:N0} s" : $"{time.TotalMinutes:N0} min";
}
