using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>Compiles estates in the shape of the anchors, asks every table, and compares a sample of the answers with the naive tables.</summary>
internal static class CompileEstates
{
    private const int TargetsPerSubnet = 10;
    private const int Sample = 40;

    internal static void Run(TextWriter report)
    {
        report.WriteLine("| estate | VNets | subnets | compile | a subnet | kept above the topology | all tables asked | checked against the naive tables |");
        report.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Measure(report, "shared route tables", 50, 200, ownTables: false, runs: 9);
        Measure(report, "a route table a subnet", 50, 200, ownTables: true, runs: 9);
        Measure(report, "shared route tables", 500, 200, ownTables: false, runs: 3);
        Measure(report, "a route table a subnet", 500, 200, ownTables: true, runs: 3);
    }

    private static void Measure(TextWriter report, string name, int hubs, int spokes, bool ownTables, int runs)
    {
        Topology topology = AnchorEstate.Build(hubs, spokes, ownTables);
        int subnets = topology.VNets.Sum(vnet => vnet.Subnets.Count);
        TimeSpan time = Shot.Median(warmups: Math.Max(3, runs), runs, () => topology.Compile());
        long kept = Shot.BytesKept(() => topology.Compile(), out CompiledNetwork network);
        long asked = AskAll(topology, network, hubs, spokes);
        int compared = Compare(topology, network, hubs, spokes);
        report.WriteLine($"| {name} | {topology.VNets.Count:N0} | {subnets:N0} | {time.TotalMilliseconds:N1} ms | {time.TotalMicroseconds / subnets:N2} µs | {Shot.Megabytes(kept)} | {asked:N0} | {compared:N0} |");
    }

    /// <summary>Asks every table for several addresses; returns the number of answers.</summary>
    private static long AskAll(Topology topology, CompiledNetwork network, int hubs, int spokes)
    {
        long answers = 0;
        int number = 0;
        foreach (Subnet subnet in topology.VNets.SelectMany(vnet => vnet.Subnets))
        {
            RouteLookup routes = network.RoutesOf(subnet.Id);
            for (int i = 0; i < TargetsPerSubnet; i++)
            {
                answers += routes.Lookup(AnchorEstate.Target(number++, hubs, spokes)) is null ? 0 : 1;
            }
        }

        return answers == number ? answers : throw new InvalidOperationException($"Only {answers} of {number} look-ups found a route; every table has a default route.");
    }

    private static int Compare(Topology topology, CompiledNetwork network, int hubs, int spokes)
    {
        int compared = 0;
        Subnet[] all = [.. topology.VNets.SelectMany(vnet => vnet.Subnets)];
        for (int i = 0; i < Sample; i++)
        {
            Subnet subnet = all[(int)((long)i * 7919 % all.Length)];
            IReadOnlyList<OracleRow> rows = NaiveRoutes.Of(topology, subnet.Id, AzureBehavior.Default);
            RouteLookup routes = network.RoutesOf(subnet.Id);
            for (int k = 0; k < 200; k++)
            {
                HostAddress target = k < 4 ? subnet.AddressPrefixes[0].First : AnchorEstate.Target((i * 200) + k, hubs, spokes);
                OracleRow expected = rows.Where(row => row.State == RouteState.Active && row.Prefix.Contains(target)).MaxBy(row => row.Prefix.Length)!;
                EffectiveRoute actual = routes.Lookup(target)!;
                if (actual.NextHopType != expected.Type || actual.Source != expected.Source || !actual.AddressPrefixes.Contains(expected.Prefix))
                {
                    throw new InvalidOperationException($"{subnet.Id} to {target}: naive {expected}, compiled {actual}");
                }

                compared++;
            }
        }

        return compared;
    }
}
