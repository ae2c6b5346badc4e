using System.Text.Json;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Import.Wire;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>Gateways, their connections, local network gateways and ExpressRoute circuits.</summary>
internal static class GatewayMapper
{
    internal static void Gateway(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireGateway wire = WireRead.Node<WireGateway>(ref reader)!;
        WireGateway body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        if (scope.Member<GatewayType>(id, "gatewayType", Required(scope, id, "gatewayType", body.GatewayType, wire.Offset)) is not { } type)
        {
            return;
        }

        WireBgpSettings? bgp = scope.Object(id, "bgpSettings", body.BgpSettings);
        string? generation = scope.Text(id, "vpnGatewayGeneration", body.VpnGatewayGeneration);
        WireVpnClientConfiguration? clients = scope.Object(id, "vpnClientConfiguration", body.VpnClientConfiguration);
        scope.Estate.Gateways.Add(
            id,
            new Gateway
            {
                Id = id,
                Region = scope.Region(id, wire.Location),
                Type = type,
                VpnType = scope.Member<VpnType>(id, "vpnType", body.VpnType),
                Sku = InterfaceMapper.Sku(scope, id, wire.Sku ?? body.Sku),
                Generation = string.Equals(generation, "None", StringComparison.OrdinalIgnoreCase) ? null : generation,
                ActiveActive = scope.Boolean(id, "activeActive", body.ActiveActive),
                EnableBgp = scope.Boolean(id, "enableBgp", body.EnableBgp),
                Asn = bgp is null ? null : scope.Number(id, "bgpSettings.asn", bgp.Asn),
                BgpPeeringAddresses = bgp is null ? [] : BgpAddresses(scope, id, bgp.BgpPeeringAddress),
                IPConfigurations = [.. scope.Children(id, "ipConfigurations", body.IPConfigurations).Select(item => Configuration(scope, item.Id, item.Child))],
                ClientAddressPools = scope.AddressSpace(id, "vpnClientConfiguration.vpnClientAddressPool", clients?.VpnClientAddressPool) ?? [],
                CustomRoutes = scope.AddressSpace(id, "customRoutes", body.CustomRoutes) ?? [],
                ClientProtocols = [.. scope.RawTexts(id, "vpnClientConfiguration.vpnClientProtocols", clients?.VpnClientProtocols)],
            },
            scope.File);
    }

    internal static void Connection(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireConnection wire = WireRead.Node<WireConnection>(ref reader)!;
        WireConnection body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        if (scope.Word<ConnectionType>(id, "connectionType", Required(scope, id, "connectionType", body.ConnectionType, wire.Offset), TryParseType) is not { } type)
        {
            return;
        }

        scope.Estate.Connections.Add(
            id,
            new Connection
            {
                Id = id,
                Type = type,
                GatewayId = scope.Reference(id, "virtualNetworkGateway1", body.VirtualNetworkGateway1),
                PeerGatewayId = scope.Reference(id, "virtualNetworkGateway2", body.VirtualNetworkGateway2),
                LocalNetworkGatewayId = scope.Reference(id, "localNetworkGateway2", body.LocalNetworkGateway2),
                CircuitId = scope.Reference(id, "peer", body.Peer),
                EnableBgp = scope.Boolean(id, "enableBgp", body.EnableBgp),
                RoutingWeight = scope.Number(id, "routingWeight", body.RoutingWeight) is { } weight ? (int)Math.Clamp(weight, 0, int.MaxValue) : null,
            },
            scope.File);
    }

    internal static void LocalNetworkGateway(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireLocalNetworkGateway wire = WireRead.Node<WireLocalNetworkGateway>(ref reader)!;
        WireLocalNetworkGateway body = scope.Body(id, wire, wire.Properties);
        scope.Locate(id, wire.Offset);
        WireBgpSettings? bgp = scope.Object(id, "bgpSettings", body.BgpSettings);
        scope.Estate.LocalNetworkGateways.Add(
            id,
            new LocalNetworkGateway
            {
                Id = id,
                Region = scope.Region(id, wire.Location),
                AddressSpace = scope.AddressSpace(id, "localNetworkAddressSpace", body.LocalNetworkAddressSpace) ?? [],
                GatewayIPAddress = scope.Text(id, "gatewayIpAddress", body.GatewayIpAddress) ?? scope.Text(id, "fqdn", body.Fqdn),
                Asn = bgp is null ? null : scope.Number(id, "bgpSettings.asn", bgp.Asn),
                BgpPeeringAddress = bgp is null ? null : scope.Address(id, "bgpSettings.bgpPeeringAddress", bgp.BgpPeeringAddress),
            },
            scope.File);
    }

    internal static void Circuit(SourceScope scope, ResourceId id, ref Utf8JsonReader reader)
    {
        WireNamed wire = WireRead.Node<WireNamed>(ref reader)!;
        scope.Locate(id, wire.Offset);
        scope.Estate.ExpressRouteCircuits.Add(id, new ExpressRouteCircuit { Id = id }, scope.File);
    }

    private static GatewayIPConfiguration Configuration(SourceScope scope, ResourceId id, WireIPConfiguration wire)
    {
        WireIPConfiguration body = scope.Body(id, wire, wire.Properties);
        return new GatewayIPConfiguration
        {
            Name = id.Name,
            SubnetId = scope.Reference(id, "subnet", body.Subnet),
            PublicIPAddressId = scope.Reference(id, "publicIPAddress", body.PublicIPAddress),
            PrivateIPAddress = scope.Address(id, "privateIPAddress", body.PrivateIPAddress),
        };
    }

    // An active-active gateway prints both addresses in one text, with a comma between.
    private static ValueList<HostAddress> BgpAddresses(SourceScope scope, ResourceId id, WireText text) =>
    [
        .. (scope.Text(id, "bgpSettings.bgpPeeringAddress", text) ?? string.Empty)
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => scope.Address(id, "bgpSettings.bgpPeeringAddress", text with { Value = part }))
            .OfType<HostAddress>(),
    ];

    private static WireText Required(SourceScope scope, ResourceId id, string property, WireText text, int offset)
    {
        if (string.IsNullOrEmpty(text.Value))
        {
            scope.Unread(id, property, new WireText(string.Empty, offset), UnreadValueKind.UnknownWord);
        }

        return text;
    }

    private static bool TryParseType(string word, out ConnectionType type)
    {
        ConnectionType? known = word.ToUpperInvariant() switch
        {
            "IPSEC" => ConnectionType.IPsec,
            "VNET2VNET" => ConnectionType.VNetToVNet,
            "EXPRESSROUTE" => ConnectionType.ExpressRoute,
            "VPNCLIENT" => ConnectionType.VpnClient,
            _ => null,
        };
        type = known ?? default;
        return known is not null;
    }
}
