using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Two places in two networks. An end is null in a network that does not have it.</summary>
internal sealed record PairOfEnds(FlowEnd? FromBefore, FlowEnd? ToBefore, FlowEnd? FromAfter, FlowEnd? ToAfter)
{
    internal Place From => (FromAfter ?? FromBefore)!.Place;

    internal Place To => (ToAfter ?? ToBefore)!.Place;
}
