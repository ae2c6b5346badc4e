using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Kernel.Namespaces;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <content>VPN gateways, and sites behind them. A gateway has the table of its GatewaySubnet (rule 3.60); a site is one host.</content>
internal sealed partial class FabricBuilder
{
    private readonly Dictionary<ResourceId, Lane> _tunnels = [];

    private void AddGateways()
    {
        foreach (Gateway gateway in _topology.Gateways)
        {
            _gateways.Add(gateway.Id, AddNode(gateway.Name, forwards: true));
        }

        foreach (Site site in _topology.Sites)
        {
            AddSite(site);
        }

        foreach (Gateway gateway in _topology.Gateways)
        {
            Node node = _gateways[gateway.Id];
            AddRoutes(node, gateway.SubnetId!, "table main", isGateway: true);
            node.NotPassed.AddRange(MachineFilter.SpaceWithoutAccess(_network, gateway.VNetId!)
                .SelectMany(prefix => new[] { $"{MachineFilter.Word(prefix)} saddr {prefix}", $"{MachineFilter.Word(prefix)} daddr {prefix}" }));
            KeepTunnelsApart(gateway, node);
        }
    }

    private void AddSite(Site site)
    {
        Node node = AddNode(site.Name, forwards: false);
        HostAddress[] hosts =
        [
            .. site.AddressSpace.GroupBy(prefix => prefix.Family)
                .Select(family => family.Key == IPFamily.IPv4 ? HostAddress.FromIPv4((uint)family.First().First.Value + 10) : HostAddress.FromIPv6(family.First().First.Value + 10)),
        ];
        Connection[] connections = [.. _topology.Connections.Where(connection => SiteOf(connection) == site.Name)];
        if (connections.Length != 1)
        {
            throw new NotSupportedException($"Not laid out as namespaces: site \"{site.Name}\" with {connections.Length} connections.");
        }

        Node gateway = _gateways[connections[0].GatewayId!];
        Lane tunnel = LaneOf(gateway, node, "tunnel");
        _tunnels.Add(connections[0].Id, tunnel);
        foreach (HostAddress host in hosts)
        {
            node.Lines.Add($"addr add {host}/{host.BitCount} dev lo{(host.Family == IPFamily.IPv6 ? " nodad" : string.Empty)}");
        }

        // Over BGP a site has the routes that it hears; without, somebody has typed in what it needs (rule 4.31).
        AddressPrefix[] known = SpeaksBgp(connections[0]) ? [.. _network.BgpTable(site.Name).Learned.Where(route => route.From is not null).Select(route => route.Prefix)] : [AddressPrefix.AllIPv4, AddressPrefix.AllIPv6];
        foreach (AddressPrefix prefix in known.Distinct().Where(prefix => prefix.Family == IPFamily.IPv4 || Permission.HasIPv6))
        {
            AddRoute(node, prefix, $"via {gateway.Address(prefix.Family)} dev {tunnel.FarDevice} onlink", "table main");
        }

        _machines.Add(new Machine { Name = site.Name, Place = $"site:{site.Name}", Node = node, Addresses = [.. hosts] });
    }

    /// <summary>Rule 4.26: between connections only BGP carries routes, and so packets.</summary>
    private void KeepTunnelsApart(Gateway gateway, Node node)
    {
        Connection[] own = [.. _topology.Connections.Where(connection => connection.GatewayId == gateway.Id && _tunnels.ContainsKey(connection.Id))];
        foreach (Connection from in own)
        {
            node.NotPassed.AddRange(own.Where(to => to != from && !(SpeaksBgp(from) && SpeaksBgp(to)))
                .Select(to => $"iifname \"{_tunnels[from.Id].Device}\" oifname \"{_tunnels[to.Id].Device}\""));
        }
    }

    private string IntoTunnel(Node node, EffectiveRoute row, IPFamily family)
    {
        // A route that somebody wrote by hand leads from a gateway nowhere; one that it has learned leads to who told it.
        if (row.Source != RouteSource.VirtualNetworkGateway)
        {
            return Drop;
        }

        return row.Origin.ResourceId is { } connection && _tunnels.TryGetValue(connection, out Lane? tunnel)
            ? tunnel.Via(family)
            : throw new NotSupportedException($"Not laid out as namespaces: the way of \"{node.Name}\" to {row.AddressPrefixes[0]}.");
    }

    /// <summary>To the own gateway, or over the link to the one that is borrowed (rules 2.60, 3.39).</summary>
    private string ToGateway(Node node, ResourceId vnet, EffectiveRoute row, IPFamily family)
    {
        Gateway? own = _topology.Gateways.FirstOrDefault(gateway => gateway.VNetId == vnet);
        if (own is not null)
        {
            return LaneOf(node, _gateways[own.Id], "gateway").Via(family);
        }

        Peering? link = _topology.VNets.Single(one => one.Id == vnet).Peerings.FirstOrDefault(link => link.UseRemoteGateways && BackOf(link) is { AllowGatewayTransit: true });
        Gateway? borrowed = link is null ? null : _topology.Gateways.FirstOrDefault(gateway => gateway.VNetId == link.RemoteVNetId);
        return borrowed is null
            ? Drop
            : LaneOf(node, _gateways[borrowed.Id], $"gateway {row.Source}", lane => CheckForwarded(lane, BackOf(link!)!, isGateway: false)).Via(family);
    }

    private ResourceName? SiteOf(Connection connection) => _topology.LocalNetworkGateways.FirstOrDefault(device => device.Id == connection.LocalNetworkGatewayId)?.Site;

    private bool SpeaksBgp(Connection connection) =>
        connection.EnableBgp is true && _topology.Gateways.First(gateway => gateway.Id == connection.GatewayId).EnableBgp is true;
}
