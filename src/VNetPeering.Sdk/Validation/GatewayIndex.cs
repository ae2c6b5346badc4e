using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The described gateways, each id once, with what is joined to them: connections, local network gateways and public addresses.</summary>
internal sealed class GatewayIndex
{
    private readonly Dictionary<ResourceId, Gateway> _gateways;
    private readonly Dictionary<ResourceId, LocalNetworkGateway> _sites;
    private readonly Dictionary<ResourceId, PublicIPAddress> _publicAddresses;
    private readonly ResourceIndex<Connection> _owned;
    private readonly ResourceIndex<Connection> _received;

    public GatewayIndex(Topology topology)
    {
        All = [.. topology.Gateways.DistinctBy(gateway => gateway.Id)];
        Sites = [.. topology.LocalNetworkGateways.DistinctBy(site => site.Id)];
        Connections = [.. topology.Connections.DistinctBy(connection => connection.Id)];
        _gateways = All.ToDictionary(gateway => gateway.Id);
        _sites = Sites.ToDictionary(site => site.Id);
        _publicAddresses = topology.PublicIPAddresses.DistinctBy(address => address.Id).ToDictionary(address => address.Id);
        _owned = new ResourceIndex<Connection>(Connections, connection => connection.GatewayId);
        Peers = new PeerGateways(topology);
        _received = new ResourceIndex<Connection>(Connections, connection => connection.PeerGatewayId);
    }

    public IReadOnlyList<Gateway> All { get; }

    public IEnumerable<Gateway> Vpn => All.Where(gateway => gateway.Type == GatewayType.Vpn);

    public IReadOnlyList<LocalNetworkGateway> Sites { get; }

    public IReadOnlyList<Connection> Connections { get; }

    /// <summary>Gets the gateways at the far ends of connections.</summary>
    public PeerGateways Peers { get; }

    /// <summary>Returns a gateway; null when the topology does not describe it.</summary>
    public Gateway? Find(ResourceId? id) => id is null ? null : _gateways.GetValueOrDefault(id);

    /// <summary>Returns the connections that a gateway owns, then those of other gateways to it.</summary>
    public IEnumerable<Connection> ConnectionsOf(ResourceId gateway) => _owned.Of(gateway).Concat(_received.Of(gateway).Where(connection => connection.GatewayId != gateway));

    /// <summary>Returns the site-to-site connections of a gateway whose local network gateway is described, with that.</summary>
    public IEnumerable<(Connection Connection, LocalNetworkGateway Site)> SitesOf(ResourceId gateway) => _owned.Of(gateway)
        .Where(connection => connection.Type == ConnectionType.IPsec && connection.LocalNetworkGatewayId is { } site && _sites.ContainsKey(site))
        .Select(connection => (connection, _sites[connection.LocalNetworkGatewayId!]));

    /// <summary>Returns the described public addresses of a gateway.</summary>
    public IEnumerable<PublicIPAddress> PublicAddressesOf(Gateway gateway) => gateway.IPConfigurations
        .Select(configuration => configuration.PublicIPAddressId is { } id ? _publicAddresses.GetValueOrDefault(id) : null)
        .OfType<PublicIPAddress>()
        .DistinctBy(address => address.Id);
}
