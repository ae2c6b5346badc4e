using VNetPeering.Sdk.Model;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>The format of gateways and what they lead to: connections, devices, circuits, sites, Route Servers and Virtual WAN hubs.</summary>
internal static class HybridFormats
{
    private static readonly RecordCodec<GatewayIPConfiguration> GatewayIPConfiguration = new RecordCodec<GatewayIPConfiguration>(new())
        .Optional("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("publicIPAddressId", ValueFormat.Id, r => r.PublicIPAddressId, (r, v) => r with { PublicIPAddressId = v })
        .Optional("privateIPAddress", NullableOf(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v });

    internal static readonly RecordCodec<Gateway> Gateway = new RecordCodec<Gateway>(new Gateway { Id = NoId, Type = default })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("type", EnumOf<GatewayType>(), r => r.Type, (r, v) => r with { Type = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("vpnType", NullableOf(EnumOf<VpnType>()), r => r.VpnType, (r, v) => r with { VpnType = v })
        .Optional("sku", ValueFormat.Text, r => r.Sku, (r, v) => r with { Sku = v })
        .Optional("generation", ValueFormat.Text, r => r.Generation, (r, v) => r with { Generation = v })
        .Optional("activeActive", NullableOf(ValueFormat.Boolean), r => r.ActiveActive, (r, v) => r with { ActiveActive = v })
        .Optional("enableBgp", NullableOf(ValueFormat.Boolean), r => r.EnableBgp, (r, v) => r with { EnableBgp = v })
        .Optional("asn", NullableOf(ValueFormat.Int64), r => r.Asn, (r, v) => r with { Asn = v })
        .Optional("bgpPeeringAddresses", ListOf(ValueFormat.Address), r => r.BgpPeeringAddresses, (r, v) => r with { BgpPeeringAddresses = v })
        .Optional("ipConfigurations", ListOf(GatewayIPConfiguration), r => r.IPConfigurations, (r, v) => r with { IPConfigurations = v })
        .Optional("clientAddressPools", ListOf(ValueFormat.Prefix), r => r.ClientAddressPools, (r, v) => r with { ClientAddressPools = v })
        .Optional("customRoutes", ListOf(ValueFormat.Prefix), r => r.CustomRoutes, (r, v) => r with { CustomRoutes = v })
        .Optional("clientProtocols", ListOf(ValueFormat.Text), r => r.ClientProtocols, (r, v) => r with { ClientProtocols = v });

    internal static readonly RecordCodec<Connection> Connection = new RecordCodec<Connection>(new Connection { Id = NoId, Type = default })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("type", EnumOf<ConnectionType>(), r => r.Type, (r, v) => r with { Type = v })
        .Optional("gatewayId", ValueFormat.Id, r => r.GatewayId, (r, v) => r with { GatewayId = v })
        .Optional("peerGatewayId", ValueFormat.Id, r => r.PeerGatewayId, (r, v) => r with { PeerGatewayId = v })
        .Optional("localNetworkGatewayId", ValueFormat.Id, r => r.LocalNetworkGatewayId, (r, v) => r with { LocalNetworkGatewayId = v })
        .Optional("circuitId", ValueFormat.Id, r => r.CircuitId, (r, v) => r with { CircuitId = v })
        .Optional("enableBgp", NullableOf(ValueFormat.Boolean), r => r.EnableBgp, (r, v) => r with { EnableBgp = v })
        .Optional("routingWeight", NullableOf(ValueFormat.Int32), r => r.RoutingWeight, (r, v) => r with { RoutingWeight = v });

    internal static readonly RecordCodec<LocalNetworkGateway> LocalNetworkGateway = new RecordCodec<LocalNetworkGateway>(new LocalNetworkGateway { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("addressSpace", ListOf(ValueFormat.Prefix), r => r.AddressSpace, (r, v) => r with { AddressSpace = v })
        .Optional("gatewayIPAddress", ValueFormat.Text, r => r.GatewayIPAddress, (r, v) => r with { GatewayIPAddress = v })
        .Optional("asn", NullableOf(ValueFormat.Int64), r => r.Asn, (r, v) => r with { Asn = v })
        .Optional("bgpPeeringAddress", NullableOf(ValueFormat.Address), r => r.BgpPeeringAddress, (r, v) => r with { BgpPeeringAddress = v })
        .Optional("site", NullableOf(ValueFormat.Name), r => r.Site, (r, v) => r with { Site = v });

    internal static readonly RecordCodec<ExpressRouteCircuit> ExpressRouteCircuit = new RecordCodec<ExpressRouteCircuit>(new ExpressRouteCircuit { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("sites", ListOf(ValueFormat.Name), r => r.Sites, (r, v) => r with { Sites = v });

    internal static readonly RecordCodec<Site> Site = new RecordCodec<Site>(new Site { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("addressSpace", ListOf(ValueFormat.Prefix), r => r.AddressSpace, (r, v) => r with { AddressSpace = v })
        .Optional("asn", NullableOf(ValueFormat.Int64), r => r.Asn, (r, v) => r with { Asn = v });

    private static readonly RecordCodec<BgpAnnouncement> BgpAnnouncement = new RecordCodec<BgpAnnouncement>(new BgpAnnouncement { Prefix = default })
        .Required("prefix", ValueFormat.Prefix, r => r.Prefix, (r, v) => r with { Prefix = v })
        .Optional("nextHop", NullableOf(ValueFormat.Address), r => r.NextHop, (r, v) => r with { NextHop = v })
        .Optional("asPath", ListOf(ValueFormat.Int64), r => r.AsPath, (r, v) => r with { AsPath = v });

    private static readonly RecordCodec<BgpConnection> BgpConnection = new RecordCodec<BgpConnection>(new BgpConnection { Name = default, PeerAddress = default, PeerAsn = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("peerAddress", ValueFormat.Address, r => r.PeerAddress, (r, v) => r with { PeerAddress = v })
        .Required("peerAsn", ValueFormat.Int64, r => r.PeerAsn, (r, v) => r with { PeerAsn = v })
        .Optional("announces", ListOf(BgpAnnouncement), r => r.Announces, (r, v) => r with { Announces = v })
        .Optional("inboundRouteMapId", ValueFormat.Id, r => r.InboundRouteMapId, (r, v) => r with { InboundRouteMapId = v })
        .Optional("outboundRouteMapId", ValueFormat.Id, r => r.OutboundRouteMapId, (r, v) => r with { OutboundRouteMapId = v });

    internal static readonly RecordCodec<RouteServer> RouteServer = new RecordCodec<RouteServer>(new RouteServer { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("addresses", ListOf(ValueFormat.Address), r => r.Addresses, (r, v) => r with { Addresses = v })
        .Optional("asn", ValueFormat.Int64, r => r.Asn, (r, v) => r with { Asn = v })
        .Optional("allowBranchToBranchTraffic", ValueFormat.Boolean, r => r.AllowBranchToBranchTraffic, (r, v) => r with { AllowBranchToBranchTraffic = v })
        .Optional("hubRoutingPreference", ValueFormat.Text, r => r.HubRoutingPreference, (r, v) => r with { HubRoutingPreference = v })
        .Optional("bgpConnections", ListOf(BgpConnection), r => r.BgpConnections, (r, v) => r with { BgpConnections = v });

    private static readonly RecordCodec<HubConnection> HubConnection = new RecordCodec<HubConnection>(new HubConnection { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("remoteVNetId", ValueFormat.Id, r => r.RemoteVNetId, (r, v) => r with { RemoteVNetId = v })
        .Optional("enableInternetSecurity", NullableOf(ValueFormat.Boolean), r => r.EnableInternetSecurity, (r, v) => r with { EnableInternetSecurity = v });

    internal static readonly RecordCodec<VirtualHub> VirtualHub = new RecordCodec<VirtualHub>(new VirtualHub { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("addressPrefix", NullableOf(ValueFormat.Prefix), r => r.AddressPrefix, (r, v) => r with { AddressPrefix = v })
        .Optional("connections", ListOf(HubConnection), r => r.Connections, (r, v) => r with { Connections = v });
}
