using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.TestKit.Notation;

/// <summary>Gateways, Route Servers, connections and hubs.</summary>
public sealed partial class DesignText
{
    private void TakeGateway(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        GatewayType type = Enum.Parse<GatewayType>(line.Word(), ignoreCase: true);
        ResourceId subnet = SubnetId($"{path[0]}/{line.Option("subnet") ?? SpecialSubnets.Gateway}");
        IReadOnlyList<string> publicAddresses = line.List("publicIp");
        IReadOnlyList<string> privateAddresses = line.List("address");
        bool isPolicyBased = line.Switch("policyBased");
        _gateways.Add(new Gateway
        {
            Id = Id(ResourceTypes.Gateway, path[1]),
            Type = type,
            VpnType = isPolicyBased ? VpnType.PolicyBased : null,
            Sku = line.Option("sku") ?? (type == GatewayType.Vpn ? "VpnGw1AZ" : "ErGw1AZ"),
            Asn = line.Number("asn"),
            EnableBgp = line.Switch("bgp") ? true : null,
            ActiveActive = line.Switch("activeActive") ? true : null,
            ClientAddressPools = [.. line.List("pool").Select(AddressPrefix.Parse)],
            CustomRoutes = [.. line.List("customRoutes").Select(AddressPrefix.Parse)],
            ClientProtocols = [.. line.List("clientProtocols")],
            IPConfigurations =
            [
                .. Enumerable.Range(0, Math.Max(1, publicAddresses.Count)).Select(i => new GatewayIPConfiguration
                {
                    Name = $"part{i}",
                    SubnetId = subnet,
                    PublicIPAddressId = i < publicAddresses.Count ? Id(ResourceTypes.PublicIPAddress, publicAddresses[i]) : null,
                    PrivateIPAddress = i < privateAddresses.Count ? HostAddress.Parse(privateAddresses[i]) : null,
                }),
            ],
        });
    }

    private void TakeRouteServer(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        bool isBranchToBranch = line.Switch("branchToBranch");
        _routeServers.Add(new RouteServer
        {
            Id = Id(ResourceTypes.VirtualHub, path[1]),
            AllowBranchToBranchTraffic = isBranchToBranch,
            HubRoutingPreference = line.Option("preference"),
            SubnetId = SubnetId($"{path[0]}/{line.Option("subnet") ?? SpecialSubnets.RouteServer}"),
            Addresses = Addresses(line.Rest()),
        });
    }

    private void TakeSession(DesignLine line)
    {
        string[] path = line.Word().Split('/');
        int at = _routeServers.FindIndex(each => each.Name == path[0]);
        _routeServers[at] = _routeServers[at] with
        {
            BgpConnections = _routeServers[at].BgpConnections.Add(new BgpConnection
            {
                Name = path[1],
                PeerAddress = HostAddress.Parse(line.Word()),
                PeerAsn = line.Number("asn") ?? 65001,
                Announces = line.Option("announces") is { } prefixes ? Draw.Announcements(prefixes) : null,
                InboundRouteMapId = line.Option("inboundRouteMap") is { } map ? _routeServers[at].Id.Child("routeMaps", map) : null,
                OutboundRouteMapId = line.Option("outboundRouteMap") is { } other ? _routeServers[at].Id.Child("routeMaps", other) : null,
            }),
        };
    }

    private void TakeConnection(DesignLine line)
    {
        string name = line.Word();
        ResourceId from = Id(ResourceTypes.Gateway, line.Word());
        line.Expect("->");
        string to = line.Word();
        bool isCircuit = line.Switch("circuit");
        bool isGateway = _gateways.Any(gateway => gateway.Name == to);
        _connections.Add(new Connection
        {
            Id = Id(ResourceTypes.Connection, name),
            Type = isCircuit ? ConnectionType.ExpressRoute : isGateway ? ConnectionType.VNetToVNet : ConnectionType.IPsec,
            GatewayId = from,
            PeerGatewayId = isGateway ? Id(ResourceTypes.Gateway, to) : null,
            LocalNetworkGatewayId = !isGateway && !isCircuit ? Id(ResourceTypes.LocalNetworkGateway, to) : null,
            CircuitId = isCircuit ? Id(ResourceTypes.ExpressRouteCircuit, to) : null,
            EnableBgp = line.Switch("bgp") ? true : null,
        });
    }

    private void TakeLocalGateway(DesignLine line)
    {
        ResourceId id = Id(ResourceTypes.LocalNetworkGateway, line.Word());
        _localGateways.Add(new LocalNetworkGateway
        {
            Id = id,
            GatewayIPAddress = line.Option("at"),
            Site = line.Option("site") is { } site ? new ResourceName(site) : default(ResourceName?),
            Asn = line.Option("asn") is { } asn ? long.Parse(asn, System.Globalization.CultureInfo.InvariantCulture) : null,
            BgpPeeringAddress = line.Option("bgpAddress") is { } address ? HostAddress.Parse(address) : null,
            AddressSpace = Prefixes(id, "localNetworkAddressSpace.addressPrefixes", line.Rest()),
        });
    }

    private void TakeCircuit(DesignLine line) => _circuits.Add(new ExpressRouteCircuit
    {
        Id = Id(ResourceTypes.ExpressRouteCircuit, line.Word()),
        Sites = [.. line.List("sites").Select(site => new ResourceName(site))],
    });

    private void TakeSite(DesignLine line)
    {
        string name = line.Word();
        _sites.Add(new Site { Name = name, Asn = line.Option("asn") is { } asn ? long.Parse(asn, System.Globalization.CultureInfo.InvariantCulture) : null, AddressSpace = [.. line.Rest().Select(AddressPrefix.Parse)] });
    }

    private void TakeVirtualHub(DesignLine line)
    {
        ResourceId id = Id(ResourceTypes.VirtualHub, line.Word());
        _hubs.Add(new VirtualHub
        {
            Id = id,
            AddressPrefix = AddressPrefix.Parse(line.Word()),
            Connections = [.. line.List("vnets").Select(vnet => new HubConnection { Name = vnet, RemoteVNetId = VNetId(vnet) })],
        });
    }
}
