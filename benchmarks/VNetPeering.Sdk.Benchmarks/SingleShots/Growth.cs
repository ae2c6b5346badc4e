using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>Time and memory of compiling from ten VNets to a hundred thousand. The expectation is linear in routes, which a mesh of hubs adds more than linearly.</summary>
internal static class Growth
{
    internal static void Run(TextWriter report)
    {
        report.WriteLine("| VNets | subnets | links | rows in all tables | compile | a subnet | a thousand rows | kept above the topology |");
        report.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach ((int hubs, int spokes, int runs) in ((int, int, int)[])[(1, 9, 201), (1, 99, 101), (5, 200, 31), (20, 200, 15), (50, 200, 9), (200, 200, 3), (500, 200, 3)])
        {
            Topology topology = AnchorEstate.Build(hubs, spokes, ownTables: false);
            int subnets = topology.VNets.Sum(vnet => vnet.Subnets.Count);
            long rows = Rows(topology);
            TimeSpan time = Shot.Median(warmups: Math.Min(runs, 20), runs, () => topology.Compile());
            long kept = Shot.BytesKept(() => topology.Compile(), out _);
            report.WriteLine($"| {topology.VNets.Count:N0} | {subnets:N0} | {topology.VNets.Sum(vnet => vnet.Peerings.Count):N0} | {rows:N0} | {time.TotalMilliseconds:N2} ms | {time.TotalMicroseconds / subnets:N2} µs | {time.TotalMicroseconds * 1000 / rows:N1} µs | {Shot.Megabytes(kept)} |");
        }
    }

    /// <summary>Counts the rows of all tables: those of the VNet, of the route table and of the platform, whether or not they take each other's place.</summary>
    private static long Rows(Topology topology)
    {
        Dictionary<ResourceId, int> routes = topology.RouteTables.ToDictionary(table => table.Id, table => table.Routes.Count);
        int platform = 1 + PlatformNoneRoutes.Of(AzureBehavior.Default.PlatformNoneList).Count;
        return topology.VNets.Sum(vnet => vnet.Subnets.Sum(subnet =>
            (long)vnet.AddressSpace.Count + vnet.Peerings.Count + platform + (subnet.RouteTableId is null ? 0 : routes[subnet.RouteTableId])));
    }
}
