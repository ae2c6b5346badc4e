using System.Text.RegularExpressions;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Model;

/// <summary>
/// Finds the gateway of a topology at the far end of a connection: the one that a VNet-to-VNet connection names, or the VPN gateway whose public address a local
/// network gateway has for its device, written out or as a template expression that reads it. A device of a declared site is that site's. Immutable; thread-safe.
/// </summary>
internal sealed partial class PeerGateways
{
    private static readonly IReadOnlyList<Connection> None = [];

    private readonly Dictionary<ResourceId, ResourceId> _byDevice = [];
    private readonly Dictionary<(ConnectionType, ResourceId From, ResourceId To), List<Connection>> _connections = [];

    internal PeerGateways(Topology topology)
    {
        if (topology.Gateways.Count > 0 && topology.LocalNetworkGateways.Count > 0)
        {
            FindDevices(topology);
        }

        foreach (Connection connection in topology.Connections)
        {
            if (connection.GatewayId is { } from && Of(connection) is { } to)
            {
                if (!_connections.TryGetValue((connection.Type, from, to), out List<Connection>? all))
                {
                    _connections[(connection.Type, from, to)] = all = [];
                }

                all.Add(connection);
            }
        }
    }

    /// <summary>Gets the local network gateways that stand for gateways of the topology, with these.</summary>
    internal IReadOnlyDictionary<ResourceId, ResourceId> ByDevice => _byDevice;

    /// <summary>Returns the id of the gateway that a local network gateway stands for; null where it stands for a device outside the topology.</summary>
    internal ResourceId? Behind(ResourceId? device) => device is null ? null : _byDevice.GetValueOrDefault(device);

    /// <summary>Returns the id of the gateway at the far end of a connection, described or not; null where none is named or addressed.</summary>
    internal ResourceId? Of(Connection connection) => connection.Type switch
    {
        ConnectionType.VNetToVNet => connection.PeerGatewayId,
        ConnectionType.IPsec when Behind(connection.LocalNetworkGatewayId) is { } far && far != connection.GatewayId => far,
        _ => null,
    };

    /// <summary>Returns the connections of the same type that lead back from the far gateway of a connection.</summary>
    internal IReadOnlyList<Connection> BackOf(Connection connection) => connection.GatewayId is { } from && Of(connection) is { } to
        ? _connections.GetValueOrDefault((connection.Type, to, from)) ?? None
        : None;

    /// <summary>Says whether two connections are the two ends of one tunnel. Gateways with several site-to-site connections to each other have tunnels between all of them.</summary>
    internal bool AreHalves(Connection one, Connection other) => BackOf(one).Contains(other)
        && (one.Type == ConnectionType.VNetToVNet || (BackOf(one).Count == 1 && BackOf(other).Count == 1));

    private void FindDevices(Topology topology)
    {
        Dictionary<ResourceId, ResourceId> byResource = [];
        HashSet<ResourceId> vnets = [.. topology.VNets.Select(vnet => vnet.Id)];
        foreach (Gateway gateway in topology.Gateways.DistinctBy(gateway => gateway.Id).Where(gateway => gateway.Type == GatewayType.Vpn && gateway.VNetId is { } vnet && vnets.Contains(vnet)))
        {
            foreach (ResourceId address in gateway.IPConfigurations.Select(part => part.PublicIPAddressId).OfType<ResourceId>())
            {
                byResource.TryAdd(address, gateway.Id);
            }
        }

        // An address that two gateways are said to have leads to neither.
        Dictionary<HostAddress, ResourceId?> byAddress = [];
        foreach (PublicIPAddress address in topology.PublicIPAddresses.DistinctBy(address => address.Id))
        {
            if (address.Address is { } stated && byResource.TryGetValue(address.Id, out ResourceId? gateway))
            {
                byAddress[stated] = byAddress.TryGetValue(stated, out ResourceId? other) && other != gateway ? null : gateway;
            }
        }

        ILookup<ResourceId, string> expressions = topology.UnreadValues.Where(IsDeviceAddress).ToLookup(value => value.ResourceId, value => value.Text);
        foreach (LocalNetworkGateway device in topology.LocalNetworkGateways.DistinctBy(device => device.Id).Where(device => device.Site is null))
        {
            if ((device.GatewayIPAddress ?? expressions[device.Id].FirstOrDefault()) is { } text && Find(text) is { } far)
            {
                _byDevice[device.Id] = far;
            }
        }

        ResourceId? Find(string text) =>
            HostAddress.TryParse(text, out HostAddress literal) ? byAddress.GetValueOrDefault(literal)
            : Reading().Match(text) is { Success: true } read && ResourceId.TryParse(read.Groups["id"].Value, out ResourceId? id) ? byResource.GetValueOrDefault(id)
            : null;
    }

    private static bool IsDeviceAddress(UnreadValue value) =>
        value.Property.Equals("gatewayIpAddress", StringComparison.OrdinalIgnoreCase) || value.Property.Equals("fqdn", StringComparison.OrdinalIgnoreCase);

    // "full" as a third argument of reference() puts "properties" before the value.
    [GeneratedRegex(@"^\[reference\('(?<id>[^']+)'(, *'[^']*')*\)(\.properties)?\.(ipAddress|dnsSettings\.fqdn)\]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reading();
}
