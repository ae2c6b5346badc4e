using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>What lets packets out to the Internet and in from it (rules 3.70-3.72).</summary>
internal static class InternetEdge
{
    /// <summary>Returns the resource that gives a way out: NAT gateway first, then a public address, then an outbound rule; null when there is none.</summary>
    internal static ResourceId? WayOut(CompiledTopology net, int subnet, int nic, IPFamily family)
    {
        if (family == IPFamily.IPv4 && net.Subnets[subnet].Subnet.NatGatewayId is { } nat)
        {
            return nat;
        }

        if (nic < 0)
        {
            return null;
        }

        foreach (IPConfiguration configuration in net.Topology.NetworkInterfaces[nic].IPConfigurations)
        {
            if (configuration.PublicIPAddressId is { } address && (configuration.PrivateIPAddress?.Family ?? IPFamily.IPv4) == family)
            {
                return address;
            }

            foreach (LoadBalancer balancer in net.Topology.LoadBalancers)
            {
                if (configuration.LoadBalancerBackendPoolIds.Any(balancer.OutboundPoolIds.Contains))
                {
                    return balancer.Id;
                }
            }
        }

        return null;
    }

    /// <summary>Returns the Azure Firewall in a subnet; null when there is none.</summary>
    internal static AzureFirewall? FirewallIn(CompiledTopology net, int subnet) =>
        net.Topology.AzureFirewalls.FirstOrDefault(firewall => firewall.SubnetId == net.Subnets[subnet].Subnet.Id);

    /// <summary>Returns the resource that stands in front of an interface on the Internet; null when there is none.</summary>
    internal static ResourceId? WayIn(CompiledTopology net, int nic, IPFamily family)
    {
        foreach (IPConfiguration configuration in net.Topology.NetworkInterfaces[nic].IPConfigurations)
        {
            if (configuration.PublicIPAddressId is { } address && (configuration.PrivateIPAddress?.Family ?? IPFamily.IPv4) == family)
            {
                return address;
            }

            foreach (LoadBalancer balancer in net.Topology.LoadBalancers)
            {
                bool isBehindPublicRule = balancer.Rules.Any(rule =>
                    LeadsTo(rule, net.Topology.NetworkInterfaces[nic].Id, configuration)
                    && balancer.FrontEnds.Any(frontEnd => frontEnd.Name == rule.FrontEnd && frontEnd.PublicIPAddressId is not null));
                if (isBehindPublicRule)
                {
                    return balancer.Id;
                }
            }
        }

        return null;
    }

    /// <summary>A load-balancing rule leads to a pool, an inbound NAT rule to one IP configuration.</summary>
    private static bool LeadsTo(LoadBalancerRule rule, ResourceId nic, IPConfiguration configuration) =>
        (rule.BackendPoolId is not null && configuration.LoadBalancerBackendPoolIds.Contains(rule.BackendPoolId))
        || (rule.BackendIPConfigurationId is { } target && target.Parent == nic && target.Name == configuration.Name);
}
