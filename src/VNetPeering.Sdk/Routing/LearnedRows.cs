using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>
/// The rows that the gateways of one VNet bring, the same in every VNet that has or borrows them: one row a prefix, made of equal routes.
/// Prepared once. Thread-safe.
/// </summary>
internal sealed class LearnedRows
{
    private readonly LearnedRoute[][] _winners;
    private readonly EffectiveRoute?[] _own;

    private LearnedRows(IEnumerable<LearnedRoute> routes)
    {
        // What an appliance announces through a Route Server is a row of its own beside a gateway's: their next hops are of different kinds.
        _winners = [.. routes.GroupBy(route => (route.Prefix, route.Kind == RouteOriginKind.RouteServer)).Select(equal => equal.ToArray())];
        _own = new EffectiveRoute?[_winners.Length];
        Cover = new PrefixCover(_winners.Select(winners => winners[0].Prefix));
    }

    /// <summary>Gets the number of rows.</summary>
    internal int Count => _winners.Length;

    /// <summary>Gets the prefixes of the rows.</summary>
    internal PrefixCover Cover { get; }

    /// <summary>Prepares routes; null when there are none.</summary>
    internal static LearnedRows? Of(LearnedRoute[] routes) => routes.Length == 0 ? null : new LearnedRows(routes);

    internal AddressPrefix PrefixOf(int row) => _winners[row][0].Prefix;

    /// <summary>Returns the record of a row in the gateway's own VNet, always the same one.</summary>
    internal EffectiveRoute OwnRecord(int row) => _own[row] ?? Interlocked.CompareExchange(ref _own[row], ToRecord(row, borrowedOver: null), null) ?? _own[row]!;

    /// <summary>Creates the record of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="borrowedOver">The peering over which the gateway is borrowed; null for the VNet's own.</param>
    internal EffectiveRoute ToRecord(int row, ResourceId? borrowedOver)
    {
        LearnedRoute[] winners = _winners[row];
        return new EffectiveRoute
        {
            Source = RouteSource.VirtualNetworkGateway,
            State = RouteState.Active,
            AddressPrefixes = [winners[0].Prefix],
            NextHopType = NextHopType.VirtualNetworkGateway,
            NextHopAddresses = [.. winners.SelectMany(route => route.NextHops).Distinct()],
            Origin = new RouteOrigin
            {
                Kind = winners[0].Kind,
                ResourceId = winners[0].ResourceId,
                GatewayId = winners[0].GatewayId,
                BorrowedOver = borrowedOver,
                AsPath = winners[0].AsPath,
            },
        };
    }
}
