using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>One change of a compiled estate: what applying it costs, and apart from that what preparing it costs, which copies the lists of the topology.</summary>
internal static class EditOne
{
    private const int Runs = 2_001;

    internal static void Run(TextWriter report)
    {
        report.WriteLine("| VNets | change | subnets touched | prepare | apply | compile it all |");
        report.WriteLine("| ---: | --- | ---: | ---: | ---: | ---: |");
        Measure(report, hubs: 50, spokes: 200);
        Measure(report, hubs: 500, spokes: 200);
    }

    private static void Measure(TextWriter report, int hubs, int spokes)
    {
        Topology topology = AnchorEstate.Build(hubs, spokes, ownTables: true);
        CompiledNetwork network = topology.Compile();
        TimeSpan all = Shot.Median(warmups: 1, runs: 3, () => topology.Compile());
        VNet spoke = topology.VNets[topology.VNets.Count / 2];
        VNet hub = topology.VNets[spokes];
        RouteTable ofSpoke = topology.RouteTables.First(table => table.Id == spoke.Subnets[0].RouteTableId);
        RouteTable ofHub = topology.RouteTables.First(table => table.Id == hub.Subnets[0].RouteTableId);
        Measure(report, network, all, "the route table of one subnet of a spoke", new NetworkChange { RouteTables = [Changed(ofSpoke)] }, Runs);
        Measure(report, network, all, "the route table of a hub", new NetworkChange { RouteTables = [Changed(ofHub)] }, Runs / 10);
        Measure(report, network, all, "a spoke's link", new NetworkChange { Peerings = [spoke.Peerings[0] with { State = PeeringState.Disconnected }] }, Runs / 100);
        Measure(report, network, all, "a spoke's address space", new NetworkChange { VNets = [Wider(spoke)] }, Runs / 100);
        Measure(report, network, all, "a hub's address space", new NetworkChange { VNets = [Wider(hub)] }, Runs / 100);
    }

    private static void Measure(TextWriter report, CompiledNetwork network, TimeSpan all, string name, NetworkChange change, int runs)
    {
        TimeSpan prepare = Shot.MedianOfMany(Math.Max(5, runs / 100), () => network.Prepare(change));
        NetworkEdit edit = network.Prepare(change);
        TimeSpan apply = Shot.MedianOfMany(runs, () => network.With(edit));
        Check(network, edit);
        report.WriteLine($"| {network.Topology.VNets.Count:N0} | {name} | {edit.TouchedSubnets:N0} | {prepare.TotalMicroseconds:N1} µs | {apply.TotalMicroseconds:N1} µs | {all.TotalMilliseconds:N1} ms |");
    }

    /// <summary>The edited network answers as one that was compiled from the edited topology, in a sample of subnets and in the first ones.</summary>
    private static void Check(CompiledNetwork network, NetworkEdit edit)
    {
        CompiledNetwork edited = network.With(edit);
        CompiledNetwork compiled = edit.Topology.Compile();
        Subnet[] subnets = [.. edit.Topology.VNets.SelectMany(vnet => vnet.Subnets)];
        for (int i = 0; i < subnets.Length; i += i < 1_000 ? 1 : 97)
        {
            for (int k = 0; k < 10; k++)
            {
                HostAddress target = k == 0 ? HostAddress.Parse("11.1.1.1") : AnchorEstate.Target(i + k, 50, 200);
                EffectiveRoute? expected = compiled.RoutesOf(subnets[i].Id).Lookup(target);
                EffectiveRoute? actual = edited.RoutesOf(subnets[i].Id).Lookup(target);
                if (expected != actual)
                {
                    throw new InvalidOperationException($"{subnets[i].Id} to {target}: compiled {expected}, edited {actual}");
                }
            }
        }
    }

    private static RouteTable Changed(RouteTable table) => table with
    {
        Routes = [.. table.Routes, new UserDefinedRoute { Name = "added", Destination = RouteDestination.FromPrefix(AddressPrefix.Parse("11.0.0.0/8")), NextHopType = NextHopType.None }],
    };

    private static VNet Wider(VNet vnet) => vnet with { AddressSpace = [.. vnet.AddressSpace, AddressPrefix.Parse("11.1.0.0/16")] };
}
