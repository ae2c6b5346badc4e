using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>What the gateways and Route Servers of a VNet learn, and the rows that it becomes for the VNet itself and for those that borrow. Immutable; thread-safe.</summary>
internal sealed class LearnedSource
{
    internal LearnedSource(LearnedRoutes routes, AzureBehavior behavior)
    {
        Routes = routes;
        Own = LearnedRows.Of(routes, withoutBasic: false);
        LeavesOutBasic = behavior.BasicGatewayTransit == BasicGatewayTransit.AcceptedWithoutRoutes && routes.Routes.Exists(route => route.FromBasicGateway);
        Borrowed = LeavesOutBasic ? LearnedRows.Of(routes, withoutBasic: true) : Own;
    }

    internal LearnedRoutes Routes { get; }

    /// <summary>Gets the rows in the gateways' own VNet; null when there are none.</summary>
    internal LearnedRows? Own { get; }

    /// <summary>Gets the rows in VNets that borrow the gateways; null when there are none.</summary>
    internal LearnedRows? Borrowed { get; }

    /// <summary>Gets whether routes of a Basic gateway stay behind in its own VNet .</summary>
    internal bool LeavesOutBasic { get; }
}
