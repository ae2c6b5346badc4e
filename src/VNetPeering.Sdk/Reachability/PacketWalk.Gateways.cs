using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability;

/// <content>Into a gateway, and out of it: into its VNet, a peer, a tunnel.</content>
internal sealed partial class PacketWalk
{
    private void FollowToGateway(int subnet, EffectiveRoute row)
    {
        int vnet = _net.Subnets[subnet].VNet;
        if (row.Source == RouteSource.VirtualNetworkGateway && row.Origin.Kind == RouteOriginKind.RouteServer)
        {
            ForwardTo(row.NextHopAddresses[Take(row.NextHopAddresses.Count)], subnet, row);
            return;
        }

        if (row.Origin.Kind == RouteOriginKind.VirtualHub)
        {
            GiveUp(UnknownReason.BeyondVirtualHub, row.Origin.ResourceId?.Name ?? string.Empty);
            return;
        }

        TransitSource? transit = _tables.Transit[vnet];
        int gateway = row.Source == RouteSource.VirtualNetworkGateway ? GatewayOf(vnet, row) : VpnGatewayFor(vnet, transit?.Hub ?? -1);
        if (gateway < 0)
        {
            // A hub that the input does not describe may well have a gateway, and a subnet may say that there is one.
            if (UndescribedGatewayFor(vnet, transit) is { } undescribed)
            {
                GiveUp(UnknownReason.UnresolvedReference, undescribed);
                return;
            }

            if ((GroupThatMayLend(vnet) ?? _tables.OpenTransit(vnet)) is { } group)
            {
                GiveUp(group.Reason, group.About);
                return;
            }

            Stop(Disposition.NoGateway, row.RouteTableId, row);
            return;
        }

        int at = _net.FindVNet(_net.Topology.Gateways[gateway].VNetId);
        PathMedium medium = PathMedium.VNet;
        CompiledLink? crossed = null;
        if (at != vnet)
        {
            CompiledLink link = transit!.Link;
            bool crosses = link.Local == vnet ? Cross(link, GatewayAddress(gateway)) : CrossFromClassic(link, GatewayAddress(gateway));
            if (!crosses)
            {
                return;
            }

            medium = MediumOf(link);
            crossed = link;
        }

        EnterGateway(gateway, medium, crossed);
    }

    /// <summary>Of several gateways that have a prefix with equal paths any may get the flow (3.21).</summary>
    private int GatewayOf(int vnet, EffectiveRoute row)
    {
        int[] equal = _tables.GatewaysBehind(vnet, row);
        return equal.Length == 0 ? _net.FindGateway(row.Origin.GatewayId) : equal[Take(equal.Length)];
    }

    /// <summary>A user-defined route to a gateway means a VPN gateway, and fails where an ExpressRoute gateway is beside it or alone (3.38).</summary>
    private int VpnGatewayFor(int vnet, int lender)
    {
        int hub = _net.VNets[vnet].Gateways.Count > 0 ? vnet : lender;
        if (hub < 0 || _net.VNets[hub].Gateways.Exists(gateway => _net.Topology.Gateways[gateway].Type == GatewayType.ExpressRoute))
        {
            return -1;
        }

        if (_net.VNets[hub].Gateways is not [int first, ..])
        {
            return -1;
        }

        // A Basic gateway serves its own VNet only.
        return hub != vnet && _tables.Gateways.IsOwnOnly(first) ? -1 : first;
    }

    /// <summary>Returns the network group of unknown members by which a VNet may borrow a gateway that a route of the user can mean (3.39); null when there is none.</summary>
    private RouteGap? GroupThatMayLend(int vnet) => _tables.Membership.Of(vnet)
        .FirstOrDefault(space => space.Lender >= 0 && (VpnGatewayFor(vnet, space.Lender) >= 0 || _net.VNets[space.Lender].UndescribedGateways.Count > 0))?.Gap;

    private string? UndescribedGatewayFor(int vnet, TransitSource? transit)
    {
        int hub = transit?.Hub ?? vnet;
        if (_net.VNets[hub].UndescribedGateways is [ResourceId gateway, ..])
        {
            return gateway.Name;
        }

        for (int i = _net.VNets[vnet].FirstLink; i < _net.VNets[vnet].LinkEnd; i++)
        {
            CompiledLink link = _net.Links[i];
            if (link.UsesRemoteGateways && link.IsConnected && (link.Remote < 0 || _net.VNets[link.Remote].VNet.IsPlaceholder))
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
        return subnet >= 0 && _net.Subnets[subnet].Subnet.AddressPrefixes.Count > 0 ? _net.Subnets[subnet].Subnet.AddressPrefixes[0].First : _packets.Destination;
    }

    /// <summary>Arrives at a gateway, whose GatewaySubnet decides where the packet goes on (3.60).</summary>
    private void EnterGateway(int gateway, PathMedium medium, CompiledLink? crossed = null)
    {
        Gateway record = _net.Topology.Gateways[gateway];
        int vnet = _net.FindVNet(record.VNetId);
        int subnet = _net.FindSubnet(record.SubnetId);
        SubnetRoutes? routes = _tables.OfGateway(gateway);
        Hop(vnet < 0 ? record.Name : $"{_net.VNets[vnet].VNet.Name}/{record.Name}", record.Id, medium);
        if (crossed is not null)
        {
            Step(new FlowStep { Kind = StepKind.Peering, Resource = crossed.Peering.Id });
        }

        if (StopsAtDead(record.Id))
        {
            return;
        }

        Step(new FlowStep { Kind = StepKind.Gateway, Resource = record.Id });
        if (crossed is not null || medium == PathMedium.VNet)
        {
            CheckAccessFrom(vnet, isUnderGroup: false);
        }

        CheckTableOfGateway(subnet);
        if (routes is null)
        {
            GiveUp(UnknownReason.UnresolvedReference, record.Name);
            return;
        }

        if (!_visited.Add((-1 - gateway, _packets.Destination)))
        {
            Stop(Disposition.RoutingLoop, record.Id, address: _packets.Destination);
            return;
        }

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

        _cameThroughGateway = true;
        EffectiveRoute? row = Choose(routes);
        if (row is not null && (IsOpenToGap(routes, row) ?? IsOpenToMembers(vnet, routes, row)) is { } gap)
        {
            GiveUp(gap.Reason, gap.About);
            return;
        }

        if (row is not { NextHopType: NextHopType.VirtualNetworkGateway, Source: RouteSource.VirtualNetworkGateway })
        {
            CheckAccessTo(vnet, isUnderGroup: false);
        }

        switch (row?.NextHopType)
        {
            case NextHopType.VNetLocal:
                HopToDestination(vnet, PathMedium.VNet);
                ArriveAt(vnet);
                break;
            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering when row.Origin.Kind == RouteOriginKind.Peering:
                FollowPeering(vnet, row);
                break;
            case NextHopType.VNetPeering:
            case NextHopType.VirtualNetworkGateway when row.Origin.Kind == RouteOriginKind.VirtualHub:
                GiveUp(UnknownReason.BeyondVirtualHub, row.Origin.ResourceId?.Name ?? string.Empty);
                break;
            case NextHopType.ConnectedGroup:
                FollowGroup(vnet, row);
                break;
            case NextHopType.InterfaceEndpoint when subnet >= 0:
                FollowToEndpoint(vnet);
                break;
            case NextHopType.VirtualAppliance when subnet >= 0:
                FollowToAppliance(subnet, row);
                break;
            case NextHopType.VirtualNetworkGateway when row.Source == RouteSource.VirtualNetworkGateway:
                LeaveGateway(gateway, subnet, row);
                break;
            default:
                Stop(Disposition.GatewayHasNoRoute, record.Id, row, _packets.Destination);
                break;
        }
    }

    /// <summary>A gateway breaks under a default route (1.41), and without the routes of gateways (1.42).</summary>
    private void CheckTableOfGateway(int subnet)
    {
        if (subnet >= 0 && _net.Subnets[subnet].RouteTable is >= 0 and int index && _net.Topology.RouteTables[index] is var table
            && (table.DisableBgpRoutePropagation is true || table.Routes.Any(route => route.Destination.Prefix == AddressPrefix.AllIPv4)))
        {
            Block(Disposition.GatewayDoesNotWork, table.Id);
        }
    }
}
