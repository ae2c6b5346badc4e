using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <content>Where a walk begins: in a subnet, at a site, with clients, on the Internet.</content>
internal sealed partial class PacketWalk
{
    private void StartAt(FlowEnd from)
    {
        switch (from.Place.Kind)
        {
            case PlaceKind.Site:
                StartAtSite(from, came: null);
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

                // 5.41: the interface of an endpoint carries no group of its own.
                bool isEndpoint = _net.IsPrivateEndpoint(from.Subnet, _packets.Source);
                StartInSubnet(from.Subnet, isEndpoint ? -1 : from.NetworkInterface, isEndpoint);
                break;
        }
    }

    private void StartInSubnet(int subnet, int nic, bool isPrivateEndpoint)
    {
        HopAtSubnet(subnet, null);
        Step(new FlowStep { Kind = StepKind.Start, Address = _packets.Source });
        _startedAt = nic;
        bool meetsGroups = !isPrivateEndpoint || _net.Subnets[subnet].GroupsReachEndpoints;
        if (!isPrivateEndpoint)
        {
            PassRules(subnet, nic, _packets.Source, SecurityRuleDirection.Outbound);
        }
        else if (meetsGroups)
        {
            PassGroupsOfEndpoint(subnet, _packets.Source, SecurityRuleDirection.Outbound);
        }

        bool followsTables = !isPrivateEndpoint
            || _net.Subnets[subnet].Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
        SubnetRoutes routes = followsTables ? _tables.Of(subnet) : _tables.PlainOf(_net.Subnets[subnet].VNet) ?? _tables.Of(subnet);
        RouteOnward(subnet, nic, routes, meetsGroups && IsUnderGroup(subnet, nic));
    }

    /// <summary>Leaves a site: over BGP into the session that told of the destination, else by hand.</summary>
    /// <param name="site">The site.</param>
    /// <param name="came">Where a flow arrived, for its answer; null for a new flow.</param>
    private void StartAtSite(FlowEnd site, OutsideArrival? came)
    {
        Hop(site.Place.Name, site.Place.Resource, null);
        Step(new FlowStep { Kind = StepKind.Start, Address = _packets.Source });
        SiteAttachment? arrived = site.Attachments.FirstOrDefault(attachment => attachment.Connection.Id == came?.ConnectionId);
        if (arrived is { SpeaksBgp: false } && LeadsBack(arrived))
        {
            EnterByHand(site, arrived);
            return;
        }

        if (_tables.Bgp.SiteNamed(site.Place.Name) is { } speaker)
        {
            _visited.Add((int.MinValue + speaker.Index, _packets.Destination)); // a site that gets its own packet back would send it off again
            Narrow(_outsideWays.SameAround(speaker, _packets.Destination));
            int[] sessions = [.. _outsideWays.Learned(speaker, _packets.Destination).Select(route => route.Session).Distinct()];
            if (sessions.Length > 0)
            {
                int known = Array.FindIndex(sessions, session => session == came?.Session || (arrived is { SpeaksBgp: true } && _outsideWays.Carries(session, arrived)));
                SendOver(speaker, sessions[known >= 0 ? known : Take(sessions.Length)]);
                return;
            }

            if ((_outsideWays.KnowsUnknown(speaker) ?? MayBeTold()) is { } gap)
            {
                GiveUp(gap.Reason, gap.About);
                return;
            }
        }
        else if (ToldByGateway(site, arrived) is { } told)
        {
            _entered = TunnelEntry.Of(told);
            EnterGateway(told.Gateway, PathMedium.Vpn);
            return;
        }

        SiteAttachment[] byHand = [.. site.Attachments.Where(attachment => !attachment.SpeaksBgp).OrderBy(attachment => attachment.Gateway)];
        SiteAttachment[] standing = [.. byHand.Where(attachment => !_outage.Holds(attachment.Connection.Id))];
        SiteAttachment? chosen = Array.Find(standing, LeadsBack) ?? (arrived is { SpeaksBgp: false } ? arrived : standing.FirstOrDefault());
        if (chosen is null && byHand.Length > 0)
        {
            StopsAtDead(byHand[0].Connection.Id, _packets.Destination);
        }
        else if (chosen is not null)
        {
            EnterByHand(site, chosen);
        }
        else if (_to.VNet >= 0 && _net.VNets[_to.VNet].VirtualHubs is [int hub, ..])
        {
            // The site may have a way into the Virtual WAN that no input tells of.
            GiveUp(UnknownReason.BeyondVirtualHub, _net.Topology.VirtualHubs[hub].Name);
        }
        else if ((MayBeTold() ?? _tables.Gateways.OpenEnd) is { } open)
        {
            // The site may be behind a device or circuit that is not in the input.
            GiveUp(open.Reason, open.About);
        }
        else
        {
            Stop(Disposition.SourceHasNoRoute, site.Place.Resource, address: _packets.Destination);
        }
    }

    /// <summary>A VNet that may borrow a gateway, as a member of a network group or by a switch that nobody can read, may be told of outside.</summary>
    private RouteGap? MayBeTold() => _to.VNet >= 0 ? _tables.Membership.MayBeTold(_to.VNet) ?? _tables.OpenTransit(_to.VNet) : null;

    /// <summary>A device whose site nobody declares hears what its gateway tells.</summary>
    private SiteAttachment? ToldByGateway(FlowEnd site, SiteAttachment? arrived)
    {
        foreach (SiteAttachment attachment in site.Attachments.Where(attachment => attachment.SpeaksBgp))
        {
            Narrow(_outsideWays.SameAround(attachment, _packets.Destination));
        }

        return site.Attachments.Where(attachment => attachment.SpeaksBgp && _outsideWays.Hears(attachment, _packets.Destination)).MinBy(attachment => attachment == arrived ? 0 : 1);
    }

    // 4.31: a static site is configured by hand.
    private void EnterByHand(FlowEnd site, SiteAttachment attachment)
    {
        Assume(AssumptionKind.SiteRoutesToAzure, site.Place.Name);
        _entered = TunnelEntry.Of(attachment);
        EnterGateway(attachment.Gateway, PathMedium.Vpn);
    }

    private bool LeadsBack(SiteAttachment attachment) => _net.VNets[attachment.VNet].Owns(_packets.Destination) || _tables.LinkTo(attachment.VNet, _packets.Destination) is not null;

    private void StartAtClients(FlowEnd clients)
    {
        Gateway gateway = _net.Topology.Gateways[clients.Gateway];
        Hop(clients.Place.Name, clients.Place.Resource, null);
        Step(new FlowStep { Kind = StepKind.Start, Address = _packets.Source });
        int vnet = _net.FindVNet(gateway.VNetId);
        bool knowsTheWay = vnet >= 0
            && (_net.VNets[vnet].Owns(_packets.Destination)
                || _tables.LinkTo(vnet, _packets.Destination) is not null
                || gateway.CustomRoutes.Any(prefix => prefix.Contains(_packets.Destination))
                || KnowsWayForClients(clients.Gateway));
        if (!knowsTheWay && (MayBeTold() ?? UnknownToClients(clients.Gateway)) is { } open)
        {
            GiveUp(open.Reason, open.About);
            return;
        }

        if (!knowsTheWay)
        {
            Stop(Disposition.SourceHasNoRoute, gateway.Id, address: _packets.Destination);
            return;
        }

        Assume(AssumptionKind.ClientsHaveCurrentRoutes, clients.Place.Name);
        _entered = TunnelEntry.Clients;
        EnterGateway(clients.Gateway, PathMedium.Vpn);
    }

    private bool KnowsWayForClients(int gateway)
    {
        if (_tables.Bgp.RouterOf(gateway) is not { } router || !_tables.Bgp.Settles(router))
        {
            return false;
        }

        Narrow(_outsideWays.SameAround(router, _packets.Destination));
        return _tables.Bgp.Foreign(router).Any(way => way.Prefix is { } prefix && prefix.Contains(_packets.Destination) && MayPass(TunnelEntry.Clients, way));
    }

    /// <summary>Returns what a gateway may know and tell its clients though nobody declares it; null when there is nothing.</summary>
    private RouteGap? UnknownToClients(int gateway) => _tables.Bgp.RouterOf(gateway) is not { } router ? null
        : !_tables.Bgp.Settles(router) ? new RouteGap { Reason = UnknownReason.BgpNotModelled, About = router.Name }
        : _tables.Bgp.Foreign(router).FirstOrDefault(way => way.Unknown is not null && MayPass(TunnelEntry.Clients, way))?.Unknown;

    private void StartOnInternet()
    {
        Hop("internet", null, null);
        Step(new FlowStep { Kind = StepKind.Start });
        ResourceId[] doors = _to.NetworkInterface < 0 ? []
            : [.. InternetEdge.WaysIn(_net, _to.NetworkInterface, _packets.Destination.Family).Where(way => way.Rule is null || FrontEndRules.HandsOver(way.Rule, _packets)).Select(way => way.Door)];
        bool isUnderGroup = _to.NetworkInterface >= 0 && IsUnderGroup(_to.Subnet, _to.NetworkInterface);
        ResourceId[] alive = [.. doors.Where(way => !_outage.Holds(way))];
        ResourceId? door = Array.Find(alive, way => isUnderGroup || InternetEdge.IsClosedWithoutGroup(_net, way) is not true) ?? alive.FirstOrDefault();
        (AzureFirewall Firewall, DestinationNatRule Rule)[] publishing =
        [
            .. _net.Topology.AzureFirewalls.Select(firewall => (Firewall: firewall, Rule: AdmissionRules.Publishes(firewall, _packets)!)).Where(way => way.Rule is not null),
        ];
        ResourceId? dead = doors.Concat(publishing.Select(way => way.Firewall.Id)).FirstOrDefault(_outage.Holds);
        publishing = [.. publishing.Where(way => !_outage.Holds(way.Firewall.Id))];

        AzureFirewall? open = _net.Topology.AzureFirewalls.FirstOrDefault(firewall => !_outage.Holds(firewall.Id) && AdmissionRules.MayPublish(firewall, _packets));

        // A client calls one of the addresses; which one is its own choice.
        int own = door is null ? 0 : 1;
        _doors = Math.Max(1, own + publishing.Length + (open is null ? 0 : 1));
        int chosen = Math.Min(_choice.Door, _doors - 1);
        if (door is not null && chosen == 0)
        {
            _door = door;
            HopAtSubnet(_to.Subnet, PathMedium.Internet);
            Step(new FlowStep { Kind = StepKind.InternetEntry, Resource = door });
            if (!isUnderGroup)
            {
                PassWithoutGroup(door);
            }

            ArriveAt(_to.VNet);
            return;
        }

        if (chosen - own < publishing.Length)
        {
            EnterThroughFirewall(publishing[chosen - own].Firewall, publishing[chosen - own].Rule);
            return;
        }

        if (open is not null)
        {
            // A rule that leads nobody knows where may lead here.
            _hasOpenAnswer = true;
            GiveUp(UnknownReason.UnresolvedReference, open.Name);
            return;
        }

        if (StopsAtDead(dead, _packets.Destination))
        {
            return;
        }

        Stop(Disposition.NoWayInFromInternet, _to.Place.Resource, address: _packets.Destination);
    }

    /// <summary>A Standard address stays closed where no group opens it.</summary>
    private void PassWithoutGroup(ResourceId door)
    {
        switch (InternetEdge.IsClosedWithoutGroup(_net, door))
        {
            case true:
                Block(Disposition.PublicAddressIsClosed, door, address: _packets.Destination);
                break;
            case null:
                Assume(AssumptionKind.PublicAddressIsOpen, door.Name);
                break;
        }
    }

    /// <summary>A firewall that publishes an address hands the packet over with an address of its own for a source, so that the answer comes back to it (3.72).</summary>
    private void EnterThroughFirewall(AzureFirewall firewall, DestinationNatRule rule)
    {
        int subnet = _net.FindSubnet(firewall.SubnetId);
        AddressPrefix? home = subnet < 0 ? null : _net.Subnets[subnet].Subnet.AddressPrefixes.Cast<AddressPrefix?>().FirstOrDefault(prefix => prefix!.Value.Family == _packets.Destination.Family);
        if (home is not { } prefix || SubnetAddresses.Usable(prefix) is not { } usable)
        {
            // The subnet is not in the input, or the firewall is in a Virtual WAN hub.
            _hasOpenAnswer = true;
            GiveUp(firewall.VirtualHubId is null ? UnknownReason.UnresolvedReference : UnknownReason.BeyondVirtualHub, firewall.Name);
            return;
        }

        HopAtSubnet(subnet, PathMedium.Internet);
        Step(new FlowStep { Kind = StepKind.InternetEntry, Resource = firewall.Id, About = rule.Name.Value });
        var seen = new SeenAppliance($"firewall {firewall.Id}", Here.At, true);
        _appliances.Add(seen);
        if (TranslateSource(subnet, -1, firewall.PrivateIPAddress ?? usable.First, seen))
        {
            RouteOnward(subnet, -1, _tables.Of(subnet), isUnderGroup: false);
        }
    }

    private void ComeBackIn(ArrivalPoint exit, SeenAppliance? appliance)
    {
        if (exit.IsApplianceExit)
        {
            HopAtSubnet(exit.Subnet, exit.Over);
            Step(new FlowStep { Kind = StepKind.InternetEntry, Resource = _net.Subnets[exit.Subnet].Subnet.Id });
            if (appliance is not null)
            {
                _appliances.Add(appliance);
            }

            if (_translations.TryPeek(out Translation? last) && last.End.Subnet == exit.Subnet && last.End.NetworkInterface == exit.NetworkInterface)
            {
                TurnBack();
            }

            RouteOnward(exit.Subnet, exit.NetworkInterface, _tables.Of(exit.Subnet), IsUnderGroup(exit.Subnet, exit.NetworkInterface));
            return;
        }

        HopAtSubnet(exit.Subnet, exit.Over);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = _net.Subnets[exit.Subnet].Subnet.Id, Address = _packets.Destination });
    }
}
