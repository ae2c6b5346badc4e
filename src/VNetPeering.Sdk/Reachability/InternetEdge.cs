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

    /// <summary>Returns the resources that stand in front of an interface on the Internet, each with its rule; a public address has none, and admits everything.</summary>
    internal static IEnumerable<(ResourceId Door, LoadBalancerRule? Rule)> WaysIn(CompiledTopology net, int nic, IPFamily family)
    {
        foreach (IPConfiguration configuration in net.Topology.NetworkInterfaces[nic].IPConfigurations)
        {
            if (configuration.PublicIPAddressId is { } address && (configuration.PrivateIPAddress?.Family ?? IPFamily.IPv4) == family)
            {
                yield return (address, null);
            }

            foreach (LoadBalancer balancer in net.Topology.LoadBalancers)
            {
                foreach (LoadBalancerRule rule in balancer.Rules.Where(rule => LeadsTo(rule, net.Topology.NetworkInterfaces[nic].Id, configuration)))
                {
                    if (balancer.FrontEnds.Any(frontEnd => frontEnd.Name == rule.FrontEnd && frontEnd.PublicIPAddressId is not null))
                    {
                        yield return (balancer.Id, rule);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Says whether a way in is closed until a security group opens it, as a Standard public address or load balancer is; null where no SKU is stated.
    /// </summary>
    internal static bool? IsClosedWithoutGroup(CompiledTopology net, ResourceId door)
    {
        LoadBalancer? balancer = net.Topology.LoadBalancers.FirstOrDefault(candidate => candidate.Id == door);
        IEnumerable<ResourceId?> addresses = balancer is null ? [door] : balancer.FrontEnds.Select(frontEnd => frontEnd.PublicIPAddressId);
        string? sku = balancer?.Sku ?? net.Topology.PublicIPAddresses.FirstOrDefault(address => addresses.Contains(address.Id) && address.Sku is not null)?.Sku;
        return sku?.StartsWith("Standard", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Says whether anything on the Internet stands or may stand in front of an interface: a public address, a load balancer, a firewall that publishes its address or one that is not known.</summary>
    internal static bool HasWayIn(CompiledTopology net, int nic, IPFamily family) =>
        WaysIn(net, nic, family).Any()
        || net.Topology.NetworkInterfaces[nic].IPConfigurations.Any(configuration => configuration.PrivateIPAddress is { } own && own.Family == family
            && net.Topology.AzureFirewalls.Any(firewall => firewall.DestinationNatRules.Any(rule => rule.TranslatedAddress is null || rule.TranslatedAddress == own)));

    /// <summary>Says whether a rule leads to an IP configuration: a load-balancing rule to those of a pool, an inbound NAT rule to one.</summary>
    internal static bool LeadsTo(LoadBalancerRule rule, ResourceId nic, IPConfiguration configuration) =>
        (rule.BackendPoolId is not null && configuration.LoadBalancerBackendPoolIds.Contains(rule.BackendPoolId))
        || (rule.BackendIPConfigurationId is { } target && target.Parent == nic && target.Name == configuration.Name);
}
