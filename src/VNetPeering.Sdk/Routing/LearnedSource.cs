namespace VNetPeering.Sdk.Routing;

/// <summary>What the gateways and Route Servers of a VNet learn, and the rows that it becomes for the VNet itself and for those that borrow. Immutable; thread-safe.</summary>
internal sealed class LearnedSource
{
    internal LearnedSource(LearnedRoutes routes)
    {
        Routes = routes;
        Own = LearnedRows.Of(routes.Routes);
        Borrowed = ReferenceEquals(routes.Lent, routes.Routes) ? Own : LearnedRows.Of(routes.Lent);
    }

    internal LearnedRoutes Routes { get; }

    /// <summary>Gets the rows in the gateways' own VNet; null when there are none.</summary>
    internal LearnedRows? Own { get; }

    /// <summary>Gets the rows in VNets that borrow the gateways; null when there are none.</summary>
    internal LearnedRows? Borrowed { get; }
}
