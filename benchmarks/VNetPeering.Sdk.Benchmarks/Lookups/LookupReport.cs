using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>The report of a race: the machine, each goal beside the figure that was reached, then all medians.</summary>
internal static class LookupReport
{
    internal const string DpdkChain = "rte_lpm.chain";
    private const string Dpdk = "rte_lpm.single";
    private const string ReferenceTree = "net.linepool_avx512";

    internal static string Write(Figures figures, LookupRaceOptions options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Look-ups

            {Processor()}, {Environment.ProcessorCount} processors, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, vectors of {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128)} bits.

            Medians of {options.Passes} passes; in a pass every way runs in turns over the same {Addresses.Count:#,0} addresses and must give the same sum of answers. A ratio
            is the median of the ratios inside the passes. Everything goes through the public API; one thread.{(options.Dpdk is null ? " Without the other programs: goals that compare with them are not measured." : string.Empty)}

            | goal | reached | bar | stretch | |
            | --- | --- | --- | --- | --- |

            """);
        foreach (Goal goal in Goals(figures))
        {
            string sign = goal.IsAtLeast ? "at least " : "at most ";
            text.Append(CultureInfo.InvariantCulture, $"| {goal.Text} | {Goal.Number(goal.Reached, goal.Unit)} | {sign}{Goal.Number(goal.Bar, goal.Unit)} | {(goal.Stretch is null ? string.Empty : Goal.Number(goal.Stretch, goal.Unit))} | {goal.Verdict} |\n");
        }

        foreach ((string set, string title) in new[] { ("A", "60 routes"), ("B", "600 routes"), ("C", "10,000 routes"), ("D", "1,000,000 routes"), (ManyTablesRace.Set, "2,000 tables, another one each time") })
        {
            AppendTable(text, figures, set, title);
        }

        return text.ToString();
    }

    private static IEnumerable<Goal> Goals(Figures figures)
    {
        foreach ((string set, double bar, double stretch) in new[] { ("A", 2.5, 3.4), ("B", 2.5, 3.0), ("C", 1.8, 2.1) })
        {
            yield return new($"{set}, frozen, random: times as fast as rte_lpm", Faster(figures, set, TableRace.Random, TableRace.Frozen, Dpdk), "x", true, bar, stretch);
        }

        foreach ((string set, double bar) in new[] { ("A", 0.7), ("B", 0.7), ("C", 0.9) })
        {
            yield return new($"{set}, frozen, skewed: times as fast as rte_lpm", Faster(figures, set, TableRace.Skewed, TableRace.Frozen, Dpdk), "x", true, bar);
        }

        foreach (string set in new[] { "A", "B", "C" })
        {
            yield return new($"{set}, frozen, in a chain: of the latency of rte_lpm", figures.Ratio(set, TableRace.Chain, TableRace.Frozen, DpdkChain), "x", false, 0.3);
        }

        yield return new("D, frozen, random: times as fast as rte_lpm", Faster(figures, "D", TableRace.Random, TableRace.Frozen, Dpdk), "x", true, 0.9);
        yield return new("D, frozen, many at once: times as fast as rte_lpm", Faster(figures, "D", TableRace.Random, TableRace.FrozenMany, Dpdk), "x", true, 0.9);
        yield return new("D, create and freeze, shortest of three", figures.Median("D", TableRace.Build, TableRace.Frozen) / 1e6, " ms", false, 250);
        yield return new("M: time of the reference tree", figures.Ratio(ManyTablesRace.Set, TableRace.Random, ManyTablesRace.Pool, ReferenceTree), "x", false, 1.3, 1.0);
        yield return new("M, many at once: time of the reference tree", figures.Ratio(ManyTablesRace.Set, TableRace.Random, ManyTablesRace.PoolMany, ReferenceTree), "x", false, 1.3, 1.0);
        yield return new("M: times as fast as a Patricia trie", Faster(figures, ManyTablesRace.Set, TableRace.Random, ManyTablesRace.Pool, ManyTablesRace.Trie), "x", true, 25);
        yield return new("M: times as fast as a scan of System.Net.IPNetwork", Faster(figures, ManyTablesRace.Set, TableRace.Random, ManyTablesRace.Pool, ManyTablesRace.Framework), "x", true, 100);
        yield return new("M: times as fast as a scan of IPNetwork2", Faster(figures, ManyTablesRace.Set, TableRace.Random, ManyTablesRace.Pool, ManyTablesRace.Network2), "x", true, 1_000);
        yield return new("M: memory of a table of 60 routes, values included", figures.Median(ManyTablesRace.Set, ManyTablesRace.Memory, ManyTablesRace.Pool), " B", false, 1_228);
        yield return new("M: garbage of 4,194,304 look-ups", figures.Median(ManyTablesRace.Set, ManyTablesRace.Garbage, ManyTablesRace.Pool), " B", false, 0);
        foreach (string set in new[] { "A", "B", "C" })
        {
            double? ratio = figures.Median(set, TableRace.IPv6, TableRace.Plain) / figures.Median(set, TableRace.Random, TableRace.Plain);
            yield return new($"{set}, the same table in IPv6: of the time of IPv4", ratio, "x", false, 2.5);
        }

        yield return new("M, the same tables in IPv6: of the time of IPv4", figures.Ratio(ManyTablesRace.Set, TableRace.Random, ManyTablesRace.PoolIPv6, ManyTablesRace.Pool), "x", false, 2.5);
    }

    private static double? Faster(Figures figures, string set, string workload, string way, string than) => figures.Ratio(set, workload, than, way);

    private static void AppendTable(StringBuilder text, Figures figures, string set, string title)
    {
        string[] workloads = [TableRace.Random, TableRace.Skewed, TableRace.Chain, TableRace.IPv6, TableRace.Build];
        string[] ways = [.. workloads.SelectMany(workload => figures.Ways(set, workload)).Distinct()];
        if (ways.Length == 0)
        {
            return;
        }

        string[] measured = [.. workloads.Where(workload => figures.Ways(set, workload).Any())];
        text.Append(CultureInfo.InvariantCulture, $"\n## {set}: {title}\n\nNanoseconds a look-up; building in microseconds.\n\n| way | {string.Join(" | ", measured)} |\n| --- |{string.Concat(measured.Select(_ => " ---: |"))}\n");
        foreach (string way in ways.OrderBy(way => figures.Median(set, TableRace.Random, way) ?? double.MaxValue))
        {
            IEnumerable<string> cells = measured.Select(workload => Goal.Number(figures.Median(set, workload, way) / (workload == TableRace.Build ? 1_000 : 1), string.Empty));
            text.Append(CultureInfo.InvariantCulture, $"| {way} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Processor()
    {
        const string file = "/proc/cpuinfo";
        string[] lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        string? Value(string name) => lines.FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[1].Trim();
        return Value("model name") is { } model ? $"{model} (family {Value("cpu family")} model {Value("model\t")})" : RuntimeInformation.ProcessArchitecture.ToString();
    }
}
