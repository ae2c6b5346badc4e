using System.Diagnostics;
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
        report.WriteLine("| hubs x spokes | subnets | pairs | classes told apart | every pair counted | kept | one cell | one trace | a trace for each pair | ratio | compared |");
        report.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Measure(report, 1, 500, runs: 9);
        Measure(report, 50, 200, runs: 5);
        Measure(report, 500, 200, runs: 1);
    }

    private static void Measure(TextWriter report, int hubs, int spokes, int runs)
    {
        CompiledNetwork network = AnchorEstate.Build(hubs, spokes, ownTables: false).Compile();
        _ = network.FindPlace("internet");
        TimeSpan build = Shot.Median(warmups: runs > 1 ? 2 : 1, runs, () => network.Matrix());
        TimeSpan count = Shot.Median(warmups: runs > 1 ? 2 : 0, runs, () => network.Matrix().Count()) - build;
        long kept = Shot.BytesKept(() => network.Matrix(), out ReachabilityMatrix matrix);
        kept += Shot.BytesKept(() => matrix.Count(), out VerdictCounts counts);
        long pairs = (long)matrix.SubnetCount * matrix.SubnetCount;
        if (counts.Reachable + counts.Blocked + counts.Unknown != pairs)
        {
            throw new InvalidOperationException($"{counts} are not {pairs} pairs.");
        }

        TimeSpan cell = Ask(matrix);
        TimeSpan trace = Compare(network, matrix);
        double allTraces = trace.TotalSeconds * pairs;
        report.WriteLine($"| {hubs} x {spokes} | {matrix.SubnetCount:N0} | {pairs:N0} | {build.TotalMilliseconds:N1} ms | {count.TotalMilliseconds:N1} ms | {Shot.Megabytes(kept)} | {cell.TotalNanoseconds:N0} ns | {trace.TotalMicroseconds:N1} µs | {allTraces / 3600:N1} h | {allTraces / (build + count).TotalSeconds:N0} | {Sample:N0} |");
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
