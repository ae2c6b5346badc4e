using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Matching;

internal static class FlowTitle
{
    /// <summary>Returns, for example, <c>app/web -> data/sql tcp/1433</c>.</summary>
    internal static string Of(FlowTrace trace) => $"{trace.From.Name} -> {trace.To.Name} {trace.Protocol}";
}
