namespace VNetPeering.Sdk.Routing;

/// <summary>Says whether two readings of a VNet's gateways bring the same.</summary>
internal static class LearnedEquality
{
    internal static bool AreSame(LearnedRoutes one, LearnedRoutes other) =>
        one.Gaps.SequenceEqual(other.Gaps)
        && one.Assumptions.SequenceEqual(other.Assumptions)
        && one.LentAssumptions.SequenceEqual(other.LentAssumptions)
        && AreSame(one.Routes, other.Routes)
        && AreSame(one.Lent, other.Lent);

    private static bool AreSame(LearnedRoute[] one, LearnedRoute[] other) => one.Length == other.Length && one.Zip(other).All(pair => AreSame(pair.First, pair.Second));

    private static bool AreSame(LearnedRoute one, LearnedRoute other) =>
        one.Prefix == other.Prefix
        && one.Kind == other.Kind
        && one.ResourceId == other.ResourceId
        && one.GatewayId == other.GatewayId
        && one.Gateway == other.Gateway
        && one.AsPath == other.AsPath
        && one.NextHops.AsSpan().SequenceEqual(other.NextHops);
}
