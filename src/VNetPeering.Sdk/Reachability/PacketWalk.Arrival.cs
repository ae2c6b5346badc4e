using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <content>Arriving at the destination: a machine, an endpoint, a front end.</content>
internal sealed partial class PacketWalk
{
    private void HopToDestination(int vnet, PathMedium over)
    {
        if (vnet >= 0 && _net.SubnetAt(vnet, _packets.Destination) is { } subnet)
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
        if (IsAtTranslator(vnet))
        {
            PassTranslator();
            return;
        }

        CompiledSubnet? subnet = _net.SubnetAt(vnet, _packets.Destination);
        if (subnet is null)
        {
            if (HasUnreadSubnet(vnet))
            {
                GiveUp(UnknownReason.UnresolvedReference, _net.VNets[vnet].VNet.Name);
                return;
            }

            Stop(Disposition.NoSuchAddress, _net.VNets[vnet].VNet.Id, address: _packets.Destination);
            return;
        }

        AddressPrefix home = subnet.Subnet.AddressPrefixes.First(prefix => prefix.Contains(_packets.Destination));
        Narrow(home.Range);
        if (_to.VNet < 0)
        {
            // A place outside Azure whose prefixes hold addresses of this subnet: not all of them have one fate.
            Narrow(RunAround(vnet, home, _packets.Destination));
        }

        if (SubnetAddresses.IsReserved(home, _packets.Destination) || (_to.VNet >= 0 && _to.VNet != vnet))
        {
            Stop(Disposition.NoSuchAddress, subnet.Subnet.Id, address: _packets.Destination);
            return;
        }

        AddressOwner? owner = _net.OwnerOf(vnet, _packets.Destination);
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
                PassRules(subnet.Index, nic, _packets.Destination, SecurityRuleDirection.Inbound);
                _arrival = new ArrivalPoint(subnet.Index, nic);
                Deliver(new FlowStep
                {
                    Kind = StepKind.Delivery,
                    Resource = nic >= 0 ? _net.Topology.NetworkInterfaces[nic].Id : subnet.Subnet.Id,
                    Address = _packets.Destination,
                });
                break;
        }
    }

    /// <summary>The addresses of a prefix around one that are as free as it is: Azure's own, and those of machines, endpoints, front ends and gateways, stand alone.</summary>
    private AddressRange RunAround(int vnet, AddressPrefix home, HostAddress address)
    {
        IEnumerable<HostAddress> machines = _net.Topology.NetworkInterfaces.SelectMany(nic => nic.IPConfigurations).Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>();
        HostAddress[] taken = [.. _net.ManagedAddresses(vnet).Concat(machines).Where(home.Contains)];
        if (SubnetAddresses.Usable(home) is not { } usable || !usable.Contains(address) || taken.Contains(address))
        {
            return new AddressRange(address, address);
        }

        HostAddress first = taken.Where(other => other < address).Select(other => new HostAddress(home.Family, other.Value + 1)).Append(usable.First).Max();
        HostAddress last = taken.Where(other => other > address).Select(other => new HostAddress(home.Family, other.Value - 1)).Append(usable.Last).Min();
        return new AddressRange(first, last);
    }

    /// <summary>Says whether an address that no subnet holds may yet lie in one whose prefixes the input does not hold.</summary>
    private bool HasUnreadSubnet(int vnet) =>
        _net.VNets[vnet].HasUnknownSpace || _net.VNets[vnet].VNet.Subnets.Any(candidate => candidate.AddressPrefixes.Count == 0);

    private void ArriveAtEndpoint(int endpoint, CompiledSubnet subnet)
    {
        if (subnet.GroupsReachEndpoints)
        {
            PassGroupsOfEndpoint(subnet.Index, _packets.Destination, SecurityRuleDirection.Inbound);
        }

        CheckAccessFrom(subnet.VNet, subnet.GroupsReachEndpoints && IsUnderGroup(subnet.Index, -1));

        _arrival = new ArrivalPoint(subnet.Index, -1, IsPrivateEndpoint: true);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = _net.Topology.PrivateEndpoints[endpoint].Id, Address = _packets.Destination });
    }

    private void ArriveAtFrontEnd(AddressOwner owner, CompiledSubnet subnet)
    {
        LoadBalancer balancer = _net.Topology.LoadBalancers[owner.Index];
        Step(new FlowStep { Kind = StepKind.LoadBalancer, Resource = balancer.Id, Address = _packets.Destination });
        CheckDistance(balancer, _packets.Destination);
        ResourceName frontEnd = balancer.FrontEnds[owner.Part].Name;
        if (!IsServed(balancer, frontEnd, out LoadBalancerRule? rule))
        {
            Stop(Disposition.NoLoadBalancingRule, balancer.Id, address: _packets.Destination);
            return;
        }

        int[] backends = BackendsOf(rule);
        if (StopsAtDead(balancer.Id, _packets.Destination) || StopsAtDeadBackends(ref backends, _packets.Destination))
        {
            return;
        }

        if (backends.Length == 0 && _net.HasNetworkInterfaceData)
        {
            Stop(Disposition.NoSuchAddress, balancer.Id, address: _packets.Destination);
            return;
        }

        int nic = backends.Length == 0 ? -1 : TakeBackend(balancer, backends);
        int home = nic < 0
            ? subnet.Index
            : _net.Topology.NetworkInterfaces[nic].IPConfigurations.Select(configuration => _net.FindSubnet(configuration.SubnetId)).FirstOrDefault(found => found >= 0, subnet.Index);
        if (home != subnet.Index)
        {
            HopAtSubnet(home, PathMedium.VNet);
        }

        int port = rule is null ? 0 : FrontEndRules.BackendPortOf(rule);
        PassRulesOfBackend(home, nic, port == rule?.FrontEndPort ? 0 : port);
        _arrival = new ArrivalPoint(home, nic);
        Deliver(new FlowStep { Kind = StepKind.Delivery, Resource = nic < 0 ? balancer.Id : _net.Topology.NetworkInterfaces[nic].Id, Address = _packets.Destination });
    }
}
