namespace VNetPeering.Sdk.Routing;

/// <summary>Says whether two readings of a VNet's gateways bring the same.</summary>
internal static class LearnedEquality
{
    internal static bool AreSame(LearnedRoutes one, LearnedRoutes other) =>
        one.Gaps.SequenceEqual(other.Gaps)
        && one.Assumptions.SequenceEqual(other.Assumptions)
        && one.Routes.Count == other.Routes.Count
        && one.Routes.Zip(other.Routes).All(pair => AreSame(pair.First, pair.Second));

    private static bool AreSame(LearnedRoute one, LearnedRoute other) =>
        one.Prefix == other.Prefix
        && one.Kind == other.Kind
        && one.ResourceId == other.ResourceId
        && one.GatewayId == other.GatewayId
        && one.Gateway == other.Gateway
        && one.FromBasicGateway == other.FromBasicGateway
        && one.NextHops.AsSpan().SequenceEqual(other.NextHops);
}
