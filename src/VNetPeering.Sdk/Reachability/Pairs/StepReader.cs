using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Reads from compiled tables where packets to a subnet go next, with no record made and mostly nothing allocated. It says what <see cref="WaySearch"/> says, or that
/// it cannot tell. Thread-safe.
/// </summary>
internal sealed class StepReader(RoutingTables tables, ViaNumbers vias, PairGround ground)
{
    private readonly CompiledTopology _net = tables.Net;
    private readonly int _noneRows = PlatformRows.None(tables.Behavior.PlatformNoneList).Length;

    /// <summary>Returns the next step of packets that an appliance, which no group looks at, sends on to a subnet.</summary>
    internal Step NextFrom(ViaEntry via, int to) => ground.Access.In(via.VNet, to) switch
    {
        PairAccess.Passes => Next(via.Point.Home, to),
        Ways.Blocked => Step.Blocked,
        _ => Step.Open,
    };

    /// <summary>Returns the first step of a subnet's packets: one to an appliance that takes nothing from it leads nowhere.</summary>
    internal Step FromSource(Step step, int source) => step.Point < 0 || vias[step.Point].Point.Way != Ways.Direct ? step
        : ground.Access.In(vias[step.Point].VNet, source) switch
        {
            PairAccess.Passes => step,
            Ways.Blocked => Step.Blocked,
            _ => Step.Open,
        };

    /// <summary>Returns the next step of packets that a subnet, or an appliance in it, sends to another subnet.</summary>
    /// <param name="at">Index of the subnet.</param>
    /// <param name="to">Position of the destination, which is plain.</param>
    internal Step Next(int at, int to)
    {
        BaseTable table = tables.BaseOf(at);
        if (_net.Subnets[at].RouteTable == CompiledSubnet.Unresolved || table.User is { HasUnresolvedDestination: true })
        {
            return Step.Unknown;
        }

        int vnet = _net.Subnets[at].VNet;
        if (tables.Membership.Concerns(vnet))
        {
            return Step.Open;
        }

        HostAddress first = ground.Subnets.First(to);
        HostAddress last = ground.Subnets.Last(to);
        uint own = RouteAnswer.NoMatch;
        if (!table.Intervals.IsOne(first, last, out uint answer) || (!table.IsWhole && !tables.SharedIn(vnet)!.Intervals.IsOne(first, last, out own)))
        {
            return Step.Unsettled;
        }

        answer = Math.Max(answer, own);
        if (answer == RouteAnswer.NoMatch)
        {
            return Step.Blocked;
        }

        if (RouteAnswer.IsOfVNet(answer))
        {
            return OverOwnRow(vnet, answer, to);
        }

        int row = RouteAnswer.Row(answer);
        if (row < table.FirstOwn && table.User!.TypeOf(row) == NextHopType.VirtualAppliance && table.User.NextHopOf(row) is { } appliance && ground.Subnets.Holds(to, appliance))
        {
            return !ground.Subnets.IsPrivate(to) ? Step.Unsettled : Step.Open;
        }

        return row < table.FirstOwn && table.User!.TypeOf(row) == NextHopType.VNetLocal
            ? IsOpenToTags(table, row, at, ground.Subnets.IsPrivate(to)) ? Step.Unknown : Arrive(vnet, to)
            : OverBaseRow(table, row, at, ground.Subnets.IsPrivate(to));
    }

    /// <summary>
    /// Returns where a row of a base table sends packets to a subnet of another VNet, which holds no appliance of the row.
    /// </summary>
    internal Step OverBaseRow(BaseTable table, int row, int at, bool isPrivate)
    {
        if (row >= table.FirstPlatform)
        {
            bool fallsToPlatform = row < table.FirstNone + _noneRows;
            return !fallsToPlatform ? Step.Open : IsOpenToGaps(at, isPrivate) ? Step.Unknown : Step.Blocked;
        }

        if (row >= table.FirstOwn)
        {
            return Step.Open;
        }

        if (IsOpenToTags(table, row, at, isPrivate))
        {
            return Step.Unknown;
        }

        return table.User!.TypeOf(row) switch
        {
            // A machine of the topology is not behind the Internet.
            NextHopType.None or NextHopType.Internet => Step.Blocked,
            NextHopType.VNetLocal => WaySearch.HasUnreadSubnet(_net, _net.Subnets[at].VNet) ? Step.Open : Step.Blocked,
            NextHopType.VirtualAppliance when table.User.NextHopOf(row) is { } appliance => To(appliance, at, _net.Subnets[at].VNet),
            NextHopType.VNetPeering or NextHopType.VNetGlobalPeering or NextHopType.ConnectedGroup => Step.Unsettled,
            _ => Step.Open,
        };
    }

    private Step OverOwnRow(int vnet, uint answer, int to)
    {
        int index = tables.SharedIn(vnet)!.Links(_net, tables.Groups, vnet)[RouteAnswer.Row(answer)];
        if (index == VNetTable.Elsewhere || RouteAnswer.Length(answer) == 0)
        {
            return Step.Unsettled;
        }

        if (index == VNetTable.Local)
        {
            return Arrive(vnet, to);
        }

        Crossing crossing = ground.Facts.CrossingOf(index);
        if (crossing.Outcome != 0)
        {
            return Step.Of(crossing);
        }

        Step arrived = Arrive(ground.Facts.RemoteOf(index), to);
        return arrived == Step.Open && crossing.IsForOwnOnly ? Step.Unsettled : arrived.Over(crossing);
    }

    private Step Arrive(int vnet, int to) => vnet == ground.Subnets.VNetOf(to) ? Step.Delivered
        : WaySearch.HasUnreadSubnet(_net, vnet) ? Step.Open
        : Step.Blocked;

    /// <summary>Returns the step to an appliance that a route names.</summary>
    /// <param name="appliance">Its address.</param>
    /// <param name="at">Index of the subnet with the route.</param>
    /// <param name="vnet">Index of its VNet.</param>
    internal Step To(HostAddress appliance, int at, int vnet)
    {
        if (_net.VNets[vnet].Owns(appliance))
        {
            return Step.To(vias.Of(vnet, appliance));
        }

        int link = ground.Links.Find(vnet, appliance);
        if (link < 0)
        {
            return tables.Groups.MemberAt(vnet, appliance) >= 0 || GapsOf(at).Any(gap => gap.Reason == UnknownReason.UnresolvedReference) ? Step.Open : Step.Blocked;
        }

        int remote = ground.Facts.RemoteOf(link);
        int via = remote < 0 ? -1 : vias.Of(remote, appliance);
        Crossing crossing = ground.Facts.CrossingOf(link);
        return crossing.Outcome != 0 ? Step.Of(crossing) : Step.To(via).Over(crossing);
    }

    /// <summary>Says whether a tag without data may bring a better row than a user-defined default route.</summary>
    private bool IsOpenToTags(BaseTable table, int row, int at, bool isPrivate) =>
        !isPrivate && table.User!.PrefixesOf(row, out _).IsDefaultRoute && GapsOf(at).Any(gap => gap.Reason == UnknownReason.ServiceTagWithoutData);

    private bool IsOpenToGaps(int at, bool isPrivate)
    {
        // Asked for every row of every table: nothing is allocated.
        foreach (RouteGap gap in GapsOf(at).AsSpan())
        {
            if (gap.Reason != UnknownReason.ServiceTagWithoutData || !isPrivate)
            {
                return true;
            }
        }

        return false;
    }

    private ValueList<RouteGap> GapsOf(int at) => MayHaveGaps(at) ? tables.Of(at).Gaps : [];

    /// <summary>Says whether a table may lack something, without a look at all its rows. It must not say no where <see cref="RouteDoubts"/> finds a gap.</summary>
    private bool MayHaveGaps(int at)
    {
        CompiledSubnet subnet = _net.Subnets[at];
        return subnet.RouteTable == CompiledSubnet.Unresolved
            || tables.BaseOf(at).User is { Gaps.Count: > 0 }
            || subnet.Subnet.ServiceEndpoints.Count > 0
            || ground.Gaps.MayBeIn(subnet.VNet);
    }
}
