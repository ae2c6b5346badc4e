using VNetPeering.Sdk.Kernel.Probing;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Kernel;

/// <summary>A flow, the library's answer to it and the kernel's.</summary>
internal sealed record KernelFlow(Probe Probe, FlowTrace Trace, bool Arrived)
{
    /// <summary>A port of those that Linux gives to clients. Rules about the ports of services tell it apart from none of the others.</summary>
    private const int ClientPort = 40000;

    /// <summary>Gets what the library says about this very flow, where it tells client ports or addresses apart.</summary>
    internal Verdict Verdict => VerdictOf(Trace, Probe);

    internal static Verdict VerdictOf(FlowTrace trace, Probe probe) => trace.Partial.FirstOrDefault(part =>
        part.SourcePorts.First <= ClientPort && ClientPort <= part.SourcePorts.Last && part.From.Contains(probe.Source) && part.To.Contains(probe.Destination))?.Verdict ?? trace.Verdict;
}
