using VNetPeering.Sdk.Kernel.Probing;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Kernel;

/// <summary>A flow, the library's answer to it and the kernel's.</summary>
internal sealed record KernelFlow(Probe Probe, FlowTrace Trace, bool Arrived);
