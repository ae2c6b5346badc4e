using VNetPeering.Sdk.Benchmarks.Workloads;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.ControlPlane.Handling;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>One operation on a hub-and-spoke estate of 1,000 VNets: the rules asked about what changes, beside all rules asked about everything.</summary>
internal static class ApplyOne
{
    private const int Runs = 101;

    internal static void Run(TextWriter report)
    {
        Topology topology = RegionalHubs.Build(1_000);
        var options = new ApplyOptions { Limits = AzureLimits.Documented with { VNets = 2_000 } };
        VNet spoke = topology.VNets[^10];
        VNet hub = topology.VNets.MaxBy(vnet => vnet.Peerings.Count)!;
        report.WriteLine("| VNets | operation | Apply | all rules about everything |");
        report.WriteLine("| ---: | --- | ---: | ---: |");
        Measure("a flag of a spoke's link", new PutPeering { Peering = Flipped(spoke.Peerings[0]) });
        Measure("a flag of a hub's link", new PutPeering { Peering = Flipped(hub.Peerings[^1]) });
        Measure("a subnet", new PutSubnet { Subnet = spoke.Subnets[0] with { DefaultOutboundAccess = spoke.Subnets[0].DefaultOutboundAccess is not true } });
        Measure("a route table, attached to nothing", new PutResource { Resource = new RouteTable { Id = hub.Id.Sibling(ResourceTypes.RouteTable, "new") } });

        void Measure(string name, NetworkOperation operation)
        {
            OperationResult result = OperationRunner.Run(topology, operation, options);
            if (!result.IsAccepted || ReferenceEquals(result.Topology, topology) || !result.Equals(OperationRunner.RunWhole(topology, operation, options)))
            {
                throw new InvalidOperationException($"{name}: {result}");
            }

            TimeSpan focused = Shot.MedianOfMany(Runs, () => OperationRunner.Run(topology, operation, options));
            TimeSpan whole = Shot.MedianOfMany(Runs, () => OperationRunner.RunWhole(topology, operation, options));
            report.WriteLine($"| {topology.VNets.Count:N0} | {name} | {focused.TotalMilliseconds:N2} ms | {whole.TotalMilliseconds:N2} ms |");
        }
    }

    private static Peering Flipped(Peering link) => link with { AllowForwardedTraffic = !link.AllowForwardedTraffic };
}
