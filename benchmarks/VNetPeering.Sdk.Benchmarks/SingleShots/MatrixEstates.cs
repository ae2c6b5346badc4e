using System.Diagnostics;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>All pairs of estates in the shape of the anchors, beside a trace for each pair, which a sample of pairs is compared with.</summary>
internal static class MatrixEstates
{
    private const int Sample = 2_000;
    private const int Queries = 1_000_000;

    internal static void Run(TextWriter report)
    {
        report.WriteLine("| hubs x spokes | subnets | pairs | classes told apart | every pair counted | both, best | eight protocols | kept | most at once | one cell | one trace | a trace for each pair | ratio | compared |");
        report.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Measure(report, 1, 500, runs: 9);
        Measure(report, 50, 200, runs: 25);
        Measure(report, 500, 200, runs: 5);
        Topology groups = AnchorEstate.Build(50, 200, ownTables: false, hasGroups: true);
        Measure(report, "50 x 200, eight groups", groups, runs: 15);
        Measure(report, "50 x 200, eight groups that name ports", AnchorGroups.WithPorts(groups), runs: 15);
        Measure(report, "50 x 200, no two alike", AnchorEstate.BuildUnlike(50, 200), runs: 5);
        Measure(report, "10 x 200, no two alike, eight groups that name ports", AnchorGroups.WithPorts(AnchorEstate.BuildUnlike(10, 200, hasGroups: true)), runs: 9);
        Topology ownGroups = AnchorEstate.BuildUnlikeWithOwnGroups(50, 200);
        Measure(report, "50 x 200, no two alike, a group each", ownGroups, runs: 7);
        Measure(report, "50 x 200, no two alike, a group each that names ports", AnchorGroups.WithPorts(ownGroups), runs: 7);
        report.WriteLine();
        report.WriteLine("| VNets | one changed route table of | subnets touched | change applied | and the row counted | best tenth |");
        report.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: |");
        Edit(report, 50, 200, ofHub: false, runs: 5_000);
        Edit(report, 50, 200, ofHub: true, runs: 25);
    }

    private static void Measure(TextWriter report, int hubs, int spokes, int runs) =>
        Measure(report, $"{hubs} x {spokes}", AnchorEstate.Build(hubs, spokes, ownTables: false), runs);

    private static void Measure(TextWriter report, string name, Topology topology, int runs)
    {
        CompiledNetwork network = topology.Compile();
        _ = network.FindPlace("internet");
        TimeSpan best = TimeSpan.MaxValue;
        TimeSpan build = Shot.Median(warmups: runs > 1 ? 2 : 1, runs, () => network.Matrix());
        TimeSpan both = Shot.Median(warmups: runs > 1 ? 2 : 0, runs, () => Best(ref best, () => network.Matrix().Count()));
        Protocol[] eight = [.. Enumerable.Range(0, 8).Select(i => Protocol.Tcp(AnchorGroups.FirstPort + i))];
        TimeSpan bestOfEight = TimeSpan.MaxValue;
        Shot.Median(warmups: 1, Math.Max(1, runs / 2), () => Best(ref bestOfEight, () => network.Matrix(new MatrixOptions { Protocols = [.. eight] }).Count()));
        long kept = Shot.BytesKept(() => network.Matrix(), out ReachabilityMatrix matrix);
        kept += Shot.BytesKept(() => matrix.Count(), out VerdictCounts counts);
        (_, _, long peak) = Shot.Peak(() => network.Matrix().Count());
        long pairs = (long)matrix.SubnetCount * matrix.SubnetCount;
        if (counts.Reachable + counts.Blocked + counts.Unknown != pairs)
        {
            throw new InvalidOperationException($"{counts} are not {pairs} pairs.");
        }

        TimeSpan cell = Ask(matrix);
        TimeSpan trace = Compare(network, matrix);
        double allTraces = trace.TotalSeconds * pairs;
        report.WriteLine($"| {name} | {matrix.SubnetCount:N0} | {pairs:N0} | {build.TotalMilliseconds:N1} ms | {(both - build).TotalMilliseconds:N1} ms | {best.TotalMilliseconds:N1} ms | {bestOfEight / best:N2}x | {Shot.Megabytes(kept)} | {Shot.Megabytes(peak)} | {cell.TotalNanoseconds:N0} ns | {trace.TotalMicroseconds:N1} µs | {allTraces / 3600:N1} h | {allTraces / both.TotalSeconds:N0} | {Sample:N0} |");
    }

    private static T Best<T>(ref TimeSpan best, Func<T> work)
    {
        long start = Stopwatch.GetTimestamp();
        T result = work();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        best = time < best ? time : best;
        return result;
    }

    /// <summary>From a prepared change of one route table to the counts of the row of a subnet that uses it.</summary>
    private static void Edit(TextWriter report, int hubs, int spokes, bool ofHub, int runs)
    {
        Topology topology = AnchorEstate.Build(hubs, spokes, ownTables: true);
        CompiledNetwork network = topology.Compile();
        ReachabilityMatrix matrix = network.Matrix();
        Subnet subnet = topology.VNets[ofHub ? spokes : topology.VNets.Count / 2].Subnets[0];
        RouteTable table = topology.RouteTables.First(each => each.Id == subnet.RouteTableId);
        var added = new UserDefinedRoute { Name = "added", Destination = RouteDestination.FromPrefix(AddressPrefix.Parse("11.0.0.0/8")), NextHopType = NextHopType.None };
        NetworkEdit edit = network.Prepare(new NetworkChange { RouteTables = [table with { Routes = [.. table.Routes, added] }] });
        int position = matrix.PositionOf(subnet.Id.ToString());
        VerdictCounts expected = edit.Topology.Compile().Matrix().CountFrom(position, Protocol.Any);
        VerdictCounts actual = network.With(edit).MatrixAfter(matrix, edit).CountFrom(position, Protocol.Any);
        if (actual != expected)
        {
            throw new InvalidOperationException($"After the change {actual}, made anew {expected}.");
        }

        TimeSpan apply = Shot.MedianOfMany(runs, () => network.With(edit));
        var times = new TimeSpan[runs];
        for (int i = 0; i < runs; i++)
        {
            TimeSpan time = TimeSpan.MaxValue;
            Best(ref time, () => network.With(edit).MatrixAfter(matrix, edit).CountFrom(position, Protocol.Any));
            times[i] = time;
        }

        Array.Sort(times);
        report.WriteLine($"| {topology.VNets.Count:N0} | {(ofHub ? "a hub" : "one subnet of a spoke")} | {edit.TouchedSubnets:N0} | {apply.TotalMicroseconds:N1} µs | {times[runs / 2].TotalMicroseconds:N1} µs | {times[runs / 10].TotalMicroseconds:N1} µs |");
    }

    private static (int Source, int Destination) PairAt(int number, int subnets) =>
        ((int)((uint)number * 0x9E3779B1 % (uint)subnets), (int)((uint)number * 0x85EBCA77 % (uint)subnets));

    /// <summary>The time of one question about a pair anywhere in the estate.</summary>
    private static TimeSpan Ask(ReachabilityMatrix matrix)
    {
        long reachable = 0;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Queries; i++)
        {
            (int source, int destination) = PairAt(i, matrix.SubnetCount);
            reachable += matrix[source, destination] == Verdict.Reachable ? 1 : 0;
        }

        TimeSpan time = Stopwatch.GetElapsedTime(start);
        return reachable > 0 ? time / Queries : throw new InvalidOperationException("Nothing reaches anything.");
    }

    /// <summary>Compares a sample with traces: pairs anywhere, and pairs of near neighbours. Returns the time of a trace.</summary>
    private static TimeSpan Compare(CompiledNetwork network, ReachabilityMatrix matrix)
    {
        TimeSpan time = TimeSpan.Zero;
        for (int i = 0; i < Sample; i++)
        {
            (int source, int destination) = PairAt(i, matrix.SubnetCount);
            destination = i % 2 == 0 ? destination : Math.Clamp(source + (i % 13) - 6, 0, matrix.SubnetCount - 1);
            string from = matrix.SubnetAt(source).Resource!.ToString();
            string to = matrix.SubnetAt(destination).Resource!.ToString();
            Verdict verdict = matrix[source, destination];
            long start = Stopwatch.GetTimestamp();
            Verdict expected = network.Trace(from, to, Protocol.Any).Verdict;
            time += Stopwatch.GetElapsedTime(start);
            if (verdict != expected)
            {
                throw new InvalidOperationException($"{from} to {to}: the matrix says {verdict}, the trace {expected}.");
            }
        }

        return time / Sample;
    }
}
