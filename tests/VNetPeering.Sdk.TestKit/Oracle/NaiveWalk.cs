using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>The way of one packet in one direction. Plain recursion; the rule stands beside each branch.</summary>
internal sealed class NaiveWalk(Topology topology, AzureBehavior behavior, HostAddress from, HostAddress to)
{
    private readonly HashSet<string> _passed = new(StringComparer.OrdinalIgnoreCase);

    internal OracleEnd? End { get; private set; }

    internal List<OracleAppliance> Appliances { get; } = [];

    internal List<UnknownReason> Unknowns { get; } = [];

    internal List<string> Log { get; } = [];

    internal Disposition FromHost(VNet vnet, Subnet subnet)
    {
        NetworkInterface? own = InterfaceAt(vnet, from);
        AzureFirewall? firewall = FirewallAt(subnet, from);
        if (own is not null || firewall is not null)
        {
            _passed.Add((own?.Id ?? firewall!.Id).ToString()); // 3.35: back at the sender is a loop
        }

        return Finish(Send(new OracleSender(vnet, subnet) { Interface = own, Firewall = firewall }));
    }

    internal Disposition FromPrivateEndpoint(VNet vnet, Subnet subnet) =>
        Finish(Send(new OracleSender(vnet, subnet) { IsPrivateEndpoint = true }));

    /// <summary>The answer of a site or a client: over the gateway that the packet came from when that one leads back, else over another one of the site.</summary>
    internal Disposition FromBehindGateway(Gateway gateway, OracleTunnel tunnel)
    {
        if (tunnel.Kind == OracleTunnelKind.Clients)
        {
            return Finish(ClientsKnow(gateway) ? AtGateway(gateway, camePerBgp: true) : Stop(Disposition.SourceHasNoRoute, "the clients are told no route")); // 4.5
        }

        List<(Gateway Gateway, OracleTunnel Tunnel)> ways =
        [
            (gateway, tunnel),
            .. from other in topology.Gateways
               from way in NaiveGateways.TunnelsOf(topology, other, behavior)
               where way.Kind == OracleTunnelKind.Site && way.Site == tunnel.Site
               select (other, way),
        ];
        foreach ((Gateway other, OracleTunnel way) in ways)
        {
            if (LeadsBack(other, way))
            {
                return Finish(AtGateway(other, camePerBgp: way.SpeaksBgp));
            }
        }

        // 4.31: on a static device it is done by hand
        Gateway? byHand = ways.Find(way => !way.Tunnel.SpeaksBgp).Gateway;
        return Finish(byHand is null ? Stop(Disposition.SourceHasNoRoute, "the site is told no route") : AtGateway(byHand, camePerBgp: false));
    }

    private bool LeadsBack(Gateway gateway, OracleTunnel tunnel)
    {
        if (tunnel.SpeaksBgp)
        {
            return NaiveGateways.Announced(topology, gateway, behavior).Any(prefix => prefix.Contains(to)); // 4.25, 4.30
        }

        VNet home = topology.FindVNet(gateway.VNetId)!;
        return home.Owns(to) || topology.ConnectedLinks(home).Any(link => topology.PeeredPrefixes(link).Any(prefix => prefix.Contains(to)));
    }

    /// <summary>The answer of a host on the Internet comes back to the public address that the packet left with.</summary>
    internal Disposition FromInternet(OracleSender exit)
    {
        if (!exit.Forwards)
        {
            return Finish(Arrive(new OracleEnd.InSubnet(exit.VNet, exit.Subnet), "the address that it left with"));
        }

        // The appliance that translated the address sees the answer and sends it on.
        OracleAppliance appliance = ApplianceOf(exit);
        Appliances.Add(appliance);
        _passed.Add(appliance.Identity);
        return Finish(Send(exit, isReply: true));
    }

    private Disposition Finish(Disposition disposition) =>
        disposition == Disposition.Delivered && Unknowns.Count > 0 ? Disposition.Unknown : disposition;

    private Disposition Send(OracleSender sender, bool isReply = false)
    {
        if (!isReply)
        {
            NoteSecurityGroup(sender); // 5.05: the answer to a packet that left here needs no rule
        }

        if (!sender.Forwards && sender.VNet.DeploymentModel == DeploymentModel.Classic)
        {
            Unknowns.Add(UnknownReason.ClassicDetails);
        }

        // 5.41: routes of the user reach a private endpoint only where its subnet lets them
        bool withUserRoutes = !sender.IsPrivateEndpoint
            || sender.Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.RouteTableEnabled;
        OracleRow? row = NaiveNextHop.Best(NaiveRoutes.Of(topology, sender.Subnet.Id, behavior, withUserRoutes), to);
        Log.Add($"{sender.VNet.Name}/{sender.Subnet.Name}: {row?.ToString() ?? "no row"}");

        switch (row?.Type)
        {
            case null or NextHopType.None:
                return Stop(Disposition.DroppedByRoute, "dropped"); // 3.56

            case NextHopType.VNetLocal:
                return Deliver(sender.VNet);

            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering:
                return OverPeering(sender, row.Link!);

            case NextHopType.ConnectedGroup:
                return Deliver(row.Member!); // 6.02: there are no peering objects, so no flags

            case NextHopType.InterfaceEndpoint:
                return ToPrivateEndpoint(sender, row.Link);

            case NextHopType.VirtualAppliance:
                return ToAppliance(sender, row);

            case NextHopType.VirtualNetworkGateway:
                return ToGateway(sender, row);

            case NextHopType.Internet:
                return ToInternet(sender);

            default:
                throw new InvalidOperationException($"The oracle never writes a row of type {row.Type}.");
        }
    }

    private Disposition Deliver(VNet vnet)
    {
        Subnet? subnet = vnet.SubnetAt(to);
        if (subnet is null || to.IsReservedIn(subnet))
        {
            return Stop(Disposition.NoSuchAddress, $"{vnet.Name} has nobody at {to}"); // 1.24, 1.29
        }

        NoteSecurityGroup(new OracleSender(vnet, subnet) { Interface = InterfaceAt(vnet, to), IsPrivateEndpoint = IsPrivateEndpoint(vnet, to) });
        OracleEnd end = IsPrivateEndpoint(vnet, to) ? new OracleEnd.AtPrivateEndpoint(vnet, subnet) : new OracleEnd.InSubnet(vnet, subnet);
        return Arrive(end, $"{vnet.Name}/{subnet.Name}");
    }

    private Disposition OverPeering(OracleSender sender, Peering link)
    {
        VNet? remote = topology.FindVNet(link.RemoteVNetId);
        if (remote is null)
        {
            Unknowns.Add(UnknownReason.UnresolvedReference);
            return Disposition.Unknown;
        }

        Subnet? subnet = remote.SubnetAt(to);
        OracleSender? receiver = subnet is null ? null : new OracleSender(remote, subnet) { Interface = InterfaceAt(remote, to) };
        return Cross(sender, link, remote, receiver) ?? Deliver(remote);
    }

    private Disposition ToPrivateEndpoint(OracleSender sender, Peering? link)
    {
        if (link is null)
        {
            return Deliver(sender.VNet);
        }

        VNet home = topology.FindVNet(link.RemoteVNetId)!;
        OracleSender? receiver = home.SubnetAt(to) is { } subnet ? new OracleSender(home, subnet) { IsPrivateEndpoint = true } : null;
        return Cross(sender, link, home, receiver) ?? Deliver(home);
    }

    /// <summary>Everything that can stop a packet on a peering; null when it enters the remote VNet.</summary>
    private Disposition? Cross(OracleSender sender, Peering link, VNet remote, OracleSender? receiver)
    {
        Peering? reverse = topology.ReverseOf(link);

        if (remote.DeploymentModel == DeploymentModel.Classic)
        {
            Unknowns.Add(UnknownReason.ClassicDetails); // 2.26: there is no link on that side
        }
        else if (reverse is null || !topology.IsConnected(reverse))
        {
            return Stop(Disposition.PeeringNotConnected, $"{remote.Name} has no Connected link back"); // 2.20, 2.21
        }

        if (behavior.AccessFlagBlocksWithoutSecurityGroup)
        {
            // 2.40 to 2.43: each side acts on its own flag, under the user's security group where there is one
            if (!link.AllowVirtualNetworkAccess && !sender.HasSecurityGroup)
            {
                return Stop(Disposition.AccessNotAllowed, $"{link.Name} does not allow access");
            }

            if (reverse is { AllowVirtualNetworkAccess: false } && receiver?.HasSecurityGroup is not true)
            {
                return Stop(Disposition.AccessNotAllowed, $"{reverse.Name} does not allow access");
            }
        }

        // 2.50, 2.51: the packet did not start in the VNet that it comes from. 2.52: what comes out of a gateway needs no flag.
        if (!sender.IsGateway && !sender.VNet.Owns(from))
        {
            Peering? decides = behavior.ForwardedTrafficCheck == ForwardedTrafficCheck.ReceiverSide ? reverse : link;
            if (decides is { AllowForwardedTraffic: false })
            {
                return Stop(Disposition.ForwardedTrafficNotAllowed, $"{decides.Name} does not admit forwarded traffic");
            }
        }

        return null;
    }

    private Disposition ToAppliance(OracleSender sender, OracleRow row)
    {
        if (row.Unresolved is not null)
        {
            Unknowns.Add(UnknownReason.UnresolvedReference);
            return Disposition.Unknown;
        }

        if (row.Appliance is not { } address)
        {
            return Stop(Disposition.ApplianceMissing, "the route names no appliance"); // 3.31
        }

        // 3.33: in the own VNet or in a directly peered one. 3.42: routes are not asked again on the way there.
        VNet? home = sender.VNet;
        Peering? link = null;
        if (!sender.VNet.Owns(address))
        {
            link = topology.ConnectedLinks(sender.VNet).FirstOrDefault(one => topology.PeeredPrefixes(one).Any(prefix => prefix.Contains(address)));
            home = link is null ? NaiveManagers.MemberAt(topology, sender.VNet, address, behavior) : topology.FindVNet(link.RemoteVNetId);
            if (link is null && home is null)
            {
                return Stop(Disposition.ApplianceNotReachable, $"{address} is outside the own and peered space");
            }
        }

        if (home is null)
        {
            Unknowns.Add(UnknownReason.UnresolvedReference);
            return Disposition.Unknown;
        }

        Subnet? subnet = home.SubnetAt(address);
        NetworkInterface? own = InterfaceAt(home, address);
        if (link is not null)
        {
            OracleSender? receiver = subnet is null ? null : new OracleSender(home, subnet) { Interface = own };
            if (Cross(sender, link, home, receiver) is { } stop)
            {
                return stop;
            }
        }

        // 3.37: nobody can be at an address without a subnet, nor at one that Azure keeps
        if (subnet is null || address.IsReservedIn(subnet))
        {
            return Stop(Disposition.ApplianceMissing, $"nobody is at {address}");
        }

        if (address == to)
        {
            return Deliver(home); // the packet is for the appliance itself
        }

        LoadBalancer? balancer = topology.LoadBalancers.FirstOrDefault(one => one.FrontEnds.Any(front => front.PrivateIPAddress == address && front.SubnetId?.Parent == home.Id));
        if (balancer is not null)
        {
            return ToBackends(home, balancer); // 3.36
        }

        OracleSender next = new(home, subnet) { Interface = own, Firewall = FirewallAt(subnet, address), Forwards = true, Undescribed = address.ToString() };
        if (own is null && next.Firewall is null && !SpecialSubnets.HoldsManagedInstances(subnet.Name) && topology.NetworkInterfaces.Count > 0)
        {
            return Stop(Disposition.ApplianceMissing, $"no interface of the estate has {address}"); // 3.37
        }

        return Forward(next);
    }

    private Disposition ToBackends(VNet home, LoadBalancer balancer)
    {
        List<NetworkInterface> backends =
        [
            .. topology.NetworkInterfaces.Where(one => one.IPConfigurations.Any(configuration => configuration.LoadBalancerBackendPoolIds.Any(pool => balancer.BackendPoolIds.Contains(pool)))),
        ];
        if (backends.Count == 0)
        {
            return Stop(Disposition.ApplianceMissing, $"{balancer.Name} has no backend");
        }

        if (backends.Any(backend => !backend.EnableIPForwarding))
        {
            return Stop(Disposition.ApplianceDoesNotForward, $"a backend of {balancer.Name} does not forward"); // 3.34 with 3.58
        }

        // The balancer keeps a flow on one backend; all of them sit in one subnet, so the first stands for all.
        Subnet? subnet = home.Subnets.FirstOrDefault(one => backends[0].IPConfigurations.Any(configuration => configuration.SubnetId == one.Id));
        return subnet is null
            ? Stop(Disposition.ApplianceMissing, $"the backend of {balancer.Name} is elsewhere")
            : Forward(new OracleSender(home, subnet) { Interface = backends[0], Forwards = true });
    }

    private Disposition Forward(OracleSender next)
    {
        NoteSecurityGroup(next);
        if (next.Interface is { EnableIPForwarding: false })
        {
            return Stop(Disposition.ApplianceDoesNotForward, $"{next.Interface.Name} does not forward"); // 3.34
        }

        OracleAppliance seen = ApplianceOf(next);
        if (!_passed.Add(seen.Identity))
        {
            return Stop(Disposition.RoutingLoop, $"{seen.Identity} again"); // 3.35
        }

        Appliances.Add(seen);
        Log.Add($"{next.VNet.Name}/{next.Subnet.Name}: forwarded by {seen.Identity}");
        return Send(next); // 3.57: the table of the appliance's subnet
    }

    private Disposition ToGateway(OracleSender sender, OracleRow row)
    {
        Gateway gateway;
        Peering? over;
        if (row.Source == RouteSource.User)
        {
            // 3.38: the VPN gateway that serves the VNet, and only where no ExpressRoute gateway stands beside it. 3.39: a borrowed one counts.
            List<(Gateway Gateway, Peering? Over)> serving = [.. topology.ServingGateways(sender.VNet, behavior)];
            if (!serving.Any(one => one.Gateway.Type == GatewayType.Vpn) || serving.Any(one => one.Gateway.Type == GatewayType.ExpressRoute))
            {
                return Stop(Disposition.NoGateway, "no VPN gateway, or an ExpressRoute gateway beside it");
            }

            (gateway, over) = serving.First(one => one.Gateway.Type == GatewayType.Vpn);
        }
        else
        {
            (gateway, over) = (row.Gateway!, row.Link);
        }

        if (over is not null)
        {
            VNet hub = topology.FindVNet(gateway.VNetId)!;
            if (Cross(sender, over, hub, receiver: null) is { } stop) // 2.43: gateways carry no security group
            {
                return stop;
            }
        }

        return AtGateway(gateway, camePerBgp: null);
    }

    /// <summary>At a gateway, from its VNet (null) or out of a tunnel.</summary>
    private Disposition AtGateway(Gateway gateway, bool? camePerBgp)
    {
        VNet? home = topology.FindVNet(gateway.VNetId);
        Subnet? subnet = topology.FindSubnet(gateway.SubnetId);
        if (home is null || subnet is null)
        {
            Unknowns.Add(UnknownReason.UnresolvedReference);
            return Disposition.Unknown;
        }

        if (!_passed.Add(gateway.Id.ToString()))
        {
            return Stop(Disposition.RoutingLoop, $"{gateway.Name} again");
        }

        // 3.60, 1.43: the table of GatewaySubnet decides
        OracleRow? row = NaiveNextHop.Best(NaiveRoutes.Of(topology, subnet.Id, behavior), to);
        Log.Add($"{gateway.Name}: {row?.ToString() ?? "no row"}");
        OracleSender sender = new(home, subnet) { IsGateway = true };
        switch (row?.Type)
        {
            case NextHopType.VNetLocal:
                return Deliver(home);

            case NextHopType.VNetPeering or NextHopType.VNetGlobalPeering:
                return OverPeering(sender, row.Link!); // 3.39: out of a tunnel, or from one spoke to the other

            case NextHopType.ConnectedGroup:
                return Deliver(row.Member!); // 6.02: there are no peering objects, so no flags

            case NextHopType.InterfaceEndpoint:
                return ToPrivateEndpoint(sender, row.Link);

            case NextHopType.VirtualAppliance:
                return ToAppliance(sender, row);

            case NextHopType.VirtualNetworkGateway when row.Source == RouteSource.VirtualNetworkGateway:
                break;

            default:
                return Stop(Disposition.GatewayHasNoRoute, $"{gateway.Name} has no route");
        }

        // 4.41: no way from the VPN gateway to the ExpressRoute gateway beside it
        OracleTunnel? tunnel = NaiveGateways.TunnelsOf(topology, gateway, behavior).FirstOrDefault(one => one.Prefix == row.Prefix);
        if (tunnel is null)
        {
            return Stop(Disposition.GatewayHasNoRoute, $"{gateway.Name} has no tunnel to {to}");
        }

        // 4.26: from one tunnel into another only when both speak BGP
        if (camePerBgp is not null && !(camePerBgp.Value && tunnel.SpeaksBgp))
        {
            return Stop(Disposition.GatewayHasNoRoute, $"{gateway.Name} passes nothing between connections without BGP");
        }

        if (tunnel.Kind == OracleTunnelKind.FarVNet)
        {
            return AtGateway(tunnel.FarGateway!, camePerBgp: tunnel.SpeaksBgp);
        }

        // A site that announces 10.0.0.0/8 or everything is not for that the home of what a VNet or a client pool owns.
        bool isElsewhere = tunnel.Kind == OracleTunnelKind.Site
            && (topology.VNets.Any(vnet => vnet.Owns(to)) || topology.Gateways.Any(one => one.ClientAddressPools.Any(pool => pool.Contains(to))));
        return isElsewhere
            ? Stop(Disposition.NoSuchAddress, $"the site does not have {to}")
            : Arrive(new OracleEnd.BehindGateway(gateway, tunnel), $"{tunnel.Kind} {tunnel.Prefix}");
    }

    private bool ClientsKnow(Gateway gateway)
    {
        VNet home = topology.FindVNet(gateway.VNetId)!;
        return home.Owns(to)
            || topology.ConnectedLinks(home).Any(link => topology.PeeredPrefixes(link).Any(prefix => prefix.Contains(to)))
            || NaiveGateways.TunnelsOf(topology, gateway, behavior).Any(tunnel => tunnel.SpeaksBgp && tunnel.Prefix.Contains(to));
    }

    private Disposition ToInternet(OracleSender sender)
    {
        if (to.IsPrivate)
        {
            return Stop(Disposition.NotRoutedOnInternet, $"{to} is private");
        }

        // 3.70
        bool? hasWayOut;
        if (sender.Firewall is { } firewall)
        {
            hasWayOut = firewall.PublicIPAddressIds.Count > 0;
        }
        else if (sender.Interface is null && sender.Forwards)
        {
            hasWayOut = true; // 3.59: an appliance of which nothing is known brings its own
        }
        else if (sender.Subnet.NatGatewayId is not null
            || sender.Interface?.IPConfigurations.Any(configuration => configuration.PublicIPAddressId is not null) is true
            || topology.LoadBalancers.Any(balancer => sender.Interface?.IPConfigurations.Any(configuration => configuration.LoadBalancerBackendPoolIds.Any(pool => balancer.OutboundPoolIds.Contains(pool))) is true))
        {
            hasWayOut = true;
        }
        else
        {
            hasWayOut = sender.Subnet.DefaultOutboundAccess; // 3.71
        }

        if (hasWayOut is false)
        {
            return Stop(Disposition.NoWayOutToInternet, $"{sender.VNet.Name}/{sender.Subnet.Name} has no way out");
        }

        if (hasWayOut is null)
        {
            Unknowns.Add(UnknownReason.DefaultOutboundAccessNotStated);
        }

        return Arrive(new OracleEnd.OnInternet(sender), "the Internet");
    }

    private OracleAppliance ApplianceOf(OracleSender sender) => sender.Firewall is { } firewall
        ? new OracleAppliance(firewall.Id.ToString(), IsStateful: true) // 3.59
        : sender.Interface is { } own
            ? new OracleAppliance(own.Id.ToString(), topology.Appliances.FirstOrDefault(one => one.NetworkInterfaceId == own.Id)?.IsStateful)
            : new OracleAppliance($"undescribed {sender.Undescribed}", null);

    private NetworkInterface? InterfaceAt(VNet vnet, HostAddress address) => topology.NetworkInterfaces.FirstOrDefault(
        one => one.IPConfigurations.Any(configuration => configuration.PrivateIPAddress == address && configuration.SubnetId?.Parent == vnet.Id));

    private AzureFirewall? FirewallAt(Subnet subnet, HostAddress address) =>
        topology.AzureFirewalls.FirstOrDefault(one => one.SubnetId == subnet.Id && (one.PrivateIPAddress is null || one.PrivateIPAddress == address));

    private bool IsPrivateEndpoint(VNet vnet, HostAddress address) =>
        topology.PrivateEndpoints.Any(one => one.SubnetId?.Parent == vnet.Id && one.Addresses.Contains(address));

    private void NoteSecurityGroup(OracleSender place)
    {
        if (place.HasSecurityGroup)
        {
            Log.Add($"{place.VNet.Name}/{place.Subnet.Name}: a security group looks at it");
            Unknowns.Add(UnknownReason.SecurityGroupPresent);
        }
    }

    private Disposition Stop(Disposition disposition, string why)
    {
        Log.Add($"{disposition}: {why}");
        return disposition;
    }

    private Disposition Arrive(OracleEnd end, string where)
    {
        Log.Add($"arrived: {where}");
        End = end;
        return Disposition.Delivered;
    }
}
