using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <content>Who owns a next-hop address, and whether it forwards.</content>
internal sealed partial class PacketWalk
{
    private void FollowToAppliance(int subnet, EffectiveRoute row)
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

        ForwardTo(row.NextHopAddresses[0], subnet, row);
    }

    private string? UnresolvedNextHop(EffectiveRoute row)
    {
        int table = _net.FindRouteTable(row.RouteTableId);
        return table < 0 ? null : _net.Topology.RouteTables[table].Routes.FirstOrDefault(route => route.Name == row.Name)?.NextHop.Unresolved;
    }

    private void ForwardTo(HostAddress appliance, int subnet, EffectiveRoute row)
    {
        int vnet = _net.Subnets[subnet].VNet;
        int at = vnet;
        CompiledLink? link = null;
        int member = -1;
        if (!_net.VNets[vnet].Owns(appliance))
        {
            link = _tables.LinkTo(vnet, appliance);
            member = link is null ? _tables.Groups.MemberAt(vnet, appliance) : -1;
            if (link is null && member < 0)
            {
                if (_tables.Of(subnet).Gaps.Any(gap => gap.Reason == UnknownReason.UnresolvedReference))
                {
                    GiveUp(UnknownReason.UnresolvedReference, appliance.ToString());
                    return;
                }

                if (IsClassic(vnet) && UnlistedLinkTo(vnet, appliance, out _) is not null)
                {
                    GiveUp(UnknownReason.ClassicDetails, _net.VNets[vnet].VNet.Name);
                    return;
                }

                if (_tables.Membership.MayReach(vnet, appliance) is { } open)
                {
                    GiveUp(open.Reason, open.About);
                    return;
                }

                Stop(Disposition.ApplianceNotReachable, row.RouteTableId ?? row.Origin.ResourceId, row, appliance);
                return;
            }

            if (link is not null && !Cross(link, appliance))
            {
                return;
            }

            at = link?.Remote ?? member;
            if (link is null && StopsAtDead(_net.VNets[member].VNet.Id))
            {
                return;
            }
        }

        PathMedium medium = link is not null ? MediumOf(link) : member >= 0 ? PathMedium.ConnectedGroup : PathMedium.VNet;
        CompiledSubnet? home = _net.SubnetAt(at, appliance);
        if (home is null)
        {
            if (HasUnreadSubnet(at))
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
        else if (member >= 0)
        {
            Assume(AssumptionKind.ApplianceInConnectedGroup, appliance.ToString());
            Step(new FlowStep { Kind = StepKind.ConnectedGroup, Resource = _net.VNets[member].VNet.Id });
        }

        // What is for the appliance itself is not sent on.
        NarrowAround(appliance);
        if (appliance == _packets.Destination)
        {
            ArriveAt(at);
            return;
        }

        if (!_visited.Add((at, appliance)))
        {
            Stop(Disposition.RoutingLoop, row.RouteTableId ?? row.Origin.ResourceId, row, appliance);
            return;
        }

        // What an appliance sends on comes out of its VNet, whatever brought it there.
        _cameThroughGateway = false;
        _entered = null;
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

    /// <summary>Passes the appliance behind an interface. Whether the backends of a pool forward is asked of the pool as a whole.</summary>
    private void PassInterface(int nic, CompiledSubnet home, HostAddress address, bool isOfPool = false)
    {
        NetworkInterface record = _net.Topology.NetworkInterfaces[nic];
        if (StopsAtDead(record.Id, address))
        {
            return;
        }

        PassRules(home.Index, nic, address, SecurityRuleDirection.Inbound);
        if (!record.EnableIPForwarding && !isOfPool)
        {
            Block(Disposition.ApplianceDoesNotForward, record.Id, address: address);
        }

        if (nic == _startedAt)
        {
            // 3.35: what the sender's own table sends to the sender goes in circles.
            Stop(Disposition.RoutingLoop, record.Id, address: address);
            return;
        }

        Appliance? declared = MachineInterfaces.DeclaredOf(_net.Topology, record);
        if (declared?.IsStateful is null)
        {
            TrustUndescribed(record.Name);
        }

        Step(new FlowStep { Kind = StepKind.Appliance, Resource = record.Id, Address = address, About = declared?.Name.Value ?? string.Empty });
        Admit(declared?.AdmittedFlows, declared?.NetworkInterfaceId ?? record.Id, address, declared?.IsStateful);

        // Who translates keeps a list of what it translated: it needs both directions.
        bool translates = declared?.TranslatesSource is true;
        var seen = new SeenAppliance(MachineInterfaces.KeyOf(_net.Topology, record), Here.At, translates ? true : declared?.IsStateful, declared?.TranslatesSource, _translations.Count);
        _appliances.Add(seen);
        if (translates && !_onReturn)
        {
            HostAddress? own = record.IPConfigurations.Select(configuration => configuration.PrivateIPAddress).FirstOrDefault(candidate => candidate?.Family == _packets.Source.Family);
            if (own is not { } translated)
            {
                GiveUp(UnknownReason.UnresolvedReference, record.Name);
                return;
            }

            if (!TranslateSource(home.Index, nic, translated, seen))
            {
                return;
            }
        }

        if (_to.Place.Kind == PlaceKind.Internet && !_onReturn && LeavesByOther(home.Index, nic, declared?.TranslatesSource))
        {
            return;
        }

        PassRulesOnTheWayOut(home.Index, nic, address, declared?.TranslatesSource);
        RouteOnward(home.Index, nic, _tables.Of(home.Index), IsUnderGroup(home.Index, nic));
    }

    /// <summary>Leaves for the Internet by another interface of the appliance, where its guest would. The machine sends the answer on by the interface that the flow came in by.</summary>
    private bool LeavesByOther(int home, int entry, bool? translates)
    {
        (int Subnet, int NetworkInterface)[] others = MachineInterfaces.OthersOf(_net, entry);
        if (others.Length == 0)
        {
            return false;
        }

        foreach ((int at, _) in others.Append((home, entry)))
        {
            Narrow(_tables.Of(at).SameAnswerAround(_packets.Destination));
        }

        (int subnet, int nic) = MachineInterfaces.WayOut(_tables, (home, entry), others, _packets.Destination);
        if (nic == entry)
        {
            return false;
        }

        NetworkInterface record = _net.Topology.NetworkInterfaces[nic];
        HostAddress? own = record.IPConfigurations.Select(configuration => configuration.PrivateIPAddress).FirstOrDefault(candidate => candidate?.Family == _packets.Destination.Family);
        HopAtSubnet(subnet, PathMedium.VNet);
        Step(new FlowStep { Kind = StepKind.Appliance, Resource = record.Id, Address = own });
        PassRulesOnTheWayOut(subnet, nic, own ?? _packets.Destination, translates);
        RouteOnward(subnet, nic, _tables.Of(subnet), IsUnderGroup(subnet, nic));
        _exit = _exit is null ? null : new ArrivalPoint(home, entry, IsApplianceExit: true);
        return true;
    }

    private void PassUndescribed(CompiledSubnet home, HostAddress address, EffectiveRoute row)
    {
        if (SubnetAddresses.IsReserved(home.Subnet.AddressPrefixes.First(prefix => prefix.Contains(address)), address))
        {
            Stop(Disposition.ApplianceMissing, row.RouteTableId ?? row.Origin.ResourceId, row, address);
            return;
        }

        // A firewall whose address is stated answers there only. Other managed instances have addresses that no interface shows.
        bool isMissing = InternetEdge.FirewallIn(_net, home.Index) is not null
            || (_net.HasNetworkInterfaceData && !SpecialSubnets.HoldsManagedInstances(home.Subnet.Name));
        if (isMissing)
        {
            Stop(Disposition.ApplianceMissing, row.RouteTableId ?? row.Origin.ResourceId, row, address);
            return;
        }

        if (_packets.Sources.Contains(address))
        {
            // A machine that has the address of the appliance is the appliance, and its groups look once.
            _packets.NarrowSources(Beside(_packets.Sources, _packets.Source, address));
        }

        TrustUndescribed(address.ToString());
        PassRules(home.Index, -1, address, SecurityRuleDirection.Inbound);
        Step(new FlowStep { Kind = StepKind.Appliance, Resource = home.Subnet.Id, Address = address });
        _appliances.Add(new SeenAppliance($"address {home.Subnet.Id} {address}", Here.At, null, Translations: _translations.Count));
        PassRulesOnTheWayOut(home.Index, -1, address, translates: null);
        RouteOnward(home.Index, -1, _tables.Of(home.Index), IsUnderGroup(home.Index, -1));
    }

    /// <summary>Rule 3.59: it forwards and admits everything, by assumption.</summary>
    private void TrustUndescribed(string name)
    {
        if (_behavior.UndescribedAppliancesForward)
        {
            Assume(AssumptionKind.UndescribedApplianceForwards, name);
        }
        else
        {
            Doubt(UnknownReason.UndescribedAppliance, name);
        }
    }

    private int Take(int count)
    {
        if (count == 1)
        {
            return 0;
        }

        _forks ??= [];
        int way = Math.Min(_choice.At(_forks.Count), count - 1);
        _forks.Add((way, count));
        return way;
    }
}
