using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Everything that the gateways and Route Servers of one VNet learn, and what cannot be derived of it.</summary>
internal sealed class LearnedRoutes
{
    internal List<LearnedRoute> Routes { get; } = [];

    internal List<RouteGap> Gaps { get; } = [];

    internal List<Assumption> Assumptions { get; } = [];
}
