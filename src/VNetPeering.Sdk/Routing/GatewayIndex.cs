using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing;

/// <summary>Gateways with their connections, devices, circuits and sites by index and id, and the plain facts about them that several readers ask for. Immutable.</summary>
internal sealed class GatewayIndex
{
    private readonly AzureBehavior _behavior;
    private readonly Dictionary<ResourceId, LocalNetworkGateway> _devices;
    private readonly Dictionary<ResourceId, ExpressRouteCircuit> _circuits;
    private readonly Dictionary<ResourceName, Site> _sites;
    private readonly Dictionary<ResourceId, PublicIPAddress> _publicAddresses;
    private readonly ILookup<int, Connection> _owned;
    private readonly string[] _placeless;
    private readonly Lazy<RouteGap?> _openEnd;

    internal GatewayIndex(CompiledTopology net, AzureBehavior behavior)
    {
        Net = net;
        _behavior = behavior;
        Topology topology = net.Topology;
        Peers = new PeerGateways(topology);
        _devices = ById(topology.LocalNetworkGateways, device => device.Id);
        _circuits = ById(topology.ExpressRouteCircuits, circuit => circuit.Id);
        _sites = ById(topology.Sites, site => site.Name);
        _publicAddresses = ById(topology.PublicIPAddresses, address => address.Id);
        _owned = topology.Connections.Where(connection => connection.GatewayId is not null).ToLookup(connection => net.FindGateway(connection.GatewayId));
        _placeless = [.. topology.Gateways.Where(gateway => gateway.VNetId is null).Select(gateway => gateway.Name.Value)];
        _openEnd = new(() => topology.Connections.Select(OpenEndOf).FirstOrDefault(gap => gap is not null));
    }

    private GatewayIndex(GatewayIndex origin, CompiledTopology net)
    {
        Net = net;
        Peers = origin.Peers;
        _behavior = origin._behavior;
        _devices = origin._devices;
        _circuits = origin._circuits;
        _sites = origin._sites;
        _publicAddresses = origin._publicAddresses;
        _owned = origin._owned;
        _placeless = origin._placeless;
        _openEnd = origin._openEnd;
    }

    internal CompiledTopology Net { get; }

    /// <summary>Gets the gateways at the far ends of connections.</summary>
    internal PeerGateways Peers { get; }

    /// <summary>Gets a connection that leads to a device or circuit which the input does not hold, so that nobody knows which sites are behind it; null where there is none.</summary>
    internal RouteGap? OpenEnd => _openEnd.Value;

    /// <summary>Returns the same index over a changed topology whose gateways, connections, devices and sites are these.</summary>
    internal GatewayIndex In(CompiledTopology net) => new(this, net);

    /// <summary>Returns the connections that a gateway owns, in the order of the topology.</summary>
    internal IEnumerable<Connection> OwnedBy(int gateway) => _owned[gateway];

    internal LocalNetworkGateway? DeviceOf(Connection connection) =>
        connection.LocalNetworkGatewayId is null ? null : _devices.GetValueOrDefault(connection.LocalNetworkGatewayId);

    internal ExpressRouteCircuit? CircuitOf(Connection connection) => connection.CircuitId is null ? null : _circuits.GetValueOrDefault(connection.CircuitId);

    internal Site? SiteOf(LocalNetworkGateway device) => device.Site is { } name ? _sites.GetValueOrDefault(name) : null;

    internal Site? FindSite(ResourceName name) => _sites.GetValueOrDefault(name);

    /// <summary>
    /// Says whether a connection carries BGP: it does so itself, and neither gateway has it switched off. A site-to-site connection to a gateway of the topology
    /// needs one back that carries it as well.
    /// </summary>
    internal bool SpeaksBgp(Connection connection) => connection.Type == ConnectionType.ExpressRoute
        || (SaysBgp(connection) && (connection.Type != ConnectionType.IPsec || Peers.Of(connection) is null || Peers.BackOf(connection).Any(SaysBgp)));

    private RouteGap? OpenEndOf(Connection connection)
    {
        ResourceId? missing = connection.Type switch
        {
            ConnectionType.IPsec when DeviceOf(connection) is null && Peers.Of(connection) is null => connection.LocalNetworkGatewayId ?? connection.Id,
            ConnectionType.ExpressRoute when CircuitOf(connection) is null => connection.CircuitId ?? connection.Id,
            _ => null,
        };
        return missing is null ? null : new RouteGap { Reason = UnknownReason.UnresolvedReference, About = missing.Name };
    }

    /// <summary>Returns the index of the gateway that a site-to-site connection leads to; -1 where it leads out of the topology.</summary>
    internal int GatewayBehind(Connection connection) => connection.Type == ConnectionType.IPsec ? Net.FindGateway(Peers.Of(connection)) : -1;

    /// <summary>Says whether a gateway serves no VNet that borrows it: the Basic SKU, in the reading that is used .</summary>
    internal bool IsOwnOnly(int gateway) => IsBasic(gateway) && _behavior.BasicGatewayTransit == BasicGatewayTransit.AcceptedWithoutRoutes;

    internal bool IsBasic(int gateway) => Net.Topology.Gateways[gateway] is { Type: GatewayType.Vpn } record
        && string.Equals(record.Sku, "Basic", StringComparison.OrdinalIgnoreCase);

    /// <summary>Says whether a VNet holds a gateway or Route Server, or may hold one. Cheap: it is asked of every VNet.</summary>
    internal bool MayHoldGateways(int vnet)
    {
        CompiledVNet own = Net.VNets[vnet];
        return own.Gateways.Count > 0 || own.RouteServers.Count > 0 || own.UndescribedGateways.Count > 0 || _placeless.Length > 0;
    }

    /// <summary>
    /// Returns the gateways that bring routes nobody can know: those that a subnet of the VNet lists and nobody describes, and those that may stand in any
    /// GatewaySubnet, as the input does not say in which.
    /// </summary>
    internal IEnumerable<string> UnknownSourcesIn(int vnet)
    {
        CompiledVNet own = Net.VNets[vnet];
        if (own.UndescribedGateways.Count == 0 && _placeless.Length == 0)
        {
            return [];
        }

        IEnumerable<string> listed = own.UndescribedGateways.Select(gateway => gateway.Name.Value);
        bool mayHoldPlaceless = _placeless.Length > 0 && own.Gateways.Count == 0 && own.VNet.Subnets.Any(subnet => subnet.Name == SpecialSubnets.Gateway);
        return mayHoldPlaceless ? listed.Concat(_placeless) : listed;
    }

    /// <summary>Returns the links of a hub to the VNets that borrow from it: what is peered of them is told (4.30).</summary>
    internal IEnumerable<CompiledLink> BorrowersOf(int hub)
    {
        CompiledVNet vnet = Net.VNets[hub];
        for (int i = vnet.FirstLink; i < vnet.LinkEnd; i++)
        {
            CompiledLink link = Net.Links[i];
            if (link.Remote >= 0 && GatewayTransit.SourceOf(Net, link.Remote)?.Hub == hub)
            {
                yield return link;
            }
        }
    }

    /// <summary>
    /// Returns the next hops of a tunnel row: the instances' own addresses on an active-active gateway, else the gateway's public address
    /// (both seen in captures). An active-active pair takes the first two usable addresses of the GatewaySubnet unless the input states others.
    /// </summary>
    internal HostAddress[] TunnelHops(int gateway) =>
        Net.Topology.Gateways[gateway].ActiveActive is true ? InstanceAddresses(gateway) : PublicHops(gateway);

    /// <summary>Returns the addresses from which the instances speak BGP: those stated, else the ones that Azure picks in a GatewaySubnet (rule 4.06).</summary>
    internal HostAddress[] InstanceAddresses(int gateway)
    {
        Gateway record = Net.Topology.Gateways[gateway];
        if (record.BgpPeeringAddresses.Count > 0)
        {
            return [.. record.BgpPeeringAddresses];
        }

        int subnet = Net.FindSubnet(record.SubnetId);
        AddressPrefix? prefix = subnet < 0
            ? null
            : Net.Subnets[subnet].Subnet.AddressPrefixes.Where(candidate => candidate.Family == IPFamily.IPv4).Cast<AddressPrefix?>().FirstOrDefault();
        return prefix is { } space ? [.. SubnetAddresses.OfGatewayInstances(space, record.ActiveActive is true)] : [];
    }

    internal HostAddress[] PublicHops(int gateway)
    {
        Gateway record = Net.Topology.Gateways[gateway];
        ResourceId? id = record.IPConfigurations.Count > 0 ? record.IPConfigurations[0].PublicIPAddressId : null;
        return id is not null && _publicAddresses.GetValueOrDefault(id)?.Address is { } address ? [address] : [];
    }

    private bool SaysBgp(Connection connection) => connection.EnableBgp is true && MaySpeak(connection.GatewayId) && MaySpeak(Peers.Of(connection)) && HasItsNumber(connection);

    // A session does not come up where the number that a local network gateway gives is another one than the far gateway has.
    private bool HasItsNumber(Connection connection) => GatewayBehind(connection) is not (>= 0 and int far)
        || DeviceOf(connection)?.Asn is not { } given
        || Net.Topology.Gateways[far].Asn is not { } own
        || given == own;

    private bool MaySpeak(ResourceId? gateway)
    {
        int index = Net.FindGateway(gateway);
        return index < 0 || Net.Topology.Gateways[index].EnableBgp is not false;
    }

    private static Dictionary<TKey, T> ById<TKey, T>(IEnumerable<T> items, Func<T, TKey> keyOf)
        where TKey : notnull
    {
        var index = new Dictionary<TKey, T>();
        foreach (T item in items)
        {
            index.TryAdd(keyOf(item), item);
        }

        return index;
    }
}
