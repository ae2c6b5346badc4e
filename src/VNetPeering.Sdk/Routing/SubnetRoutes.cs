using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>The effective routes of a subnet: its look-up, and its rows when somebody asks for them. Thread-safe.</summary>
internal sealed class SubnetRoutes
{
    private readonly RouteIntervals _base;
    private readonly RouteIntervals _vnet;
    private readonly RouteRecords _records;
    private RouteListing? _listing;

    internal SubnetRoutes(RouteRecords records)
    {
        _records = records;
        _base = records.Base.Intervals;

        // A whole table has the VNet's rows in it.
        _vnet = records.Base.IsWhole ? RouteIntervals.Empty : records.VNet.Intervals;
    }

    internal ValueList<EffectiveRoute> Rows => Listing.Rows;

    internal ValueList<RouteGap> Gaps => Listing.Gaps;

    /// <summary>Gets what is missing and could still change who wins where a row of own or peered space wins: nothing that gateways or endpoints bring (3.51).</summary>
    internal ValueList<RouteGap> GapsOfRouteTables =>
    [
        .. UnresolvedRouteTable is { } table ? new[] { new RouteGap { Reason = UnknownReason.UnresolvedReference, About = table.Name } } : [],
        .. _records.Base.User?.Gaps ?? [],
    ];

    /// <summary>Gets the user-defined routes whose next hop the input does not resolve: the rows stand, where they lead is not known.</summary>
    internal IReadOnlyList<RouteGap> OpenNextHops => _records.Base.User?.OpenNextHops ?? [];

    /// <summary>Gets what the next hops of user-defined routes took for granted.</summary>
    internal IReadOnlyList<Assumption> NextHopAssumptions => _records.Base.User?.Assumptions ?? [];

    internal ValueList<Assumption> Assumptions => Listing.Assumptions;

    internal bool PropagationIsOff => _records.Base.User is { Table.PropagatesGatewayRoutes: false };

    /// <summary>The route table that the subnet names and the input does not hold: any route may be different. Null when all is known.</summary>
    internal ResourceId? UnresolvedRouteTable => _records.Inputs.UnresolvedRouteTable;

    /// <summary>A user-defined route whose prefix the input does not resolve: it may take any packet (3.53). Null when there is none.</summary>
    internal string? UnresolvedUserRoute =>
        _records.Base.User is { } user && user.Table.Routes.FirstOrDefault(route => route.Destination.Unresolved is not null) is { } open
            ? $"{user.Table.Name}/{open.Name}"
            : null;

    private RouteListing Listing
    {
        get
        {
            if (_listing is null)
            {
                Interlocked.CompareExchange(ref _listing, new RouteLister(_records).List(), null);
            }

            return _listing;
        }
    }

    /// <summary>Returns the winning row for an address; null when no row matches. Allocates nothing once the row has been asked for.</summary>
    internal EffectiveRoute? Lookup(HostAddress address)
    {
        uint answer = AnswerFor(address);
        return answer == RouteAnswer.NoMatch ? null : _records.Of(answer);
    }

    /// <summary>Returns the widest range around an address for which the same row wins. Allocates nothing.</summary>
    internal AddressRange SameAnswerAround(HostAddress address)
    {
        AddressRange range = Around(address, out uint answer);
        UInt128 end = address.Family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue;
        HostAddress first = range.First;
        HostAddress last = range.Last;
        while (first.Value > 0 && Around(new HostAddress(address.Family, first.Value - 1), out uint before) is var wider && before == answer)
        {
            first = wider.First;
        }

        while (last.Value < end && Around(new HostAddress(address.Family, last.Value + 1), out uint after) is var wider && after == answer)
        {
            last = wider.Last;
        }

        return new AddressRange(first, last);
    }

    private uint AnswerFor(HostAddress address) => Math.Max(_base.At(address), _vnet.At(address));

    /// <summary>Returns the record of an answer that is a match, always the same one.</summary>
    internal EffectiveRoute RecordOf(uint answer) => _records.Of(answer);

    /// <summary>Returns a range around an address in which one row wins, and the answer. Allocates nothing.</summary>
    internal AddressRange Around(HostAddress address, out uint answer)
    {
        AddressRange shared = _base.Around(address, out uint baseAnswer);
        AddressRange own = _vnet.Around(address, out uint vnetAnswer);
        answer = Math.Max(baseAnswer, vnetAnswer);
        return new AddressRange(shared.First > own.First ? shared.First : own.First, shared.Last < own.Last ? shared.Last : own.Last);
    }
}
