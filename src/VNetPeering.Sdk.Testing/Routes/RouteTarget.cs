using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.Testing.Matching;

namespace VNetPeering.Sdk.Testing.Routes;

/// <summary>What a route should lead to: an appliance by its addresses, or a gateway. Immutable.</summary>
internal sealed class RouteTarget
{
    private readonly string _text;
    private readonly HashSet<HostAddress> _addresses;
    private readonly HashSet<ResourceId> _gateways;

    private RouteTarget(string text, IEnumerable<HostAddress> addresses, IEnumerable<ResourceId> gateways)
    {
        _text = text;
        _addresses = [.. addresses];
        _gateways = [.. gateways];
    }

    /// <summary>Finds what a text names: an address, or a firewall, appliance, machine, interface, load balancer or gateway, alone or behind the VNet that it stands in.</summary>
    /// <exception cref="PlaceException">The text names nothing that a route can lead to.</exception>
    internal static RouteTarget Find(Topology topology, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (HostAddress.TryParse(text, out HostAddress address))
        {
            return new RouteTarget(text, [address], []);
        }

        var forwarders = Forwarders(topology).ToArray();
        HostAddress[] addresses = [.. forwarders.Where(one => IsMeant(one.Id, one.Name, one.Subnet, text)).SelectMany(one => one.Addresses)];
        ResourceId[] gateways =
        [
            .. topology.Gateways.Where(gateway => IsMeant(gateway.Id, gateway.Name, gateway.SubnetId, text)).Select(gateway => gateway.Id),
            .. topology.RouteServers.Where(server => server.Id.IsMeant(text)).Select(server => server.Id),
        ];
        return addresses.Length + gateways.Length > 0
            ? new RouteTarget(text, addresses, gateways)
            : throw new PlaceException(
                $"\"{text}\" is no address, and names no firewall, appliance, machine, interface, load balancer or gateway with a known address in this network.",
                forwarders.Select(one => one.Name.Value).Concat(topology.Gateways.Select(gateway => gateway.Name.Value)).Distinct().Order(StringComparer.Ordinal).Take(10));
    }

    /// <summary>Says whether every equal path of a next hop leads there.</summary>
    internal bool IsMetBy(NextHop hop)
    {
        if (hop.Route is not { } route || hop.Type == NextHopType.None)
        {
            return false;
        }

        bool byAddress = hop.Addresses.Count > 0 && hop.Addresses.All(_addresses.Contains);
        return byAddress || EqualPaths(hop, route).All(path => path.Origin.GatewayId is { } gateway && _gateways.Contains(gateway));
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static IEnumerable<EffectiveRoute> EqualPaths(NextHop hop, EffectiveRoute route) => hop.RunnersUp
        .Where(other => other.State == RouteState.Active && other.Source == route.Source && other.AddressPrefixes[0] == route.AddressPrefixes[0])
        .Prepend(route);

    private static bool IsMeant(ResourceId id, ResourceName name, ResourceId? subnet, string text) =>
        id.IsMeant(text) || (subnet?.Parent is { } vnet && new NamePattern(text).Matches([vnet.Name, name]));

    private static IEnumerable<(ResourceId Id, ResourceName Name, ResourceId? Subnet, IEnumerable<HostAddress> Addresses)> Forwarders(Topology topology)
    {
        Dictionary<ResourceId, NetworkInterface> interfaces = [];
        foreach (NetworkInterface nic in topology.NetworkInterfaces)
        {
            interfaces.TryAdd(nic.Id, nic);
        }

        return
        [
            .. topology.AzureFirewalls.Select(firewall => (firewall.Id, firewall.Name, firewall.SubnetId, AddressOf(topology, firewall) is { } own ? Enumerable.Repeat(own, 1) : [])),
            .. interfaces.Values.Select(nic => OfInterface(nic.Id, nic.Name, nic)),
            .. topology.Appliances.Where(appliance => interfaces.ContainsKey(appliance.NetworkInterfaceId))
                .Select(appliance => OfInterface(appliance.NetworkInterfaceId, appliance.Name, interfaces[appliance.NetworkInterfaceId])),
            .. topology.VirtualMachines.SelectMany(machine => machine.NetworkInterfaceIds.Where(interfaces.ContainsKey).Select(nic => OfInterface(machine.Id, machine.Name, interfaces[nic]))),
            .. topology.LoadBalancers.SelectMany(balancer => balancer.FrontEnds.Select(front => (balancer.Id, balancer.Name, front.SubnetId, front.PrivateIPAddress is { } own ? Enumerable.Repeat(own, 1) : []))),
        ];
    }

    /// <summary>A firewall whose address the design leaves to Azure stands at the first one of its subnet that Azure does not keep, as its routes assume.</summary>
    private static HostAddress? AddressOf(Topology topology, AzureFirewall firewall) => firewall.PrivateIPAddress
        ?? topology.VNets.SelectMany(vnet => vnet.Subnets).FirstOrDefault(subnet => subnet.Id == firewall.SubnetId)?.AddressPrefixes
            .Where(prefix => prefix.Family == IPFamily.IPv4).Select(SubnetAddresses.Usable).FirstOrDefault()?.First;

    private static (ResourceId Id, ResourceName Name, ResourceId? Subnet, IEnumerable<HostAddress> Addresses) OfInterface(ResourceId id, ResourceName name, NetworkInterface nic) => (
        id,
        name,
        nic.IPConfigurations.Select(configuration => configuration.SubnetId).FirstOrDefault(subnet => subnet is not null),
        nic.IPConfigurations.Select(configuration => configuration.PrivateIPAddress).OfType<HostAddress>());
}
