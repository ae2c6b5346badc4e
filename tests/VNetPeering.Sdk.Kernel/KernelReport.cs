using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Probing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Kernel;

/// <summary>What the kernel did with each flow of a design, and what the library said about it.</summary>
internal sealed class KernelReport(IReadOnlyList<KernelFlow> flows, int namespaces)
{
    /// <summary>Gets the flows that have a certain verdict.</summary>
    internal IReadOnlyList<KernelFlow> Compared { get; } = [.. flows.Where(flow => flow.Verdict != Verdict.Unknown)];

    /// <summary>Gets the flows about which the library does not know: nothing is compared.</summary>
    internal IReadOnlyList<KernelFlow> Unknown { get; } = [.. flows.Where(flow => flow.Verdict == Verdict.Unknown)];

    internal int ArrivedCount => Compared.Count(flow => flow.Arrived);

    internal IReadOnlyList<KernelFlow> Differences => [.. Compared.Where(flow => flow.Arrived != (flow.Verdict == Verdict.Reachable))];

    /// <summary>Says whether a flow arrived.</summary>
    internal bool Arrived(string from, string to, Protocol protocol, IPFamily family = IPFamily.IPv4) =>
        flows.Single(flow => flow.Probe.From.Name == from && flow.Probe.To.Name == to && flow.Probe.Protocol == protocol && flow.Probe.Family == family).Arrived;

    /// <summary>Returns the differences with the explanation of each, for the message of a failing test.</summary>
    internal string Describe() => string.Join("\n\n", Differences.Select(flow => $"{flow.Probe}: the kernel {(flow.Arrived ? "delivered" : "did not deliver")} it\n{TextReport.Render(flow.Trace)}"));

    public override string ToString() =>
        $"{Compared.Count} flows compared ({ArrivedCount} arrived, {Compared.Count - ArrivedCount} did not), {Unknown.Count} Unknown left out, {namespaces} namespaces";
}
