using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>What the gateways and the Route Server of one VNet bring, the losers aside, and what cannot be derived of it. Immutable.</summary>
internal sealed class LearnedRoutes
{
    /// <summary>The routes for the VNet itself.</summary>
    internal required LearnedRoute[] Routes { get; init; }

    /// <summary>The routes for those that borrow: all but those of a Basic gateway .</summary>
    internal required LearnedRoute[] Lent { get; init; }

    internal required RouteGap[] Gaps { get; init; }

    internal required Assumption[] Assumptions { get; init; }

    /// <summary>What the borrowers' tables take for granted beside <see cref="Assumptions"/>.</summary>
    internal required Assumption[] LentAssumptions { get; init; }

    /// <summary>Stands for a hub that nobody describes: it may bring any route.</summary>
    internal static LearnedRoutes Unknown(RouteGap gap) => new() { Routes = [], Lent = [], Gaps = [gap], Assumptions = [], LentAssumptions = [] };
}
