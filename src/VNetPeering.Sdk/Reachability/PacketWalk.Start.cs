using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <content>Where a walk begins: in a subnet, at a site, with clients, on the Internet.</content>
internal sealed partial class PacketWalk
{
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
        bool meetsGroups = !isPrivateEndpoint || GroupsReachEndpointsOf(subnet);
        if (meetsGroups)
        {
            PassSecurityGroups(subnet, nic);
        }

        bool followsTables = !isPrivateEndpoint
            || _net.Subnets[subnet].Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
        SubnetRoutes routes = followsTables ? _tables.Of(subnet) : _tables.PlainOf(_net.Subnets[subnet].VNet) ?? _tables.Of(subnet);
        RouteOnward(subnet, nic, routes, isManaged: !meetsGroups);
    }

    private void StartAtSite(FlowEnd site, ResourceId? preferred)
    {
        Hop(site.Place.Name, site.Place.Resource, null);
        Step(new FlowStep { Kind = StepKind.Start, Address = _source });
        foreach (SiteAttachment attachment in site.Attachments.Where(attachment => attachment.SpeaksBgp))
        {
            Narrow(_outsideWays.SameAround(attachment, _destination));
        }

        SiteAttachment? way = site.Attachments
            .Where(attachment => !attachment.SpeaksBgp || _outsideWays.Hears(site, attachment, _destination))
            .OrderBy(attachment => attachment.Connection.Id == preferred ? 0 : 1)
            .ThenBy(attachment => attachment.SpeaksBgp && !_outsideWays.IsBest(site, attachment, _destination) ? 1 : 0)
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

    // A static site is configured by hand (4.31): the nearest gateway is taken for the one that it uses.
    private int DistanceToDestination(SiteAttachment attachment) =>
        _net.VNets[attachment.VNet].Owns(_destination) ? 0
        : _tables.LinkTo(attachment.VNet, _destination) is not null ? 1
        : attachment.SpeaksBgp ? 2
        : 3;

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
        if (_to.NetworkInterface >= 0 && InternetEdge.WayIn(_net, _to.NetworkInterface, _destination.Family) is { } door)
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
            HopAtSubnet(exit.Subnet, exit.Over);
            Step(new FlowStep { Kind = StepKind.InternetEntry, Resource = _net.Subnets[exit.Subnet].Subnet.Id });
            if (appliance is not null)
            {
                _appliances.Add(appliance);
            }

            RouteOnward(exit.Subnet, exit.NetworkInterface, _tables.Of(exit.Subnet), isManaged: exit.NetworkInterface < 0);
            return;
        }

        HopAtSubnet(exit.Subnet, exit.Over);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = _net.Subnets[exit.Subnet].Subnet.Id, Address = _destination });
    }
}
