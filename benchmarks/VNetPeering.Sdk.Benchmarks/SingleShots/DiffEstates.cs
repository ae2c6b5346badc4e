using System.Diagnostics;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>
/// The differences that single changes make to estates of 1,000 and 10,000 VNets: configuration, flows and causes. The baseline traces pairs of subnets
/// one by one in both networks; it is run on a sample and multiplied.
/// </summary>
internal static class DiffEstates
{
    private const int Sample = 1_000;

    internal static void Run(TextWriter report)
    {
        report.WriteLine("| VNets | change | compile both | compare | allocated | peak | pairs that differ, in groups | pairs met | pairs traced | networks compiled | pairs met, one by one | every pair |");
        report.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Measure(report, hubs: 5, spokes: 199);
        Measure(report, hubs: 50, spokes: 199);
    }

    private static void Measure(TextWriter report, int hubs, int spokes)
    {
        Topology before = ChangingEstate.Build(hubs, spokes);
        bool isWarm = false;
        foreach ((string name, Topology after) in ChangingEstate.Changes(before, spokes))
        {
            if (!isWarm)
            {
                Compare(before, after, new DiffWork(), out _);
                isWarm = true;
            }

            var work = new DiffWork();
            long allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
            (NetworkDiff diff, TimeSpan time, long peak) = Shot.Peak(() => Compare(before, after, work, out _));
            long allocated = GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
            Compare(before, before, work: new DiffWork(), out TimeSpan compile);
            TimeSpan naive = OnePair(before, after);
            long subnets = before.VNets.Sum(vnet => vnet.Subnets.Count);
            report.WriteLine($"| {before.VNets.Count:N0} | {name} | {compile.TotalMilliseconds:N0} ms | {(time - compile).TotalMilliseconds:N0} ms | {Shot.Megabytes(allocated)} | {Shot.Megabytes(peak)} | {diff.Groups.Sum(group => group.PairCount):N0} in {diff.Groups.Count:N0} | {work.PairsMet:N0} | {work.PairsTraced:N0} | {2 + work.Compilations} | {Hours(naive * work.PairsMet)} | {Hours(naive * subnets * subnets)} |");
        }
    }

    private static NetworkDiff Compare(Topology before, Topology after, DiffWork work, out TimeSpan compile)
    {
        long start = Stopwatch.GetTimestamp();
        WalkContext earlier = Compiled(before);
        WalkContext later = Compiled(after);
        compile = Stopwatch.GetElapsedTime(start);
        return NetworkComparer.Compare(before, after, earlier, later, Compiled, work);
    }

    private static WalkContext Compiled(Topology topology) => WalkContext.Of(topology, AzureBehavior.Default, ServiceTagCatalog.Empty);

    private static string Hours(TimeSpan time) => time < TimeSpan.FromMinutes(3) ? $"{time.TotalSeconds:N0} s" : time < TimeSpan.FromHours(3) ? $"{time.TotalMinutes:N0} min" : $"{time.TotalHours:N0} h";

    /// <summary>The time of tracing a pair of subnets in both networks, the mean of a sample.</summary>
    private static TimeSpan OnePair(Topology before, Topology after)
    {
        WalkContext earlier = Compiled(before);
        WalkContext later = Compiled(after);
        var one = new FlowTracer(earlier);
        var other = new FlowTracer(later);
        int subnets = earlier.Tables.Net.Subnets.Length;
        TimeSpan time = TimeSpan.Zero;
        for (int i = -Sample / 10; i < Sample; i++)
        {
            int from = (int)((uint)i * 0x9E3779B1 % (uint)subnets);
            int to = (int)((uint)i * 0x85EBCA77 % (uint)subnets);
            long start = Stopwatch.GetTimestamp();
            one.Parts(earlier.Places.Subnet(from), earlier.Places.Subnet(to), Protocol.Any, null);
            other.Parts(later.Places.Subnet(from), later.Places.Subnet(to), Protocol.Any, null);
            time += i < 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(start);
        }

        return time / Sample;
    }
}
