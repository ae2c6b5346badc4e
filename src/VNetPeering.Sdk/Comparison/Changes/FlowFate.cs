using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>What becomes of a class of packets.</summary>
internal sealed record FlowFate(FlowBox Box, Verdict Verdict, ValueList<string> Ways, ValueList<Blocker> Blockers)
{
    internal static FlowFate Of(ClassTrace part) => new(
        part.Box,
        part.Verdict,
        part.Verdict == Verdict.Reachable ? [.. (part.Choices.Count == 0 ? [part] : part.Choices).Select(Way).Distinct().Order(StringComparer.Ordinal)] : [],
        part.Blockers);

    private static string Way(ClassTrace way) => $"{Hops(way.Forward)}; back {Hops(way.Return)}";

    private static string Hops(DirectionTrace direction) => string.Join(" > ", direction.Hops.Select(hop => hop.Over is null ? hop.At : $"{Medium(hop.Over.Value)} {hop.At}"));

    private static string Medium(PathMedium medium) => $"[{medium}]";
}
