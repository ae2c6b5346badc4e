using System.Globalization;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>
/// Reads security groups as the rule book says (5.2-5.4), for one subnet: custom rules by priority, then the default ones, with tags and application groups as
/// addresses. It shares no code with the library.
/// </summary>
internal sealed class GroupReader
{
    private readonly CompiledNetwork _network;
    private readonly ResourceId _subnet;
    private readonly PrefixSet _virtualNetwork;

    internal GroupReader(CompiledNetwork network, ResourceId subnet)
    {
        _network = network;
        _subnet = subnet;
        _virtualNetwork = PrefixSet.Create(VirtualNetwork());
    }

    internal IEnumerable<FilterRule> Read(ResourceId group, SecurityRuleDirection direction)
    {
        NetworkSecurityGroup record = _network.Topology.NetworkSecurityGroups.Single(one => one.Id == group);
        foreach (SecurityRule rule in record.SecurityRules.Where(rule => rule.Direction == direction).OrderBy(rule => rule.Priority))
        {
            if (rule.SourcePortRange is not (null or "*") || rule.SourcePortRanges.Count > 0)
            {
                throw new NotSupportedException("Not laid out as namespaces: security rules with source ports.");
            }

            yield return new FilterRule(
                direction,
                rule.Access == SecurityRuleAccess.Allow,
                rule.Protocol,
                [.. Texts(rule.DestinationPortRange, rule.DestinationPortRanges).Where(text => text != "*").Select(Ports)],
                Side(Texts(rule.SourceAddressPrefix, rule.SourceAddressPrefixes), rule.SourceApplicationSecurityGroupIds),
                Side(Texts(rule.DestinationAddressPrefix, rule.DestinationAddressPrefixes), rule.DestinationApplicationSecurityGroupIds));
        }

        // The rules for the load balancer's probes and for the Internet concern none of the machines that are laid out.
        yield return new FilterRule(direction, IsAllow: true, "*", [], _virtualNetwork, _virtualNetwork);
        yield return new FilterRule(direction, IsAllow: false, "*", [], null, null);
    }

    private static IEnumerable<string> Texts(string? one, ValueList<string> several) => one is null ? several : several.Prepend(one);

    private static PortRange Ports(string text)
    {
        int[] ends = [.. text.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
        return new PortRange(ends[0], ends[^1]);
    }

    private PrefixSet? Side(IEnumerable<string> texts, ValueList<ResourceId> groups)
    {
        if (groups.Count > 0)
        {
            // Rule 5.32.
            return PrefixSet.Create(_network.Topology.NetworkInterfaces.SelectMany(card => card.IPConfigurations)
                .Where(configuration => configuration.ApplicationSecurityGroupIds.Any(groups.Contains))
                .Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>().Select(address => address.ToPrefix()));
        }

        string[] all = [.. texts];
        return all.Length == 0 || all.Contains("*") ? null : PrefixSet.Create(all.SelectMany(text => text switch
        {
            "VirtualNetwork" => _virtualNetwork.Prefixes,
            "Internet" => [],
            _ when AddressPrefix.TryParse(text, out AddressPrefix prefix) => [prefix],
            _ when HostAddress.TryParse(text, out HostAddress address) => [address.ToPrefix()],
            _ => throw new NotSupportedException($"Not laid out as namespaces: \"{text}\" in a security rule."),
        }));
    }

    /// <summary>Rules 5.20-5.22 for a subnet: the own space, that of peers with the access flag, what gateways know, and the routes of its table.</summary>
    private IEnumerable<AddressPrefix> VirtualNetwork()
    {
        Topology topology = _network.Topology;
        VNet vnet = topology.VNets.Single(one => one.Id == _subnet.Parent);
        foreach (AddressPrefix prefix in vnet.AddressSpace)
        {
            yield return prefix;
        }

        ResourceId gatewayVNet = vnet.Id;
        foreach (Peering link in vnet.Peerings)
        {
            VNet? remote = topology.VNets.FirstOrDefault(one => one.Id == link.RemoteVNetId);
            Peering? back = remote?.Peerings.FirstOrDefault(one => one.RemoteVNetId == vnet.Id);
            if (back is not null && link.AllowVirtualNetworkAccess)
            {
                foreach (AddressPrefix prefix in remote!.AddressSpace)
                {
                    yield return prefix;
                }
            }

            gatewayVNet = back is { AllowGatewayTransit: true } && link.UseRemoteGateways ? link.RemoteVNetId : gatewayVNet;
        }

        if (topology.Gateways.FirstOrDefault(gateway => gateway.VNetId == gatewayVNet) is { SubnetId: { } gatewaySubnet })
        {
            foreach (EffectiveRoute row in _network.EffectiveRoutes(gatewaySubnet.ToString()).Routes.Where(row => row.Source == RouteSource.VirtualNetworkGateway))
            {
                yield return row.AddressPrefixes[0];
            }
        }

        ResourceId? table = vnet.Subnets.Single(subnet => subnet.Id == _subnet).RouteTableId;
        foreach (UserDefinedRoute route in topology.RouteTables.Where(one => one.Id == table).SelectMany(one => one.Routes))
        {
            // Which other types join the tag is not known; None and Internet do not.
            if (route.NextHopType is NextHopType.VirtualAppliance or NextHopType.VNetLocal or NextHopType.VirtualNetworkGateway && route.Destination.Prefix is { } prefix)
            {
                yield return prefix;
            }
        }
    }
}
