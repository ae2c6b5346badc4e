using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <content>Front ends of load balancers, and the backends that a packet may get to.</content>
internal sealed partial class PacketWalk
{
    private void PassLoadBalancer(AddressOwner owner, CompiledSubnet home, HostAddress address)
    {
        LoadBalancer balancer = _net.Topology.LoadBalancers[owner.Index];
        Step(new FlowStep { Kind = StepKind.LoadBalancer, Resource = balancer.Id, Address = address });
        CheckDistance(balancer, address);
        ResourceName frontEnd = balancer.FrontEnds[owner.Part].Name;
        if (!IsServed(balancer, frontEnd, out LoadBalancerRule? rule))
        {
            Stop(Disposition.NoLoadBalancingRule, balancer.Id, address: address);
            return;
        }

        int[] backends = BackendsOf(rule);
        if (StopsAtDead(balancer.Id, address) || StopsAtDeadBackends(ref backends, address))
        {
            return;
        }

        if (backends.Length == 0)
        {
            if (_net.HasNetworkInterfaceData)
            {
                Stop(Disposition.ApplianceMissing, balancer.Id, address: address);
                return;
            }

            CheckAccessFrom(home.VNet, IsUnderGroup(home.Index, -1));
            TrustUndescribed(balancer.Name);
            _appliances.Add(new SeenAppliance($"front end {balancer.Id} {frontEnd}", Here.At, null, Translations: _translations.Count));
            RouteOnward(home.Index, -1, _tables.Of(home.Index), IsUnderGroup(home.Index, -1));
            return;
        }

        // Any backend may get the packet: one that does not forward fails the flow for some of them (3.34, 3.58).
        int failing = Array.FindIndex(backends, nic => !_net.Topology.NetworkInterfaces[nic].EnableIPForwarding);
        if (failing >= 0)
        {
            Block(Disposition.ApplianceDoesNotForward, _net.Topology.NetworkInterfaces[backends[failing]].Id, address: address);
        }

        int chosen = TakeBackend(balancer, backends);
        int subnet = _net.Topology.NetworkInterfaces[chosen].IPConfigurations.Select(configuration => _net.FindSubnet(configuration.SubnetId)).FirstOrDefault(found => found >= 0, home.Index);
        if (subnet != home.Index)
        {
            HopAtSubnet(subnet, PathMedium.VNet);
        }

        foreach (HostAddress own in _net.Topology.NetworkInterfaces[chosen].IPConfigurations.Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>())
        {
            NarrowAround(own);
        }

        if (_net.Topology.NetworkInterfaces[chosen].IPConfigurations.Any(configuration => configuration.PrivateIPAddress == _packets.Destination))
        {
            // The packet is for the backend itself.
            ArriveAt(_net.Subnets[subnet].VNet);
            return;
        }

        PassInterface(chosen, _net.Subnets[subnet], address, isOfPool: true);
    }

    /// <summary>Picks the rule of a front end for the packet. A front end without any rule in the input may have one that the input does not hold.</summary>
    private bool IsServed(LoadBalancer balancer, ResourceName frontEnd, out LoadBalancerRule? rule)
    {
        rule = FrontEndRules.At(balancer, frontEnd, _packets);
        return rule is not null || !balancer.Rules.Any(candidate => candidate.FrontEnd == frontEnd);
    }

    private int[] BackendsOf(LoadBalancerRule? rule) => rule is null ? [] :
    [
        .. Enumerable.Range(0, _net.Topology.NetworkInterfaces.Count)
            .Where(i => _net.Topology.NetworkInterfaces[i].IPConfigurations.Any(configuration => InternetEdge.LeadsTo(rule, _net.Topology.NetworkInterfaces[i].Id, configuration))),
    ];

    /// <summary>A probe takes backends that are down out of their pool; where none is left, new flows get nowhere.</summary>
    private bool StopsAtDeadBackends(ref int[] backends, HostAddress address)
    {
        int[] alive = [.. backends.Where(nic => !_outage.Holds(_net.Topology.NetworkInterfaces[nic].Id))];
        if (alive.Length == 0 && backends.Length > 0)
        {
            return StopsAtDead(_net.Topology.NetworkInterfaces[backends[0]].Id, address);
        }

        backends = alive;
        return false;
    }

    /// <summary>
    /// Picks a backend. A load balancer keeps a flow and its answer on one of them; another one knows nothing of that, and picks for itself (3.58).
    /// </summary>
    private int TakeBackend(LoadBalancer balancer, int[] backends)
    {
        if (_balanced.TryGetValue(balancer.Id, out int kept) && backends.Contains(kept))
        {
            return kept;
        }

        bool isFirst = _balanced.Count == 0 && !_onReturn;
        _backends = isFirst ? Math.Max(_backends, backends.Length) : _backends;
        int chosen = backends[isFirst ? _choice.Backend % backends.Length : Take(backends.Length)];
        _balanced[balancer.Id] = chosen;
        return chosen;
    }

    // 2.86: the machines behind it are reached, the front end is not.
    private void CheckDistance(LoadBalancer balancer, HostAddress address)
    {
        if (balancer.Sku?.Equals("Basic", StringComparison.OrdinalIgnoreCase) is true && Here.Over == PathMedium.GlobalPeering)
        {
            Block(Disposition.BasicLoadBalancerTooFar, balancer.Id, address: address);
        }
    }
}
