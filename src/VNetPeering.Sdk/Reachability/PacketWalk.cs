using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <summary>
/// Walks one packet through the network in one direction, hop by hop: at every hop the routes of that hop's subnet decide anew (rule 3.57).
/// Something unknown is noted and the walk goes on as long as it can, so that a certain blocker behind it is still found.
/// </summary>
internal sealed class PacketWalk
{
    private readonly RoutingTables _tables;
    private readonly CompiledTopology _net;
    private readonly AzureBehavior _behavior;
    private readonly PlaceFinder _places;
    private readonly HostAddress _source;
    private readonly HostAddress _destination;
    private readonly FlowEnd _to;
    private readonly bool _onReturn;
    private readonly int _choice;
    private readonly List<HopDraft> _hops = [];
    private readonly List<UnknownFact> _unknowns = [];
    private readonly List<Assumption> _assumptions = [];
    private readonly List<SeenAppliance> _appliances = [];
    private readonly HashSet<(int VNetOrGateway, HostAddress Address)> _visited = [];
    private AddressRange _sameFor;
    private Blocker? _blocker;
    private Disposition? _end;
    private ArrivalPoint? _arrival;
    private ArrivalPoint? _exit;
    private OutsideArrival? _outside;
    private TunnelEntry? _entered;
    private bool _cameThroughGateway;
    private int _equalPaths = 1;

    private PacketWalk(RoutingTables tables, PlaceFinder places, HostAddress source, FlowEnd to, AddressRange toRange, bool onReturn, int choice)
    {
        _tables = tables;
        _net = tables.Net;
        _behavior = tables.Behavior;
        _places = places;
        _source = source;
        _to = to;
        _destination = toRange.First;
        _sameFor = toRange;
        _onReturn = onReturn;
        _choice = choice;
    }

    /// <summary>Walks from a place to the first address of a range. <c>choice</c> says which of several equal next hops is taken, modulo their number.</summary>
    internal static WalkResult Start(RoutingTables tables, PlaceFinder places, FlowEnd from, HostAddress source, FlowEnd to, AddressRange toRange, bool onReturn, int choice)
    {
        var walk = new PacketWalk(tables, places, source, to, toRange, onReturn, choice);
        walk.StartAt(from);
        return walk.Finish();
    }

    /// <summary>Walks an answer from where its flow arrived.</summary>
    internal static WalkResult AnswerFrom(RoutingTables tables, PlaceFinder places, ArrivalPoint point, HostAddress source, FlowEnd to, AddressRange toRange, int choice)
    {
        var walk = new PacketWalk(tables, places, source, to, toRange, onReturn: true, choice);
        walk.StartInSubnet(point.Subnet, point.NetworkInterface, point.IsPrivateEndpoint);
        return walk.Finish();
    }

    /// <summary>Walks an answer of a site. Its device prefers the tunnel that the flow came out of.</summary>
    internal static WalkResult AnswerOfSite(RoutingTables tables, PlaceFinder places, OutsideArrival arrival, HostAddress source, FlowEnd to, AddressRange toRange, int choice)
    {
        var walk = new PacketWalk(tables, places, source, to, toRange, onReturn: true, choice);
        walk.StartAtSite(arrival.Site, arrival.ConnectionId);
        return walk.Finish();
    }

    /// <summary>Walks an answer of the Internet from where its flow left, which is where it comes back in: the address was translated there.</summary>
    internal static WalkResult AnswerThrough(RoutingTables tables, PlaceFinder places, ArrivalPoint exit, SeenAppliance? appliance, HostAddress source, FlowEnd to, AddressRange toRange, int choice)
    {
        var walk = new PacketWalk(tables, places, source, to, toRange, onReturn: true, choice);
        walk.Hop("internet", null, null);
        walk.Step(new FlowStep { Kind = StepKind.Start });
        walk.ComeBackIn(exit, appliance);
        return walk.Finish();
    }

    private HopDraft Here => _hops[^1];

    private bool IsOver => _end is not null;

    private WalkResult Finish()
    {
        Disposition disposition = _blocker?.Reason ?? (_unknowns.Count > 0 ? Disposition.Unknown : _end ?? Disposition.Unknown);
        return new WalkResult
        {
            Trace = new DirectionTrace { Disposition = disposition, Hops = [.. _hops.Select(hop => hop.Build())] },
            Blocker = _blocker,
            Unknowns = _unknowns,
            Assumptions = _assumptions,
            Appliances = _appliances,
            SameFor = _sameFor,
            Arrival = _arrival,
            Exit = _exit,
            Outside = _outside,
            EqualPaths = _equalPaths,
        };
    }

    // ---- notes -------------------------------------------------------------------------------------------------------------------------

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
        _blocker = new Blocker { At = Here.At, OnReturn = _onReturn, Reason = reason, Resource = resource, Route = route, Address = address };
        Step(new FlowStep { Kind = StepKind.Stop, Stop = reason, Resource = resource, Address = address });
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

    // ---- start -------------------------------------------------------------------------------------------------------------------------

    private void StartAt(FlowEnd from)
    {
        switch (from.Place.Kind)
        {
            case PlaceKind.Site:
                StartAtSite(from, preferred: null);
                break;
            case PlaceKind.ClientPool:
                StartAtClients(from);
                break;
            case PlaceKind.Internet:
                StartOnInternet();
                break;
            default:
                if (from.Subnet < 0)
                {
                    Hop(from.Place.Name, from.Place.Resource, null);
                    GiveUp(from.IsOwnedByNobody ? UnknownReason.AddressOwnedByNobody : UnknownReason.UnresolvedReference, from.Place.Name);
                    break;
                }

                StartInSubnet(from.Subnet, from.NetworkInterface, isPrivateEndpoint: false);
                break;
        }
    }

    private void StartInSubnet(int subnet, int nic, bool isPrivateEndpoint)
    {
        HopAtSubnet(subnet, null);
        Step(new FlowStep { Kind = StepKind.Start, Address = _source });
        PassSecurityGroups(subnet, nic);
        bool followsTables = !isPrivateEndpoint
            || _net.Subnets[subnet].Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
        SubnetRoutes routes = followsTables ? _tables.Of(subnet) : _tables.PlainOf(_net.Subnets[subnet].VNet) ?? _tables.Of(subnet);
        RouteOnward(subnet, nic, routes, isManaged: false);
    }

    private void StartAtSite(FlowEnd site, ResourceId? preferred)
    {
        Hop(site.Place.Name, site.Place.Resource, null);
        Step(new FlowStep { Kind = StepKind.Start, Address = _source });
        SiteAttachment? way = site.Attachments
            .Where(attachment => !attachment.SpeaksBgp || LeadsToDestination(attachment))
            .OrderBy(attachment => attachment.Connection.Id == preferred ? 0 : 1)
            .ThenBy(DistanceToDestination)
            .FirstOrDefault();
        if (way is null)
        {
            Stop(Disposition.SourceHasNoRoute, site.Place.Resource, address: _destination);
            return;
        }

        if (!way.SpeaksBgp)
        {
            Assume(AssumptionKind.SiteRoutesToAzure, site.Place.Name);
        }

        _entered = TunnelEntry.Of(way);
        EnterGateway(way.Gateway, way.Connection.Type == ConnectionType.ExpressRoute ? PathMedium.ExpressRoute : PathMedium.Vpn);
    }

    private int DistanceToDestination(SiteAttachment attachment) =>
        _net.VNets[attachment.VNet].Owns(_destination) ? 0
        : _tables.LinkTo(attachment.VNet, _destination) is not null ? 1
        : LeadsToDestination(attachment) ? 2
        : 3;

    /// <summary>Says whether the gateway of an attachment owns, peers with or announces the destination (rules 4.25, 4.30).</summary>
    private bool LeadsToDestination(SiteAttachment attachment)
    {
        if (_net.VNets[attachment.VNet].Owns(_destination))
        {
            return true;
        }

        CompiledLink? link = _tables.LinkTo(attachment.VNet, _destination);
        if (link is not null && (!attachment.SpeaksBgp || (link.Remote >= 0 && _tables.Transit[link.Remote]?.Hub == attachment.VNet)))
        {
            // A static site is configured by hand; BGP tells it, of the peers, only the spokes that borrow the gateway.
            return true;
        }

        return attachment.SpeaksBgp && _tables.LearnedIn(attachment.VNet)?.Routes.Any(route =>
            route.Prefix.Contains(_destination) && route.ResourceId != attachment.Connection.Id && MayTransit(TunnelEntry.Of(attachment), route)) is true;
    }

    private void StartAtClients(FlowEnd clients)
    {
        Gateway gateway = _net.Topology.Gateways[clients.Gateway];
        Hop(clients.Place.Name, clients.Place.Resource, null);
        Step(new FlowStep { Kind = StepKind.Start, Address = _source });
        int vnet = _net.FindVNet(gateway.VNetId);
        bool knowsTheWay = vnet >= 0
            && (_net.VNets[vnet].Owns(_destination)
                || _tables.LinkTo(vnet, _destination) is not null
                || gateway.CustomRoutes.Any(prefix => prefix.Contains(_destination))
                || _tables.LearnedIn(vnet)?.Routes.Any(route => route.Prefix.Contains(_destination) && MayTransit(TunnelEntry.Clients, route)) is true);
        if (!knowsTheWay)
        {
            Stop(Disposition.SourceHasNoRoute, gateway.Id, address: _destination);
            return;
        }

        Assume(AssumptionKind.ClientsHaveCurrentRoutes, clients.Place.Name);
        _entered = TunnelEntry.Clients;
        EnterGateway(clients.Gateway, PathMedium.Vpn);
    }

    private void StartOnInternet()
    {
        Hop("internet", null, null);
        Step(new FlowStep { Kind = StepKind.Start });
        if (_to.NetworkInterface >= 0 && InternetEdge.WayIn(_net, _to.NetworkInterface) is { } door)
        {
            HopAtSubnet(_to.Subnet, PathMedium.Internet);
            Step(new FlowStep { Kind = StepKind.InternetEntry, Resource = door });
            ArriveAt(_to.VNet);
            return;
        }

        Stop(Disposition.NoWayInFromInternet, _to.Place.Resource, address: _destination);
    }

    private void ComeBackIn(ArrivalPoint exit, SeenAppliance? appliance)
    {
        if (exit.IsApplianceExit)
        {
            HopAtSubnet(exit.Subnet, PathMedium.Internet);
            Step(new FlowStep { Kind = StepKind.InternetEntry, Resource = _net.Subnets[exit.Subnet].Subnet.Id });
            if (appliance is not null)
            {
                _appliances.Add(appliance);
            }

            RouteOnward(exit.Subnet, exit.NetworkInterface, _tables.Of(exit.Subnet), isManaged: exit.NetworkInterface < 0);
            return;
        }

        HopAtSubnet(exit.Subnet, PathMedium.Internet);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = _net.Subnets[exit.Subnet].Subnet.Id, Address = _destination });
    }

    // ---- routing -----------------------------------------------------------------------------------------------------------------------

    /// <summary>Lets the routes of a subnet decide where the packet goes. A managed instance carries no security group of the user's (rule 2.43).</summary>
    private void RouteOnward(int subnet, int nic, SubnetRoutes routes, bool isManaged)
    {
        if (routes.UnresolvedRouteTable is { } missing)
        {
            GiveUp(UnknownReason.UnresolvedReference, missing.Name);
            return;
        }

        EffectiveRoute? row = Choose(routes);
        if (row is null)
        {
            Stop(Disposition.DroppedByRoute, address: _destination);
            return;
        }

        if (IsOpenToGap(routes, row) is { } gap)
        {
            GiveUp(gap.Reason, gap.About);
            return;
        }

        int vnet = _net.Subnets[subnet].VNet;
        switch (row.NextHopType)
        {
            case NextHopType.None:
                if (row.Origin.Kind == RouteOriginKind.PlatformNone)
                {
                    Assume(AssumptionKind.PlatformNoneList, _behavior.PlatformNoneList.ToString());
                }

                Stop(Disposition.DroppedByRoute, row.RouteTableId, row, _destination);
                break;
            case NextHopType.VNetLocal:
                HopToDestination(vnet, PathMedium.VNet);
                ArriveAt(vnet);
                break;
            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering:
                FollowPeering(subnet, nic, row, isManaged);
                break;
            case NextHopType.InterfaceEndpoint:
                FollowToEndpoint(subnet, nic, isManaged);
                break;
            case NextHopType.VirtualAppliance:
                FollowToAppliance(subnet, nic, row, isManaged);
                break;
            case NextHopType.VirtualNetworkGateway:
                FollowToGateway(subnet, nic, row, isManaged);
                break;
            case NextHopType.Internet:
                LeaveForInternet(subnet, nic, row);
                break;
            case NextHopType.VirtualNetworkServiceEndpoint:
                Hop("internet", null, PathMedium.VNet);
                Deliver(new FlowStep { Kind = StepKind.Delivery, Address = _destination });
                break;
            case NextHopType.ConnectedGroup:
                GiveUp(UnknownReason.UnresolvedReference, row.Origin.ResourceId?.Name ?? row.NextHopType.ToString());
                break;
            default:
                throw new InvalidOperationException($"Next-hop type {row.NextHopType} has no way onward.");
        }
    }

    private EffectiveRoute? Choose(SubnetRoutes routes)
    {
        EffectiveRoute? row = routes.Lookup(_destination);
        if (routes.SameAnswerAround(_destination).Intersect(_sameFor) is { } narrower)
        {
            _sameFor = narrower;
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
    /// A missing route could only take packets that would otherwise fall to the platform's default and None rows; what the own and peered space or a
    /// route table takes stays as it is (rules 3.50-3.53). Service tags could take public destinations from a default route.
    /// </summary>
    private RouteGap? IsOpenToGap(SubnetRoutes routes, EffectiveRoute row)
    {
        bool fallsToPlatform = row.Origin.Kind is RouteOriginKind.PlatformNone or RouteOriginKind.PlatformDefault;
        bool isGeneralInternet = _to.Place.Kind == PlaceKind.Internet && _to.Place.Address is null;
        foreach (RouteGap gap in routes.Gaps)
        {
            bool decides = gap.Reason == UnknownReason.ServiceTagWithoutData
                ? !isGeneralInternet && !_destination.IsPrivate && (fallsToPlatform || row.AddressPrefixes[0].IsDefaultRoute)
                : fallsToPlatform;
            if (decides)
            {
                return gap;
            }
        }

        return null;
    }

    // ---- peering -----------------------------------------------------------------------------------------------------------------------

    private void FollowPeering(int subnet, int nic, EffectiveRoute row, bool isManaged)
    {
        CompiledLink? link = row.Origin.Kind == RouteOriginKind.Peering ? LinkOf(_net.Subnets[subnet].VNet, row.Origin.ResourceId!) : null;
        if (link is null)
        {
            GiveUp(UnknownReason.BeyondVirtualHub, row.Origin.ResourceId?.Name ?? string.Empty);
            return;
        }

        if (Cross(link, subnet, nic, isManaged, _destination))
        {
            HopToDestination(link.Remote, MediumOf(link));
            Step(new FlowStep { Kind = StepKind.Peering, Resource = link.Peering.Id });
            ArriveAt(link.Remote);
        }
    }

    private CompiledLink? LinkOf(int vnet, ResourceId id)
    {
        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd; i++)
        {
            if (_net.Links[i].Peering.Id == id)
            {
                return _net.Links[i];
            }
        }

        return null;
    }

    private static PathMedium MediumOf(CompiledLink link) => link.IsGlobal ? PathMedium.GlobalPeering : PathMedium.Peering;

    /// <summary>Crosses a peering towards an address in the remote VNet; <see langword="false"/> when the packet stops here.</summary>
    private bool Cross(CompiledLink link, int fromSubnet, int fromNic, bool isManaged, HostAddress target)
    {
        if (link.Remote < 0 || _net.VNets[link.Remote].VNet.IsPlaceholder)
        {
            GiveUp(UnknownReason.UnresolvedReference, link.Peering.RemoteVNetId.Name);
            return false;
        }

        if (_net.VNets[link.Remote].VNet.DeploymentModel == DeploymentModel.Classic)
        {
            Doubt(UnknownReason.ClassicDetails, _net.VNets[link.Remote].VNet.Name);
            return true;
        }

        CompiledLink? back = link.Reverse >= 0 ? _net.Links[link.Reverse] : null;
        if (back is not { IsConnected: true })
        {
            Stop(Disposition.PeeringNotConnected, back?.Peering.Id ?? link.Peering.Id, address: target);
            return false;
        }

        bool senderHasGroup = !isManaged && HasSecurityGroup(fromSubnet, fromNic);
        return IsAccessAllowed(link, senderHasGroup, target)
            && IsAccessAllowed(back, ReceiverHasGroup(link.Remote, target), target)
            && IsForwardedTrafficAllowed(link, back, target);
    }

    /// <summary>
    /// A cleared access flag takes the space behind the link out of the VirtualNetwork tag of the side that owns it (2.40). Without a security group there
    /// it blocks all the same (2.42, Q-01); with one, a custom rule may admit the packet.
    /// </summary>
    private bool IsAccessAllowed(CompiledLink link, bool hasGroup, HostAddress target)
    {
        if (link.Peering.AllowVirtualNetworkAccess)
        {
            return true;
        }

        if (hasGroup)
        {
            Doubt(UnknownReason.SecurityGroupPresent, link.Peering.Name);
            return true;
        }

        Assume(AssumptionKind.AccessFlagBlocksWithoutSecurityGroup, link.Peering.Name);
        if (!_behavior.AccessFlagBlocksWithoutSecurityGroup)
        {
            return true;
        }

        Stop(Disposition.AccessNotAllowed, link.Peering.Id, address: target);
        return false;
    }

    /// <summary>A packet that did not start in the VNet that it leaves must be admitted as forwarded (2.50), unless an Azure gateway sends it (2.52).</summary>
    private bool IsForwardedTrafficAllowed(CompiledLink link, CompiledLink back, HostAddress target)
    {
        if (_cameThroughGateway || _net.VNets[link.Local].Owns(_source))
        {
            return true;
        }

        CompiledLink deciding = _behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? back : link;
        if (deciding.Peering.AllowForwardedTraffic)
        {
            return true;
        }

        Assume(AssumptionKind.ForwardedTrafficIsChecked, deciding.Peering.Name);
        Stop(Disposition.ForwardedTrafficNotAllowed, deciding.Peering.Id, address: target);
        return false;
    }

    private void FollowToEndpoint(int subnet, int nic, bool isManaged)
    {
        int vnet = _net.Subnets[subnet].VNet;
        if (_net.VNets[vnet].Owns(_destination))
        {
            HopToDestination(vnet, PathMedium.VNet);
            ArriveAt(vnet);
        }
        else if (_tables.LinkTo(vnet, _destination) is { } link && Cross(link, subnet, nic, isManaged, _destination))
        {
            HopToDestination(link.Remote, MediumOf(link));
            Step(new FlowStep { Kind = StepKind.Peering, Resource = link.Peering.Id });
            ArriveAt(link.Remote);
        }
    }

    // ---- appliances --------------------------------------------------------------------------------------------------------------------

    private void FollowToAppliance(int subnet, int nic, EffectiveRoute row, bool isManaged)
    {
        if (row.NextHopAddresses.Count == 0)
        {
            if (UnresolvedNextHop(row) is { } text)
            {
                GiveUp(UnknownReason.UnresolvedReference, text);
            }
            else
            {
                Stop(Disposition.ApplianceMissing, row.RouteTableId, row);
            }

            return;
        }

        ForwardTo(row.NextHopAddresses[0], subnet, nic, row, isManaged);
    }

    private string? UnresolvedNextHop(EffectiveRoute row)
    {
        int table = _net.FindRouteTable(row.RouteTableId);
        return table < 0 ? null : _net.Topology.RouteTables[table].Routes.FirstOrDefault(route => route.Name == row.Name)?.NextHop.Unresolved;
    }

    private void ForwardTo(HostAddress appliance, int subnet, int nic, EffectiveRoute row, bool isManaged)
    {
        int vnet = _net.Subnets[subnet].VNet;
        int at = vnet;
        CompiledLink? link = null;
        if (!_net.VNets[vnet].Owns(appliance))
        {
            link = _tables.LinkTo(vnet, appliance);
            if (link is null)
            {
                if (_tables.Of(subnet).Gaps.Any(gap => gap.Reason == UnknownReason.UnresolvedReference))
                {
                    GiveUp(UnknownReason.UnresolvedReference, appliance.ToString());
                    return;
                }

                Stop(Disposition.ApplianceNotReachable, row.RouteTableId ?? row.Origin.ResourceId, row, appliance);
                return;
            }

            if (!Cross(link, subnet, nic, isManaged, appliance))
            {
                return;
            }

            at = link.Remote;
        }

        PathMedium medium = link is null ? PathMedium.VNet : MediumOf(link);
        CompiledSubnet? home = _net.SubnetAt(at, appliance);
        if (home is null)
        {
            if (_net.VNets[at].HasUnknownSpace)
            {
                GiveUp(UnknownReason.UnresolvedReference, appliance.ToString());
                return;
            }

            Stop(Disposition.ApplianceMissing, row.RouteTableId ?? row.Origin.ResourceId, row, appliance);
            return;
        }

        HopAtSubnet(home.Index, medium);
        if (link is not null)
        {
            Step(new FlowStep { Kind = StepKind.Peering, Resource = link.Peering.Id });
        }

        if (appliance == _destination)
        {
            ArriveAt(at);
            return;
        }

        if (!_visited.Add((at, appliance)))
        {
            Stop(Disposition.RoutingLoop, row.RouteTableId ?? row.Origin.ResourceId, row, appliance);
            return;
        }

        _cameThroughGateway = false;
        PassAppliance(at, home, appliance, row);
    }

    private void PassAppliance(int vnet, CompiledSubnet home, HostAddress address, EffectiveRoute row)
    {
        AddressOwner? owner = _net.OwnerOf(vnet, address);
        switch (owner?.Kind)
        {
            case AddressOwnerKind.NetworkInterface:
                PassInterface(owner.Value.Index, home, address);
                break;
            case AddressOwnerKind.AzureFirewall:
                PassFirewall(_net.Topology.AzureFirewalls[owner.Value.Index], home, address);
                break;
            case AddressOwnerKind.LoadBalancerFrontEnd:
                PassLoadBalancer(owner.Value, home, address);
                break;
            case AddressOwnerKind.PrivateEndpoint or AddressOwnerKind.Gateway or AddressOwnerKind.RouteServer:
                Stop(Disposition.ApplianceDoesNotForward, row.RouteTableId ?? row.Origin.ResourceId, row, address);
                break;
            case null when FirewallWithoutAddressIn(home) is { } unaddressed:
                PassFirewall(unaddressed, home, address);
                break;
            case null:
                PassUndescribed(home, address, row);
                break;
            default:
                throw new InvalidOperationException($"An owner of kind {owner.Value.Kind} has no way onward.");
        }
    }

    /// <summary>A firewall whose address the input does not state answers at whatever address of its subnet a route names.</summary>
    private AzureFirewall? FirewallWithoutAddressIn(CompiledSubnet home) =>
        _net.Topology.AzureFirewalls.FirstOrDefault(firewall => firewall.PrivateIPAddress is null && firewall.SubnetId == home.Subnet.Id);

    private void PassFirewall(AzureFirewall firewall, CompiledSubnet home, HostAddress address)
    {
        Assume(AssumptionKind.UndescribedApplianceForwards, firewall.Name);
        Step(new FlowStep { Kind = StepKind.Appliance, Resource = firewall.Id, Address = address });
        _appliances.Add(new SeenAppliance($"firewall {firewall.Id}", Here.At, true));
        RouteOnward(home.Index, -1, _tables.Of(home.Index), isManaged: true);
    }

    private void PassInterface(int nic, CompiledSubnet home, HostAddress address)
    {
        NetworkInterface record = _net.Topology.NetworkInterfaces[nic];
        if (!record.EnableIPForwarding)
        {
            Stop(Disposition.ApplianceDoesNotForward, record.Id, address: address);
            return;
        }

        PassSecurityGroups(home.Index, nic);
        Appliance? declared = _net.Topology.Appliances.FirstOrDefault(appliance => appliance.NetworkInterfaceId == record.Id);
        if (declared?.IsStateful is null)
        {
            Assume(AssumptionKind.UndescribedApplianceForwards, record.Name);
        }

        Step(new FlowStep { Kind = StepKind.Appliance, Resource = record.Id, Address = address });
        _appliances.Add(new SeenAppliance($"nic {record.Id}", Here.At, declared?.IsStateful));
        RouteOnward(home.Index, nic, _tables.Of(home.Index), isManaged: false);
    }

    private void PassLoadBalancer(AddressOwner owner, CompiledSubnet home, HostAddress address)
    {
        LoadBalancer balancer = _net.Topology.LoadBalancers[owner.Index];
        Step(new FlowStep { Kind = StepKind.LoadBalancer, Resource = balancer.Id, Address = address });
        int[] backends = BackendsOf(balancer, balancer.FrontEnds[owner.Part].Name);
        if (backends.Length == 0)
        {
            if (_net.HasNetworkInterfaceData)
            {
                Stop(Disposition.ApplianceMissing, balancer.Id, address: address);
                return;
            }

            Assume(AssumptionKind.UndescribedApplianceForwards, balancer.Name);
            _appliances.Add(new SeenAppliance($"front end {balancer.Id} {balancer.FrontEnds[owner.Part].Name}", Here.At, null));
            RouteOnward(home.Index, -1, _tables.Of(home.Index), isManaged: true);
            return;
        }

        // Any backend may get the packet: one that does not forward fails the flow for some of them.
        int failing = Array.FindIndex(backends, nic => !_net.Topology.NetworkInterfaces[nic].EnableIPForwarding);
        if (failing >= 0)
        {
            Stop(Disposition.ApplianceDoesNotForward, _net.Topology.NetworkInterfaces[backends[failing]].Id, address: address);
            return;
        }

        int chosen = backends[Take(backends.Length)];
        int subnet = _net.Topology.NetworkInterfaces[chosen].IPConfigurations.Select(configuration => _net.FindSubnet(configuration.SubnetId)).FirstOrDefault(found => found >= 0, home.Index);
        if (subnet != home.Index)
        {
            HopAtSubnet(subnet, PathMedium.VNet);
        }

        PassInterface(chosen, _net.Subnets[subnet], address);
    }

    private int[] BackendsOf(LoadBalancer balancer, ResourceName frontEnd)
    {
        HashSet<ResourceId> pools = [.. balancer.Rules.Where(rule => rule.FrontEnd == frontEnd && rule.BackendPoolId is not null).Select(rule => rule.BackendPoolId!)];
        return
        [
            .. Enumerable.Range(0, _net.Topology.NetworkInterfaces.Count)
                .Where(i => _net.Topology.NetworkInterfaces[i].IPConfigurations.Any(configuration => configuration.LoadBalancerBackendPoolIds.Any(pools.Contains))),
        ];
    }

    private void PassUndescribed(CompiledSubnet home, HostAddress address, EffectiveRoute row)
    {
        if (SubnetAddresses.IsReserved(home.Subnet.AddressPrefixes.First(prefix => prefix.Contains(address)), address))
        {
            Stop(Disposition.ApplianceMissing, row.RouteTableId ?? row.Origin.ResourceId, row, address);
            return;
        }

        if (_net.HasNetworkInterfaceData && !SpecialSubnets.HoldsManagedInstances(home.Subnet.Name))
        {
            Stop(Disposition.ApplianceMissing, row.RouteTableId ?? row.Origin.ResourceId, row, address);
            return;
        }

        Assume(AssumptionKind.UndescribedApplianceForwards, address.ToString());
        PassSecurityGroups(home.Index, -1);
        Step(new FlowStep { Kind = StepKind.Appliance, Resource = home.Subnet.Id, Address = address });
        _appliances.Add(new SeenAppliance($"address {home.Subnet.Id} {address}", Here.At, null));
        RouteOnward(home.Index, -1, _tables.Of(home.Index), isManaged: SpecialSubnets.HoldsManagedInstances(home.Subnet.Name));
    }

    private int Take(int count)
    {
        _equalPaths = Math.Max(_equalPaths, count);
        return _choice % count;
    }

    // ---- gateways ----------------------------------------------------------------------------------------------------------------------

    private void FollowToGateway(int subnet, int nic, EffectiveRoute row, bool isManaged)
    {
        int vnet = _net.Subnets[subnet].VNet;
        if (row.Source == RouteSource.VirtualNetworkGateway && row.Origin.Kind == RouteOriginKind.RouteServer)
        {
            ForwardTo(row.NextHopAddresses[Take(row.NextHopAddresses.Count)], subnet, nic, row, isManaged);
            return;
        }

        TransitSource? transit = _tables.Transit[vnet];
        int gateway = row.Source == RouteSource.VirtualNetworkGateway
            ? _net.FindGateway(row.Origin.GatewayId)
            : VpnGatewayFor(vnet, transit);
        if (gateway < 0)
        {
            // A hub that the input does not describe may well have a gateway.
            if (BorrowsFromUndescribed(vnet) is { } hub)
            {
                GiveUp(UnknownReason.UnresolvedReference, hub);
                return;
            }

            Stop(Disposition.NoGateway, row.RouteTableId, row);
            return;
        }

        int at = _net.FindVNet(_net.Topology.Gateways[gateway].VNetId);
        PathMedium medium = PathMedium.VNet;
        if (at != vnet)
        {
            CompiledLink link = transit!.Link;
            if (link.Local == vnet && !Cross(link, subnet, nic, isManaged, GatewayAddress(gateway)))
            {
                return;
            }

            medium = MediumOf(link);
        }

        EnterGateway(gateway, medium);
    }

    /// <summary>A user-defined route to a gateway means a VPN gateway, and fails where an ExpressRoute gateway is beside it or alone (3.38).</summary>
    private int VpnGatewayFor(int vnet, TransitSource? transit)
    {
        int hub = _net.VNets[vnet].Gateways.Count > 0 ? vnet : transit?.Hub ?? -1;
        if (hub < 0 || _net.VNets[hub].Gateways.Exists(gateway => _net.Topology.Gateways[gateway].Type == GatewayType.ExpressRoute))
        {
            return -1;
        }

        if (_net.VNets[hub].Gateways is not [int first, ..])
        {
            return -1;
        }

        // A Basic gateway serves its own VNet only.
        return hub != vnet && _tables.Reader.IsOwnOnly(first) ? -1 : first;
    }

    private string? BorrowsFromUndescribed(int vnet)
    {
        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd; i++)
        {
            CompiledLink link = _net.Links[i];
            if (link.Peering.UseRemoteGateways && link.IsConnected && (link.Remote < 0 || _net.VNets[link.Remote].VNet.IsPlaceholder))
            {
                return link.Peering.RemoteVNetId.Name;
            }
        }

        return null;
    }

    /// <summary>An address of the gateway, for the checks of a peering that is crossed towards it.</summary>
    private HostAddress GatewayAddress(int gateway)
    {
        int subnet = _net.FindSubnet(_net.Topology.Gateways[gateway].SubnetId);
        return subnet >= 0 && _net.Subnets[subnet].Subnet.AddressPrefixes.Count > 0 ? _net.Subnets[subnet].Subnet.AddressPrefixes[0].First : _destination;
    }

    /// <summary>Arrives at a gateway, whose GatewaySubnet decides where the packet goes on (3.60).</summary>
    private void EnterGateway(int gateway, PathMedium medium)
    {
        Gateway record = _net.Topology.Gateways[gateway];
        int vnet = _net.FindVNet(record.VNetId);
        int subnet = _net.FindSubnet(record.SubnetId);
        SubnetRoutes? routes = _tables.OfGateway(gateway);
        Hop(vnet < 0 ? record.Name : $"{_net.VNets[vnet].VNet.Name}/{record.Name}", record.Id, medium);
        Step(new FlowStep { Kind = StepKind.Gateway, Resource = record.Id });
        if (routes is null)
        {
            GiveUp(UnknownReason.UnresolvedReference, record.Name);
            return;
        }

        if (!_visited.Add((-1 - gateway, _destination)))
        {
            Stop(Disposition.RoutingLoop, record.Id, address: _destination);
            return;
        }

        if (routes.UnresolvedRouteTable is { } missing)
        {
            GiveUp(UnknownReason.UnresolvedReference, missing.Name);
            return;
        }

        _cameThroughGateway = true;
        EffectiveRoute? row = Choose(routes);
        if (row is not null && IsOpenToGap(routes, row) is { } gap)
        {
            GiveUp(gap.Reason, gap.About);
            return;
        }

        switch (row?.NextHopType)
        {
            case NextHopType.VNetLocal:
                HopToDestination(vnet, PathMedium.VNet);
                ArriveAt(vnet);
                break;
            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering when row.Origin.Kind == RouteOriginKind.Peering:
                FollowPeeringFromGateway(vnet, subnet, row);
                break;
            case NextHopType.InterfaceEndpoint when subnet >= 0:
                FollowToEndpoint(subnet, -1, isManaged: true);
                break;
            case NextHopType.VirtualAppliance when subnet >= 0:
                FollowToAppliance(subnet, -1, row, isManaged: true);
                break;
            case NextHopType.VirtualNetworkGateway when row.Origin.Kind == RouteOriginKind.RouteServer && subnet >= 0:
                ForwardTo(row.NextHopAddresses[Take(row.NextHopAddresses.Count)], subnet, -1, row, isManaged: true);
                break;
            case NextHopType.VirtualNetworkGateway when row.Source == RouteSource.VirtualNetworkGateway:
                LeaveThroughTunnel(gateway, row);
                break;
            default:
                Stop(Disposition.GatewayHasNoRoute, record.Id, row, _destination);
                break;
        }
    }

    private void FollowPeeringFromGateway(int vnet, int subnet, EffectiveRoute row)
    {
        CompiledLink? link = LinkOf(vnet, row.Origin.ResourceId!);
        if (link is not null && Cross(link, subnet, -1, isManaged: true, _destination))
        {
            HopToDestination(link.Remote, MediumOf(link));
            Step(new FlowStep { Kind = StepKind.Peering, Resource = link.Peering.Id });
            ArriveAt(link.Remote);
        }
    }

    private void LeaveThroughTunnel(int arrivedAt, EffectiveRoute row)
    {
        int gateway = _net.FindGateway(row.Origin.GatewayId);
        Gateway record = _net.Topology.Gateways[gateway];
        if (_net.FindVNet(record.VNetId) != _net.FindVNet(_net.Topology.Gateways[arrivedAt].VNetId))
        {
            Stop(Disposition.GatewayHasNoRoute, _net.Topology.Gateways[arrivedAt].Id, row, _destination);
            return;
        }

        LearnedRoute? learned = _tables.LearnedIn(_net.FindVNet(record.VNetId))?.Routes
            .FirstOrDefault(route => route.ResourceId == row.Origin.ResourceId && route.Prefix == row.AddressPrefixes[0]);
        if (learned is null || (_entered is not null && !MayTransit(_entered, learned)))
        {
            Stop(Disposition.GatewayHasNoRoute, record.Id, row, _destination);
            return;
        }

        switch (row.Origin.Kind)
        {
            case RouteOriginKind.ClientPool:
                Hop(record.Name, record.Id, PathMedium.Vpn);
                Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = record.Id, Address = _destination });
                break;
            case RouteOriginKind.VNetConnection:
                Connection connection = _net.Topology.Connections.First(candidate => candidate.Id == row.Origin.ResourceId);
                int far = _net.FindGateway(connection.PeerGatewayId);
                far = far == gateway ? _net.FindGateway(connection.GatewayId) : far;
                _entered = new TunnelEntry(IsCircuit: false, _tables.Reader.SpeaksBgp(connection));
                EnterGateway(far, PathMedium.Vpn);
                break;
            case RouteOriginKind.SiteConnection or RouteOriginKind.Circuit:
                ArriveAtSite(row);
                break;
            default:
                Stop(Disposition.GatewayHasNoRoute, record.Id, row, _destination);
                break;
        }
    }

    /// <summary>Between tunnels of one gateway only BGP carries routes (4.26); between VPN and ExpressRoute nothing does (4.41). Clients reach each other (4.50).</summary>
    private bool MayTransit(TunnelEntry entered, LearnedRoute onward)
    {
        if (onward.Kind == RouteOriginKind.ClientPool)
        {
            return !entered.IsCircuit && entered.SpeaksBgp;
        }

        Connection? leaving = _net.Topology.Connections.FirstOrDefault(connection => connection.Id == onward.ResourceId);
        return leaving is not null
            && entered.SpeaksBgp
            && entered.IsCircuit == (leaving.Type == ConnectionType.ExpressRoute)
            && _tables.Reader.SpeaksBgp(leaving);
    }

    private void ArriveAtSite(EffectiveRoute row)
    {
        FlowEnd? site = _places.SiteAt(_destination, row.Origin.ResourceId);
        string name = site?.Place.Name ?? row.Origin.ResourceId?.Name ?? string.Empty;
        // A site that is asked for by name is that site; an address is wherever its route leads.
        bool isWanted = _to.Place.Kind is not PlaceKind.Site || _to.Place.Address is not null || site is null || site.Place.Name == _to.Place.Name;
        Hop(name, site?.Place.Resource, row.Origin.Kind == RouteOriginKind.Circuit ? PathMedium.ExpressRoute : PathMedium.Vpn);
        if (!isWanted || _to.VNet >= 0 || _to.Gateway >= 0)
        {
            Stop(Disposition.NoSuchAddress, row.Origin.ResourceId, row, _destination);
            return;
        }

        _outside = site is null ? null : new OutsideArrival(site, row.Origin.ResourceId);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Address = _destination, About = name });
    }

    // ---- Internet ----------------------------------------------------------------------------------------------------------------------

    private void LeaveForInternet(int subnet, int nic, EffectiveRoute row)
    {
        if (_destination.IsPrivate)
        {
            Stop(Disposition.NotRoutedOnInternet, row.RouteTableId, row, _destination);
            return;
        }

        bool throughAppliance = _appliances.Count > 0;
        ResourceId? door = InternetEdge.WayOut(_net, subnet, nic, _destination.Family);
        AzureFirewall? firewall = nic < 0 && throughAppliance ? InternetEdge.FirewallIn(_net, subnet) : null;
        if (door is null && throughAppliance && nic < 0)
        {
            // A firewall leaves by its public addresses; an appliance that the input does not describe brings its own way out (3.70).
            door = firewall is null ? _net.Subnets[subnet].Subnet.Id : firewall.PublicIPAddressIds.Count > 0 ? firewall.PublicIPAddressIds[0] : null;
        }

        if (throughAppliance)
        {
            Assume(AssumptionKind.TranslatesTowardsInternet, Here.At);
        }

        // Default outbound access is for IPv4, and not for a firewall.
        bool? byDefault = _destination.Family == IPFamily.IPv4 && firewall is null ? _net.Subnets[subnet].Subnet.DefaultOutboundAccess : false;
        if (door is null && byDefault is false)
        {
            Stop(Disposition.NoWayOutToInternet, _net.Subnets[subnet].Subnet.Id, row, _destination);
            return;
        }

        if (door is null && byDefault is null)
        {
            Doubt(UnknownReason.DefaultOutboundAccessNotStated, Here.At);
        }

        Step(new FlowStep { Kind = StepKind.InternetExit, Resource = door ?? _net.Subnets[subnet].Subnet.Id });
        _exit = new ArrivalPoint(subnet, nic, IsApplianceExit: throughAppliance);
        Assume(AssumptionKind.InternetAnswers, string.Empty);
        Hop("internet", null, PathMedium.Internet);
        if (_to.Place.Kind is PlaceKind.Internet)
        {
            Deliver(new FlowStep { Kind = StepKind.Delivery, Address = _to.Place.Address });
        }
        else
        {
            // Public addresses that a VNet or site uses as private ones are not there on the Internet.
            Stop(Disposition.NotRoutedOnInternet, row.RouteTableId, row, _destination);
        }
    }

    // ---- arrival -----------------------------------------------------------------------------------------------------------------------

    private void HopToDestination(int vnet, PathMedium over)
    {
        if (vnet >= 0 && _net.SubnetAt(vnet, _destination) is { } subnet)
        {
            HopAtSubnet(subnet.Index, over);
        }
        else
        {
            Hop(vnet < 0 ? _to.Place.Name : _net.VNets[vnet].VNet.Name, vnet < 0 ? null : _net.VNets[vnet].VNet.Id, over);
        }
    }

    private void ArriveAt(int vnet)
    {
        CompiledSubnet? subnet = _net.SubnetAt(vnet, _destination);
        if (subnet is null)
        {
            if (_net.VNets[vnet].HasUnknownSpace || _net.VNets[vnet].VNet.Subnets.Any(candidate => candidate.AddressPrefixes.Count == 0))
            {
                GiveUp(UnknownReason.UnresolvedReference, _net.VNets[vnet].VNet.Name);
                return;
            }

            Stop(Disposition.NoSuchAddress, _net.VNets[vnet].VNet.Id, address: _destination);
            return;
        }

        AddressPrefix home = subnet.Subnet.AddressPrefixes.First(prefix => prefix.Contains(_destination));
        if (home.Range.Intersect(_sameFor) is { } narrower)
        {
            _sameFor = narrower;
        }

        if (SubnetAddresses.IsReserved(home, _destination) || (_to.VNet >= 0 && _to.VNet != vnet))
        {
            Stop(Disposition.NoSuchAddress, subnet.Subnet.Id, address: _destination);
            return;
        }

        AddressOwner? owner = _net.OwnerOf(vnet, _destination);
        switch (owner?.Kind)
        {
            case AddressOwnerKind.PrivateEndpoint:
                ArriveAtEndpoint(owner.Value.Index, subnet);
                break;
            case AddressOwnerKind.LoadBalancerFrontEnd:
                ArriveAtFrontEnd(owner.Value, subnet);
                break;
            default:
                // A subnet stands for a machine without a group and an interface of its own; only an interface that was asked for brings its group.
                int nic = _to.Place.Kind == PlaceKind.Subnet || owner?.Kind != AddressOwnerKind.NetworkInterface ? -1 : owner.Value.Index;
                PassSecurityGroups(subnet.Index, nic);
                _arrival = new ArrivalPoint(subnet.Index, nic);
                Deliver(new FlowStep
                {
                    Kind = StepKind.Delivery,
                    Resource = nic >= 0 ? _net.Topology.NetworkInterfaces[nic].Id : subnet.Subnet.Id,
                    Address = _destination,
                });
                break;
        }
    }

    private void ArriveAtEndpoint(int endpoint, CompiledSubnet subnet)
    {
        if (subnet.Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled)
        {
            PassSecurityGroups(subnet.Index, -1);
        }

        _arrival = new ArrivalPoint(subnet.Index, -1, IsPrivateEndpoint: true);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = _net.Topology.PrivateEndpoints[endpoint].Id, Address = _destination });
    }

    private void ArriveAtFrontEnd(AddressOwner owner, CompiledSubnet subnet)
    {
        LoadBalancer balancer = _net.Topology.LoadBalancers[owner.Index];
        Step(new FlowStep { Kind = StepKind.LoadBalancer, Resource = balancer.Id, Address = _destination });
        int[] backends = BackendsOf(balancer, balancer.FrontEnds[owner.Part].Name);
        if (backends.Length == 0 && _net.HasNetworkInterfaceData)
        {
            Stop(Disposition.NoSuchAddress, balancer.Id, address: _destination);
            return;
        }

        int nic = backends.Length == 0 ? -1 : backends[Take(backends.Length)];
        int home = nic < 0
            ? subnet.Index
            : _net.Topology.NetworkInterfaces[nic].IPConfigurations.Select(configuration => _net.FindSubnet(configuration.SubnetId)).FirstOrDefault(found => found >= 0, subnet.Index);
        if (home != subnet.Index)
        {
            HopAtSubnet(home, PathMedium.VNet);
        }

        PassSecurityGroups(home, nic);
        _arrival = new ArrivalPoint(home, nic);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = nic < 0 ? balancer.Id : _net.Topology.NetworkInterfaces[nic].Id, Address = _destination });
    }

    // ---- security groups ---------------------------------------------------------------------------------------------------------------

    /// <summary>Security groups are not evaluated yet: one that the packet meets leaves the answer open.</summary>
    private void PassSecurityGroups(int subnet, int nic)
    {
        Note(_net.Subnets[subnet].Subnet.NetworkSecurityGroupId);
        Note(nic < 0 ? null : _net.Topology.NetworkInterfaces[nic].NetworkSecurityGroupId);

        void Note(ResourceId? group)
        {
            if (group is not null)
            {
                Step(new FlowStep { Kind = StepKind.SecurityGroup, Resource = group, Unknown = UnknownReason.SecurityGroupPresent });
                Doubt(UnknownReason.SecurityGroupPresent, group.Name);
            }
        }
    }

    private bool HasSecurityGroup(int subnet, int nic) =>
        (subnet >= 0 && _net.Subnets[subnet].Subnet.NetworkSecurityGroupId is not null)
        || (nic >= 0 && _net.Topology.NetworkInterfaces[nic].NetworkSecurityGroupId is not null);

    private bool ReceiverHasGroup(int vnet, HostAddress target)
    {
        CompiledSubnet? subnet = _net.SubnetAt(vnet, target);
        AddressOwner? owner = _net.OwnerOf(vnet, target);
        bool isSubnetPlace = _to.Place.Kind == PlaceKind.Subnet && target == _destination;
        int nic = !isSubnetPlace && owner is { Kind: AddressOwnerKind.NetworkInterface } found ? found.Index : -1;
        return subnet is not null
            && !SpecialSubnets.HoldsManagedInstances(subnet.Subnet.Name)
            && HasSecurityGroup(subnet.Index, nic);
    }

    private sealed class HopDraft(string at, ResourceId? resource, PathMedium? over)
    {
        internal string At => at;

        internal List<FlowStep> Steps { get; } = [];

        internal FlowHop Build() => new() { At = at, Resource = resource, Over = over, Steps = Steps.ToValueList() };
    }
}
