using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Fabric;
using VNetPeering.Sdk.Kernel.Namespaces;
using VNetPeering.Sdk.Kernel.Probing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Kernel;

/// <summary>Lays a design out, sends real packets between all its machines and sites, both ways, and compares what arrives with what the library says.</summary>
internal static class KernelComparison
{
    private const int Attempts = 4;

    internal static readonly Protocol Web = Protocol.Tcp(443);
    internal static readonly Protocol Sql = Protocol.Tcp(1433);

    private static readonly Protocol[] _protocols = [Web, Sql, Protocol.Icmp];
    private static int _designs;
    private static int _pairs;
    private static int _flows;

    internal static string Totals => $"Linux kernel: {_designs} designs, {_pairs} pairs of machines, {_flows} flows compared";

    /// <summary>Compares a design. It fails with all differences and an explanation of each.</summary>
    internal static async Task<KernelReport> CompareAsync(Topology topology)
    {
        CompiledNetwork network = topology.Compile();
        KernelReport report = await TryAsync(network, network);
        for (int attempt = 1; attempt < Attempts && report.Differences.Any(); attempt++)
        {
            // A busy machine loses packets. A difference of the two is there however often the design is laid out.
            report = await TryAsync(network, network);
        }

        TestContext.Out.WriteLine(report);
        Interlocked.Increment(ref _designs);
        Interlocked.Add(ref _pairs, report.Compared.Select(flow => (flow.Probe.From, flow.Probe.To)).Distinct().Count());
        Interlocked.Add(ref _flows, report.Compared.Count);
        report.Differences.ShouldBeEmpty(report.Describe());
        return report;
    }

    /// <summary>Asks one network about the flows of another that is laid out: usually the same.</summary>
    internal static async Task<KernelReport> TryAsync(CompiledNetwork asked, CompiledNetwork laidOut, TimeSpan? patience = null)
    {
        using NetworkFabric fabric = FabricBuilder.Build(laidOut);
        var questions = new List<(Probe Probe, FlowTrace Trace)>();
        foreach (Machine from in fabric.Ends)
        {
            foreach (Machine to in fabric.Ends.Where(to => to != from))
            {
                foreach (IPFamily family in Families(from, to))
                {
                    questions.AddRange(_protocols.Select(protocol => (new Probe(from, to, family, protocol), asked.Trace(from.Place, to.Place, protocol, family))));
                }
            }
        }

        IReadOnlyList<bool> arrived = await Prober.TryAsync([.. questions.Select(one => (one.Probe, KernelFlow.VerdictOf(one.Trace, one.Probe) == Verdict.Reachable))], patience);
        return new KernelReport([.. questions.Select((one, i) => new KernelFlow(one.Probe, one.Trace, arrived[i]))], fabric.NamespaceCount);
    }

    private static IEnumerable<IPFamily> Families(Machine from, Machine to) =>
        new[] { IPFamily.IPv4, IPFamily.IPv6 }.Where(family => (family == IPFamily.IPv4 || Permission.HasIPv6) && from.AddressOf(family) is not null && to.AddressOf(family) is not null);
}
