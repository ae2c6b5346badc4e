using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Turns VNet-to-VNet connections of a design into site-to-site connections between the same gateways, with a local network gateway on each side.</summary>
internal sealed class AcrossSites(SeededRandom random, Topology topology)
{
    private readonly List<Connection> _connections = [];
    private readonly List<LocalNetworkGateway> _devices = [.. topology.LocalNetworkGateways];
    private readonly Dictionary<ResourceId, PublicIPAddress> _addresses = [];
    private readonly List<UnreadValue> _expressions = [];

    internal Topology Turn()
    {
        var turned = new HashSet<(ResourceId, ResourceId)>();
        foreach (Connection connection in topology.Connections)
        {
            if (connection is not { Type: ConnectionType.VNetToVNet, GatewayId: { } near, PeerGatewayId: { } far } || turned.Contains((near, far)))
            {
                _connections.Add(connection);
                continue;
            }

            turned.UnionWith([(near, far), (far, near)]);
            bool speaks = connection.EnableBgp is true;
            int kind = random.Below(10);
            Connect(near, far, speaks, isSecond: false);
            if (kind > 0)
            {
                Connect(far, near, kind == 1 ? !speaks : speaks, isSecond: false);
            }

            if (kind is 2 or 3)
            {
                Connect(near, far, random.Chance(70) ? speaks : !speaks, isSecond: true);
            }
        }

        return topology with
        {
            Connections = [.. _connections.Where(one => one.Type != ConnectionType.VNetToVNet)],
            LocalNetworkGateways = [.. _devices],
            PublicIPAddresses = [.. topology.PublicIPAddresses, .. _addresses.Values],
            Gateways = [.. topology.Gateways.Select(WithAddress)],
            UnreadValues = [.. topology.UnreadValues, .. _expressions],
        };
    }

    private Gateway WithAddress(Gateway gateway) => _addresses.TryGetValue(gateway.Id, out PublicIPAddress? address)
        ? gateway with { IPConfigurations = gateway.IPConfigurations.Select((part, i) => i == 0 ? part with { PublicIPAddressId = address.Id } : part).ToValueList() }
        : gateway;

    private void Connect(ResourceId near, ResourceId far, bool speaks, bool isSecond)
    {
        Gateway record = topology.Gateways.First(gateway => gateway.Id == far);
        VNet home = topology.VNets.First(vnet => vnet.Id == record.VNetId);
        string name = $"{near.Name}-sees-{far.Name}{(isSecond ? "-2" : string.Empty)}";
        PublicIPAddress address = AddressOf(far);
        ResourceId id = Ids.Of(ResourceTypes.LocalNetworkGateway, name);
        bool states = !speaks || random.Chance(20);
        VNet[] spokes = [.. topology.VNets.Where(vnet => vnet.Peerings.Any(link => link.RemoteVNetId == home.Id && link.UseRemoteGateways))];
        AddressPrefix[] prefixes = !states ? [] : [.. random.Chance(90) ? home.AddressSpace : [], .. random.Chance(50) ? spokes.SelectMany(vnet => vnet.AddressSpace) : []];
        _devices.Add(new LocalNetworkGateway
        {
            Id = id,
            AddressSpace = [.. prefixes.Distinct()],
            GatewayIPAddress = address.Address?.ToString(),
            Asn = !speaks ? null : random.Chance(6) ? 65099 : record.Asn ?? (random.Chance(50) ? 65515 : null),
        });
        if (address.Address is null)
        {
            _expressions.Add(new UnreadValue
            {
                ResourceId = id,
                Property = "gatewayIpAddress",
                Text = $"[reference('{address.Id}', '2024-05-01').ipAddress]",
                Kind = UnreadValueKind.Unresolved,
            });
        }

        _connections.Add(Draw.ToSite(near.Name, name, speaks));
    }

    private PublicIPAddress AddressOf(ResourceId gateway)
    {
        if (!_addresses.TryGetValue(gateway, out PublicIPAddress? address))
        {
            _addresses[gateway] = address = new PublicIPAddress
            {
                Id = Ids.Of(ResourceTypes.PublicIPAddress, $"{gateway.Name}-ip"),
                Address = random.Chance(50) ? HostAddress.Parse($"20.50.0.{_addresses.Count + 1}") : null,
            };
        }

        return address;
    }
}
