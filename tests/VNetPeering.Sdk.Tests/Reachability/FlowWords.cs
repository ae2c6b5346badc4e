using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Reachability;

/// <summary>Flows as short lines.</summary>
internal static class FlowWords
{
    /// <summary><c>VERDICT FORWARD/RETURN</c>.</summary>
    internal static string Ask(this CompiledNetwork network, string from, string to)
    {
        FlowTrace trace = network.Trace(from, to);
        return $"{trace.Verdict} {trace.Forward.Disposition}/{trace.Return.Disposition}";
    }

    /// <summary>Where a direction passes and what it travels over: <c>a, vnet b, peering c</c>.</summary>
    internal static string Way(this DirectionTrace direction) =>
        string.Join(", ", direction.Hops.Select(hop => hop.Over is null ? hop.At : $"{hop.Over} {hop.At}"));
}
