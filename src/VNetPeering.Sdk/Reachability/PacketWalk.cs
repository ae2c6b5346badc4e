using System.Collections.Frozen;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>
/// Walks one packet through the network in one direction, hop by hop: at every hop the routes of that hop's subnet decide anew (rule 3.57).
/// Something unknown is noted and the walk goes on as long as it can, so that a certain blocker behind it is still found.
/// </summary>
internal sealed partial class PacketWalk
{
    private readonly RoutingTables _tables;
    private readonly OutsideWays _outsideWays;
    private readonly CompiledTopology _net;
    private readonly AzureBehavior _behavior;
    private readonly PlaceFinder _places;
    private readonly Outage _outage;
    private readonly SecurityGroups _security;
    private readonly IReadOnlySet<Machine> _admitted;
    private readonly FlowEnd _finalTo;
    private readonly PacketClass _whole;
    private readonly bool _onReturn;
    private readonly PathChoice _choice;
    private readonly List<HopDraft> _hops = [];
    private readonly List<UnknownFact> _unknowns = [];
    private readonly List<Assumption> _assumptions = [];
    private readonly List<SeenAppliance> _appliances = [];
    private readonly Stack<Translation> _translations = new();
    private readonly HashSet<(int VNetOrGateway, HostAddress Address)> _visited = [];
    private readonly HashSet<Machine> _passed = [];
    private readonly Dictionary<ResourceId, int> _balanced;
    private readonly List<Blocker> _blockers = [];
    private PacketClass _packets;
    private FlowEnd _to;
    private Disposition? _end;
    private ArrivalPoint? _arrival;
    private ArrivalPoint? _exit;
    private ResourceId? _door;
    private OutsideArrival? _outside;
    private TunnelEntry? _entered;
    private bool _cameThroughGateway;
    private int _startedAt = -1;
    private List<(int Way, int Count)>? _forks;
    private int _backends = 1;
    private int _doors = 1;
    private bool _hasOpenAnswer;

    private PacketWalk(WalkContext context, PacketClass packets, FlowEnd to, PathChoice choice, WalkResult? answered, IReadOnlySet<Machine>? admitted = null)
    {
        RoutingTables tables = context.Tables;
        _tables = tables;
        _security = context.Security;
        _whole = packets;
        _packets = packets;
        _admitted = admitted ?? answered?.Passed ?? FrozenSet<Machine>.Empty;
        _outsideWays = new OutsideWays(tables);
        _net = tables.Net;
        _behavior = tables.Behavior;
        _places = context.Places;
        _outage = context.Outage;
        _finalTo = to;
        _to = to;
        _onReturn = answered is not null;
        _choice = choice;
        _door = answered?.Door;
        _balanced = answered is null ? [] : new Dictionary<ResourceId, int>(answered.Balanced);
        if (answered is { Translations.Count: > 0 })
        {
            foreach (Translation translation in answered.Translations)
            {
                _translations.Push(translation);
            }

            _packets = answered.Translated.Answers();
            _to = _translations.Peek().End;
        }
    }

    /// <summary>Walks a flow from a place.</summary>
    internal static WalkResult Start(WalkContext context, FlowEnd from, PacketClass packets, FlowEnd to, PathChoice choice)
    {
        var walk = new PacketWalk(context, packets, to, choice, answered: null);
        walk.StartAt(from);
        return walk.Finish();
    }

    /// <summary>Walks an answer from the place that a flow was meant for and never reached.</summary>
    internal static WalkResult AnswerFrom(WalkContext context, FlowEnd from, WalkResult flow, FlowEnd to, PathChoice choice, IReadOnlySet<Machine> admitted)
    {
        var walk = new PacketWalk(context, flow.Packets.Answers(), to, choice, flow, admitted);
        walk.StartAt(from);
        return walk.Finish();
    }

    /// <summary>Walks an answer from where its flow arrived.</summary>
    internal static WalkResult AnswerFrom(WalkContext context, ArrivalPoint point, WalkResult flow, FlowEnd to, PathChoice choice)
    {
        var walk = new PacketWalk(context, flow.Packets.Answers(), to, choice, flow);
        walk.StartInSubnet(point.Subnet, point.NetworkInterface, point.IsPrivateEndpoint);
        return walk.Finish();
    }

    /// <summary>Walks an answer of a site. Its device prefers the tunnel that the flow came out of.</summary>
    internal static WalkResult AnswerOfSite(WalkContext context, OutsideArrival arrival, WalkResult flow, FlowEnd to, PathChoice choice)
    {
        var walk = new PacketWalk(context, flow.Packets.Answers(), to, choice, flow);
        walk.StartAtSite(arrival.Site, arrival);
        return walk.Finish();
    }

    /// <summary>Walks an answer of the Internet from where its flow left, which is where it comes back in: the address was translated there.</summary>
    internal static WalkResult AnswerThrough(WalkContext context, ArrivalPoint exit, SeenAppliance? appliance, WalkResult flow, FlowEnd to, PathChoice choice)
    {
        var walk = new PacketWalk(context, flow.Packets.Answers(), to, choice, flow);
        walk.Hop("internet", null, null);
        walk.Step(new FlowStep { Kind = StepKind.Start });
        walk.ComeBackIn(exit, appliance);
        return walk.Finish();
    }

    private HopDraft Here => _hops[^1];

    private bool IsOver => _end is not null;

    private WalkResult Finish()
    {
        PacketClass translated = _packets;
        Translation[] translations = [.. _translations.Reverse()];
        PacketClass packets = _onReturn ? WholeAnswer() : WholeFlow(translations);
        Disposition disposition = _blockers.Count > 0 ? _blockers[0].Reason : (_unknowns.Count > 0 ? Disposition.Unknown : _end ?? Disposition.Unknown);
        return new WalkResult
        {
            Trace = new DirectionTrace { Disposition = disposition, Hops = [.. _hops.Select(hop => hop.Build())] },
            Blockers = _blockers,
            Unknowns = _unknowns,
            Assumptions = _assumptions,
            Appliances = _appliances,
            Packets = packets,
            Translated = translated,
            Translations = translations,
            Passed = _passed,
            Balanced = _balanced,
            Arrival = _arrival,
            Exit = _exit,
            Door = _door,
            Outside = _outside,
            Forks = _forks ?? [],
            Backends = _backends,
            Doors = _doors,
            HasOpenAnswer = _hasOpenAnswer,
            WentAllTheWay = _end == Disposition.Delivered,
        };
    }

    private void Hop(string at, ResourceId? resource, PathMedium? over) => _hops.Add(new HopDraft(at, resource, over));

    private void HopAtSubnet(int subnet, PathMedium? over)
    {
        CompiledSubnet compiled = _net.Subnets[subnet];
        Hop($"{_net.VNets[compiled.VNet].VNet.Name}/{compiled.Subnet.Name}", compiled.Subnet.Id, over);
    }

    private void Step(FlowStep step) => Here.Steps.Add(step);

    private void Stop(Disposition reason, ResourceId? resource = null, EffectiveRoute? route = null, HostAddress? address = null)
    {
        _end = reason;
        Block(reason, resource, route, address);
    }

    /// <summary>Says whether a resource is down, and ends the walk there.</summary>
    private bool StopsAtDead(ResourceId? resource, HostAddress? address = null)
    {
        if (!_outage.Holds(resource))
        {
            return false;
        }

        Stop(Disposition.ResourceIsDown, resource, address: address);
        return true;
    }

    /// <summary>Notes a blocker behind which the walk goes on as if it were not there, so that all of them come to light.</summary>
    private void Block(Disposition reason, ResourceId? resource = null, EffectiveRoute? route = null, HostAddress? address = null, string? rule = null)
    {
        _blockers.Add(new Blocker { At = Here.At, OnReturn = _onReturn, Reason = reason, Resource = resource, Route = route, Address = address, Rule = rule });
        Step(new FlowStep { Kind = StepKind.Stop, Stop = reason, Resource = resource, Address = address, Rule = rule });
    }

    private void Doubt(UnknownReason reason, string about)
    {
        var fact = new UnknownFact { Reason = reason, At = Here.At, OnReturn = _onReturn, About = about };
        if (!_unknowns.Contains(fact))
        {
            _unknowns.Add(fact);
        }
    }

    /// <summary>Ends the walk without a certain answer.</summary>
    private void GiveUp(UnknownReason reason, string about)
    {
        Doubt(reason, about);
        _end = Disposition.Unknown;
        Step(new FlowStep { Kind = StepKind.Stop, Stop = Disposition.Unknown, Unknown = reason, About = about });
    }

    private void Assume(AssumptionKind kind, string about) => _assumptions.Add(new Assumption { Kind = kind, About = about });

    private void Deliver(FlowStep step)
    {
        Step(step);
        _end = Disposition.Delivered;
    }

    /// <summary>Lets the routes of a subnet decide where the packet goes. A managed instance carries no security group of the user's (rule 2.43).</summary>
    private void RouteOnward(int subnet, int nic, SubnetRoutes routes, bool isUnderGroup)
    {
        int vnet = _net.Subnets[subnet].VNet;
        CheckAccessTo(vnet, isUnderGroup);
        if (routes.UnresolvedRouteTable is { } missing)
        {
            GiveUp(UnknownReason.UnresolvedReference, missing.Name);
            return;
        }

        if (routes.UnresolvedUserRoute is { } open)
        {
            GiveUp(UnknownReason.UnresolvedReference, open);
            return;
        }

        EffectiveRoute? row = Choose(routes);
        if (row is null)
        {
            Stop(Disposition.DroppedByRoute, address: _packets.Destination);
            return;
        }

        if (FollowsUnlistedLink(subnet, row))
        {
            return;
        }

        if ((IsOpenToGap(routes, row, isOfSubnet: true) ?? IsOpenToMembers(vnet, routes, row)) is { } gap)
        {
            GiveUp(gap.Reason, gap.About);
            return;
        }

        switch (row.NextHopType)
        {
            case NextHopType.None:
                if (row.Origin.Kind == RouteOriginKind.PlatformNone)
                {
                    Assume(AssumptionKind.PlatformNoneList, _behavior.PlatformNoneList.ToString());
                }

                Stop(Disposition.DroppedByRoute, row.RouteTableId, row, _packets.Destination);
                break;
            case NextHopType.VNetLocal:
                HopToDestination(vnet, PathMedium.VNet);
                ArriveAt(vnet);
                break;
            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering:
                FollowPeering(vnet, row);
                break;
            case NextHopType.InterfaceEndpoint:
                FollowToEndpoint(vnet);
                break;
            case NextHopType.VirtualAppliance:
                FollowToAppliance(subnet, row);
                break;
            case NextHopType.VirtualNetworkGateway:
                FollowToGateway(subnet, row);
                break;
            case NextHopType.Internet:
                LeaveForInternet(subnet, nic, row);
                break;
            case NextHopType.VirtualNetworkServiceEndpoint:
                _exit = new ArrivalPoint(subnet, nic, IsApplianceExit: _appliances.Count > 0, Over: PathMedium.VNet);
                Assume(AssumptionKind.InternetAnswers, string.Empty);
                Hop("internet", null, PathMedium.VNet);
                Deliver(new FlowStep { Kind = StepKind.Delivery, Address = _packets.Destination });
                break;
            case NextHopType.ConnectedGroup:
                FollowGroup(vnet, row);
                break;
            default:
                throw new InvalidOperationException($"Next-hop type {row.NextHopType} has no way onward.");
        }
    }

    private void Narrow(AddressRange range)
    {
        _packets.NarrowDestinations(range);
    }

    /// <summary>Parts the class where one address fares otherwise than those around it.</summary>
    private void NarrowAround(HostAddress single)
    {
        if (_packets.Destinations.Contains(single))
        {
            Narrow(Beside(_packets.Destinations, _packets.Destination, single));
        }
    }

    /// <summary>Returns what is left of a range on the side of one of its addresses when another one stands alone.</summary>
    private static AddressRange Beside(AddressRange whole, HostAddress address, HostAddress single) =>
        single == address ? new AddressRange(single, single)
        : single < address ? new AddressRange(new HostAddress(single.Family, single.Value + 1), whole.Last)
        : new AddressRange(whole.First, new HostAddress(single.Family, single.Value - 1));

    private EffectiveRoute? Choose(SubnetRoutes routes)
    {
        EffectiveRoute? row = routes.Lookup(_packets.Destination);
        Narrow(routes.SameAnswerAround(_packets.Destination));
        if (row is { Source: RouteSource.VirtualNetworkGateway })
        {
            // 3.21: an appliance and a gateway with equal paths are two rows of one prefix, and share the flows.
            EffectiveRoute[] equal = [.. RoutingTables.EqualTo(row, routes)];
            row = equal.Length > 1 ? equal[Take(equal.Length)] : row;
        }

        foreach (Assumption assumption in routes.Assumptions)
        {
            _assumptions.Add(assumption);
        }

        if (row is not null)
        {
            Step(new FlowStep { Kind = StepKind.Route, Route = row, Resource = row.RouteTableId ?? row.Origin.ResourceId });
        }

        return row;
    }

    /// <summary>
    /// A missing route decides over packets that would otherwise fall to the platform's default and None rows. Own and peered space stays as it is (3.51). A
    /// route of a table or a gateway could lose to a longer one that is missing: that there is none is an assumption. Service tags could take public
    /// destinations from a default route.
    /// </summary>
    private RouteGap? IsOpenToGap(SubnetRoutes routes, EffectiveRoute row, bool isOfSubnet = false)
    {
        bool fallsToPlatform = row.Origin.Kind is RouteOriginKind.PlatformNone or RouteOriginKind.PlatformDefault;
        bool isGeneralInternet = _to.Place.Kind == PlaceKind.Internet && _to.Place.Address is null;
        foreach (RouteGap gap in routes.Gaps)
        {
            if (isOfSubnet && gap.Reason == UnknownReason.ClassicDetails)
            {
                continue; // what the table does not list was asked for before
            }

            bool decides = gap.Reason == UnknownReason.ServiceTagWithoutData
                ? !isGeneralInternet && !_packets.Destination.IsPrivate && (fallsToPlatform || row.AddressPrefixes[0].IsDefaultRoute)
                : fallsToPlatform;
            if (decides)
            {
                return gap;
            }

            if (gap.Reason != UnknownReason.ServiceTagWithoutData && row.Source != RouteSource.Default && row.AddressPrefixes[0].Length < (_packets.Destination.Family == IPFamily.IPv4 ? 32 : 128))
            {
                Assume(AssumptionKind.NoLongerRouteIsMissing, gap.About);
            }
        }

        return null;
    }

    /// <summary>Says whether members of a network group that nobody lists decide over the packet.</summary>
    private RouteGap? IsOpenToMembers(int vnet, SubnetRoutes routes, EffectiveRoute row)
    {
        if (vnet < 0 || !_tables.Membership.Concerns(vnet))
        {
            return null;
        }

        Narrow(_tables.Membership.SameAround(_tables, vnet, _packets.Destination));
        return _tables.Membership.Decides(_tables, vnet, routes, row, _packets.Destination);
    }

    private sealed class HopDraft(string at, ResourceId? resource, PathMedium? over)
    {
        internal string At => at;

        internal PathMedium? Over => over;

        internal List<FlowStep> Steps { get; } = [];

        internal FlowHop Build() => new() { At = at, Resource = resource, Over = over, Steps = Steps.ToValueList() };
    }
}
