using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>How a packet and an answer to it end, on one of several equal ways; no answer where the destination is none that could answer from a known place.</summary>
public sealed record OracleEnds(Disposition Forward, Disposition? Return)
{
    /// <summary>Returns the two as text.</summary>
    public override string ToString() => $"{Forward}/{Return?.ToString() ?? "-"}";
}
