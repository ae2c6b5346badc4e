using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>The format of every record: which properties it has, what they are called, and in which order they are written.</summary>
internal static class TopologyFormat
{
    // Stands in a template where a required id will be; no file holds it.
    private static readonly ResourceId NoId = ResourceId.Create("none", "none", "none/none", "none");

    private static readonly RecordCodec<SourceLocation> SourceLocationFormat = new RecordCodec<SourceLocation>(new SourceLocation { File = string.Empty })
        .Required("file", ValueFormat.Text, r => r.File, (r, v) => r with { File = v })
        .Optional("line", ValueFormat.Int32, r => r.Line, (r, v) => r with { Line = v })
        .Optional("column", ValueFormat.Int32, r => r.Column, (r, v) => r with { Column = v })
        .Optional("jsonPath", ValueFormat.Text, r => r.JsonPath, (r, v) => r with { JsonPath = v });

    private static readonly RecordCodec<ServiceEndpoint> ServiceEndpointFormat = new RecordCodec<ServiceEndpoint>(new ServiceEndpoint { Service = string.Empty })
        .Required("service", ValueFormat.Text, r => r.Service, (r, v) => r with { Service = v })
        .Optional("locations", List(ValueFormat.Text), r => r.Locations, (r, v) => r with { Locations = v });

    private static readonly RecordCodec<Subnet> SubnetFormat = new RecordCodec<Subnet>(new Subnet { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("addressPrefixes", List(ValueFormat.Prefix), r => r.AddressPrefixes, (r, v) => r with { AddressPrefixes = v })
        .Optional("networkSecurityGroupId", ValueFormat.Id, r => r.NetworkSecurityGroupId, (r, v) => r with { NetworkSecurityGroupId = v })
        .Optional("routeTableId", ValueFormat.Id, r => r.RouteTableId, (r, v) => r with { RouteTableId = v })
        .Optional("natGatewayId", ValueFormat.Id, r => r.NatGatewayId, (r, v) => r with { NatGatewayId = v })
        .Optional("defaultOutboundAccess", Nullable(ValueFormat.Boolean), r => r.DefaultOutboundAccess, (r, v) => r with { DefaultOutboundAccess = v })
        .Optional("serviceEndpoints", List(ServiceEndpointFormat), r => r.ServiceEndpoints, (r, v) => r with { ServiceEndpoints = v })
        .Optional("delegations", List(ValueFormat.Text), r => r.Delegations, (r, v) => r with { Delegations = v })
        .Optional("ipConfigurationIds", List(ValueFormat.Id), r => r.IPConfigurationIds, (r, v) => r with { IPConfigurationIds = v })
        .Optional("privateEndpointNetworkPolicies", Enum<PrivateEndpointNetworkPolicies>(), r => r.PrivateEndpointNetworkPolicies, (r, v) => r with { PrivateEndpointNetworkPolicies = v });

    private static readonly RecordCodec<Peering> PeeringFormat = new RecordCodec<Peering>(new Peering { Id = NoId, RemoteVNetId = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("remoteVNetId", ValueFormat.Id, r => r.RemoteVNetId, (r, v) => r with { RemoteVNetId = v })
        .Optional("allowVirtualNetworkAccess", ValueFormat.Boolean, r => r.AllowVirtualNetworkAccess, (r, v) => r with { AllowVirtualNetworkAccess = v })
        .Optional("allowForwardedTraffic", ValueFormat.Boolean, r => r.AllowForwardedTraffic, (r, v) => r with { AllowForwardedTraffic = v })
        .Optional("allowGatewayTransit", ValueFormat.Boolean, r => r.AllowGatewayTransit, (r, v) => r with { AllowGatewayTransit = v })
        .Optional("useRemoteGateways", ValueFormat.Boolean, r => r.UseRemoteGateways, (r, v) => r with { UseRemoteGateways = v })
        .Optional("doNotVerifyRemoteGateways", ValueFormat.Boolean, r => r.DoNotVerifyRemoteGateways, (r, v) => r with { DoNotVerifyRemoteGateways = v })
        .Optional("peerCompleteVNets", ValueFormat.Boolean, r => r.PeerCompleteVNets, (r, v) => r with { PeerCompleteVNets = v })
        .Optional("localSubnetNames", List(ValueFormat.Name), r => r.LocalSubnetNames, (r, v) => r with { LocalSubnetNames = v })
        .Optional("remoteSubnetNames", List(ValueFormat.Name), r => r.RemoteSubnetNames, (r, v) => r with { RemoteSubnetNames = v })
        .Optional("enableOnlyIPv6Peering", ValueFormat.Boolean, r => r.EnableOnlyIPv6Peering, (r, v) => r with { EnableOnlyIPv6Peering = v })
        .Optional("state", Nullable(Enum<PeeringState>()), r => r.State, (r, v) => r with { State = v })
        .Optional("syncLevel", Nullable(Enum<PeeringSyncLevel>()), r => r.SyncLevel, (r, v) => r with { SyncLevel = v })
        .Optional("provisioningState", ValueFormat.Text, r => r.ProvisioningState, (r, v) => r with { ProvisioningState = v })
        .Optional("remoteAddressSpace", List(ValueFormat.Prefix), r => r.RemoteAddressSpace, (r, v) => r with { RemoteAddressSpace = v })
        .Optional("remoteVirtualNetworkAddressSpace", List(ValueFormat.Prefix), r => r.RemoteVirtualNetworkAddressSpace, (r, v) => r with { RemoteVirtualNetworkAddressSpace = v })
        .Optional("localAddressSpace", List(ValueFormat.Prefix), r => r.LocalAddressSpace, (r, v) => r with { LocalAddressSpace = v })
        .Optional("localVirtualNetworkAddressSpace", List(ValueFormat.Prefix), r => r.LocalVirtualNetworkAddressSpace, (r, v) => r with { LocalVirtualNetworkAddressSpace = v })
        .Optional("writtenSwitches", ValueFormat.Switches, r => r.WrittenSwitches, (r, v) => r with { WrittenSwitches = v });

    private static readonly RecordCodec<VNet> VNetFormat = new RecordCodec<VNet>(new VNet { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("tenantId", ValueFormat.Text, r => r.TenantId, (r, v) => r with { TenantId = v })
        .Optional("cloud", Enum<Cloud>(), r => r.Cloud, (r, v) => r with { Cloud = v })
        .Optional("deploymentModel", Enum<DeploymentModel>(), r => r.DeploymentModel, (r, v) => r with { DeploymentModel = v })
        .Optional("addressSpace", List(ValueFormat.Prefix), r => r.AddressSpace, (r, v) => r with { AddressSpace = v })
        .Optional("dnsServers", List(ValueFormat.Text), r => r.DnsServers, (r, v) => r with { DnsServers = v })
        .Optional("subnets", List(SubnetFormat), r => r.Subnets, (r, v) => r with { Subnets = v })
        .Optional("peerings", List(PeeringFormat), r => r.Peerings, (r, v) => r with { Peerings = v })
        .Optional("summarizedGatewayPrefixes", List(ValueFormat.Prefix), r => r.SummarizedGatewayPrefixes, (r, v) => r with { SummarizedGatewayPrefixes = v })
        .Optional("isPlaceholder", ValueFormat.Boolean, r => r.IsPlaceholder, (r, v) => r with { IsPlaceholder = v });

    private static readonly RecordCodec<GatewayIPConfiguration> GatewayIPConfigurationFormat = new RecordCodec<GatewayIPConfiguration>(new())
        .Optional("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("publicIPAddressId", ValueFormat.Id, r => r.PublicIPAddressId, (r, v) => r with { PublicIPAddressId = v })
        .Optional("privateIPAddress", Nullable(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v });

    private static readonly RecordCodec<Gateway> GatewayFormat = new RecordCodec<Gateway>(new Gateway { Id = NoId, Type = default })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("type", Enum<GatewayType>(), r => r.Type, (r, v) => r with { Type = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("vpnType", Nullable(Enum<VpnType>()), r => r.VpnType, (r, v) => r with { VpnType = v })
        .Optional("sku", ValueFormat.Text, r => r.Sku, (r, v) => r with { Sku = v })
        .Optional("generation", ValueFormat.Text, r => r.Generation, (r, v) => r with { Generation = v })
        .Optional("activeActive", Nullable(ValueFormat.Boolean), r => r.ActiveActive, (r, v) => r with { ActiveActive = v })
        .Optional("enableBgp", Nullable(ValueFormat.Boolean), r => r.EnableBgp, (r, v) => r with { EnableBgp = v })
        .Optional("asn", Nullable(ValueFormat.Int64), r => r.Asn, (r, v) => r with { Asn = v })
        .Optional("bgpPeeringAddresses", List(ValueFormat.Address), r => r.BgpPeeringAddresses, (r, v) => r with { BgpPeeringAddresses = v })
        .Optional("ipConfigurations", List(GatewayIPConfigurationFormat), r => r.IPConfigurations, (r, v) => r with { IPConfigurations = v })
        .Optional("clientAddressPools", List(ValueFormat.Prefix), r => r.ClientAddressPools, (r, v) => r with { ClientAddressPools = v })
        .Optional("customRoutes", List(ValueFormat.Prefix), r => r.CustomRoutes, (r, v) => r with { CustomRoutes = v })
        .Optional("clientProtocols", List(ValueFormat.Text), r => r.ClientProtocols, (r, v) => r with { ClientProtocols = v });

    private static readonly RecordCodec<Connection> ConnectionFormat = new RecordCodec<Connection>(new Connection { Id = NoId, Type = default })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("type", Enum<ConnectionType>(), r => r.Type, (r, v) => r with { Type = v })
        .Optional("gatewayId", ValueFormat.Id, r => r.GatewayId, (r, v) => r with { GatewayId = v })
        .Optional("peerGatewayId", ValueFormat.Id, r => r.PeerGatewayId, (r, v) => r with { PeerGatewayId = v })
        .Optional("localNetworkGatewayId", ValueFormat.Id, r => r.LocalNetworkGatewayId, (r, v) => r with { LocalNetworkGatewayId = v })
        .Optional("circuitId", ValueFormat.Id, r => r.CircuitId, (r, v) => r with { CircuitId = v })
        .Optional("enableBgp", Nullable(ValueFormat.Boolean), r => r.EnableBgp, (r, v) => r with { EnableBgp = v })
        .Optional("routingWeight", Nullable(ValueFormat.Int32), r => r.RoutingWeight, (r, v) => r with { RoutingWeight = v });

    private static readonly RecordCodec<LocalNetworkGateway> LocalNetworkGatewayFormat = new RecordCodec<LocalNetworkGateway>(new LocalNetworkGateway { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("addressSpace", List(ValueFormat.Prefix), r => r.AddressSpace, (r, v) => r with { AddressSpace = v })
        .Optional("gatewayIPAddress", ValueFormat.Text, r => r.GatewayIPAddress, (r, v) => r with { GatewayIPAddress = v })
        .Optional("asn", Nullable(ValueFormat.Int64), r => r.Asn, (r, v) => r with { Asn = v })
        .Optional("bgpPeeringAddress", Nullable(ValueFormat.Address), r => r.BgpPeeringAddress, (r, v) => r with { BgpPeeringAddress = v })
        .Optional("site", Nullable(ValueFormat.Name), r => r.Site, (r, v) => r with { Site = v });

    private static readonly RecordCodec<ExpressRouteCircuit> ExpressRouteCircuitFormat = new RecordCodec<ExpressRouteCircuit>(new ExpressRouteCircuit { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("sites", List(ValueFormat.Name), r => r.Sites, (r, v) => r with { Sites = v });

    private static readonly RecordCodec<Site> SiteFormat = new RecordCodec<Site>(new Site { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("addressSpace", List(ValueFormat.Prefix), r => r.AddressSpace, (r, v) => r with { AddressSpace = v })
        .Optional("asn", Nullable(ValueFormat.Int64), r => r.Asn, (r, v) => r with { Asn = v });

    private static readonly RecordCodec<UserDefinedRoute> UserDefinedRouteFormat = new RecordCodec<UserDefinedRoute>(new UserDefinedRoute { Name = default, Destination = default, NextHopType = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("destination", ValueFormat.Destination, r => r.Destination, (r, v) => r with { Destination = v })
        .Required("nextHopType", Enum<NextHopType>(), r => r.NextHopType, (r, v) => r with { NextHopType = v })
        .Optional("nextHop", ValueFormat.NextHop, r => r.NextHop, (r, v) => r with { NextHop = v });

    private static readonly RecordCodec<RouteTable> RouteTableFormat = new RecordCodec<RouteTable>(new RouteTable { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("disableBgpRoutePropagation", Nullable(ValueFormat.Boolean), r => r.DisableBgpRoutePropagation, (r, v) => r with { DisableBgpRoutePropagation = v })
        .Optional("routes", List(UserDefinedRouteFormat), r => r.Routes, (r, v) => r with { Routes = v });

    private static readonly RecordCodec<SecurityRule> SecurityRuleFormat = new RecordCodec<SecurityRule>(new SecurityRule { Name = default, Priority = default, Direction = default, Access = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("priority", ValueFormat.Int32, r => r.Priority, (r, v) => r with { Priority = v })
        .Required("direction", Enum<SecurityRuleDirection>(), r => r.Direction, (r, v) => r with { Direction = v })
        .Required("access", Enum<SecurityRuleAccess>(), r => r.Access, (r, v) => r with { Access = v })
        .Optional("protocol", ValueFormat.Text, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sourceAddressPrefix", ValueFormat.Text, r => r.SourceAddressPrefix, (r, v) => r with { SourceAddressPrefix = v })
        .Optional("sourceAddressPrefixes", List(ValueFormat.Text), r => r.SourceAddressPrefixes, (r, v) => r with { SourceAddressPrefixes = v })
        .Optional("sourceApplicationSecurityGroupIds", List(ValueFormat.Id), r => r.SourceApplicationSecurityGroupIds, (r, v) => r with { SourceApplicationSecurityGroupIds = v })
        .Optional("sourcePortRange", ValueFormat.Text, r => r.SourcePortRange, (r, v) => r with { SourcePortRange = v })
        .Optional("sourcePortRanges", List(ValueFormat.Text), r => r.SourcePortRanges, (r, v) => r with { SourcePortRanges = v })
        .Optional("destinationAddressPrefix", ValueFormat.Text, r => r.DestinationAddressPrefix, (r, v) => r with { DestinationAddressPrefix = v })
        .Optional("destinationAddressPrefixes", List(ValueFormat.Text), r => r.DestinationAddressPrefixes, (r, v) => r with { DestinationAddressPrefixes = v })
        .Optional("destinationApplicationSecurityGroupIds", List(ValueFormat.Id), r => r.DestinationApplicationSecurityGroupIds, (r, v) => r with { DestinationApplicationSecurityGroupIds = v })
        .Optional("destinationPortRange", ValueFormat.Text, r => r.DestinationPortRange, (r, v) => r with { DestinationPortRange = v })
        .Optional("destinationPortRanges", List(ValueFormat.Text), r => r.DestinationPortRanges, (r, v) => r with { DestinationPortRanges = v })
        .Optional("description", ValueFormat.Text, r => r.Description, (r, v) => r with { Description = v });

    private static readonly RecordCodec<NetworkSecurityGroup> NetworkSecurityGroupFormat = new RecordCodec<NetworkSecurityGroup>(new NetworkSecurityGroup { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("securityRules", List(SecurityRuleFormat), r => r.SecurityRules, (r, v) => r with { SecurityRules = v });

    private static readonly RecordCodec<ApplicationSecurityGroup> ApplicationSecurityGroupFormat = new RecordCodec<ApplicationSecurityGroup>(new ApplicationSecurityGroup { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v });

    private static readonly RecordCodec<IPConfiguration> IPConfigurationFormat = new RecordCodec<IPConfiguration>(new IPConfiguration { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("privateIPAddress", Nullable(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v })
        .Optional("isAddressDynamic", ValueFormat.Boolean, r => r.IsAddressDynamic, (r, v) => r with { IsAddressDynamic = v })
        .Optional("publicIPAddressId", ValueFormat.Id, r => r.PublicIPAddressId, (r, v) => r with { PublicIPAddressId = v })
        .Optional("applicationSecurityGroupIds", List(ValueFormat.Id), r => r.ApplicationSecurityGroupIds, (r, v) => r with { ApplicationSecurityGroupIds = v })
        .Optional("loadBalancerBackendPoolIds", List(ValueFormat.Id), r => r.LoadBalancerBackendPoolIds, (r, v) => r with { LoadBalancerBackendPoolIds = v });

    private static readonly RecordCodec<NetworkInterface> NetworkInterfaceFormat = new RecordCodec<NetworkInterface>(new NetworkInterface { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("enableIPForwarding", ValueFormat.Boolean, r => r.EnableIPForwarding, (r, v) => r with { EnableIPForwarding = v })
        .Optional("ipConfigurations", List(IPConfigurationFormat), r => r.IPConfigurations, (r, v) => r with { IPConfigurations = v })
        .Optional("networkSecurityGroupId", ValueFormat.Id, r => r.NetworkSecurityGroupId, (r, v) => r with { NetworkSecurityGroupId = v })
        .Optional("virtualMachineId", ValueFormat.Id, r => r.VirtualMachineId, (r, v) => r with { VirtualMachineId = v });

    private static readonly RecordCodec<VirtualMachine> VirtualMachineFormat = new RecordCodec<VirtualMachine>(new VirtualMachine { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("networkInterfaceIds", List(ValueFormat.Id), r => r.NetworkInterfaceIds, (r, v) => r with { NetworkInterfaceIds = v });

    private static readonly RecordCodec<PublicIPAddress> PublicIPAddressFormat = new RecordCodec<PublicIPAddress>(new PublicIPAddress { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("address", Nullable(ValueFormat.Address), r => r.Address, (r, v) => r with { Address = v })
        .Optional("sku", ValueFormat.Text, r => r.Sku, (r, v) => r with { Sku = v })
        .Optional("zones", List(ValueFormat.Text), r => r.Zones, (r, v) => r with { Zones = v });

    private static readonly RecordCodec<NatGateway> NatGatewayFormat = new RecordCodec<NatGateway>(new NatGateway { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("publicIPAddressIds", List(ValueFormat.Id), r => r.PublicIPAddressIds, (r, v) => r with { PublicIPAddressIds = v });

    private static readonly RecordCodec<LoadBalancerFrontEnd> LoadBalancerFrontEndFormat = new RecordCodec<LoadBalancerFrontEnd>(new LoadBalancerFrontEnd { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("privateIPAddress", Nullable(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v })
        .Optional("isAddressDynamic", ValueFormat.Boolean, r => r.IsAddressDynamic, (r, v) => r with { IsAddressDynamic = v })
        .Optional("publicIPAddressId", ValueFormat.Id, r => r.PublicIPAddressId, (r, v) => r with { PublicIPAddressId = v });

    private static readonly RecordCodec<LoadBalancerRule> LoadBalancerRuleFormat = new RecordCodec<LoadBalancerRule>(new LoadBalancerRule { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("frontEnd", ValueFormat.Name, r => r.FrontEnd, (r, v) => r with { FrontEnd = v })
        .Optional("backendPoolId", ValueFormat.Id, r => r.BackendPoolId, (r, v) => r with { BackendPoolId = v })
        .Optional("protocol", ValueFormat.Text, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("frontEndPort", ValueFormat.Int32, r => r.FrontEndPort, (r, v) => r with { FrontEndPort = v })
        .Optional("backendPort", ValueFormat.Int32, r => r.BackendPort, (r, v) => r with { BackendPort = v })
        .Optional("backendIPConfigurationId", ValueFormat.Id, r => r.BackendIPConfigurationId, (r, v) => r with { BackendIPConfigurationId = v });

    private static readonly RecordCodec<LoadBalancer> LoadBalancerFormat = new RecordCodec<LoadBalancer>(new LoadBalancer { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("sku", ValueFormat.Text, r => r.Sku, (r, v) => r with { Sku = v })
        .Optional("frontEnds", List(LoadBalancerFrontEndFormat), r => r.FrontEnds, (r, v) => r with { FrontEnds = v })
        .Optional("backendPoolIds", List(ValueFormat.Id), r => r.BackendPoolIds, (r, v) => r with { BackendPoolIds = v })
        .Optional("rules", List(LoadBalancerRuleFormat), r => r.Rules, (r, v) => r with { Rules = v })
        .Optional("outboundPoolIds", List(ValueFormat.Id), r => r.OutboundPoolIds, (r, v) => r with { OutboundPoolIds = v });

    private static readonly RecordCodec<AdmittedFlow> AdmittedFlowFormat = new RecordCodec<AdmittedFlow>(new AdmittedFlow())
        .Optional("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", List(ValueFormat.Prefix), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinations", List(ValueFormat.Prefix), r => r.Destinations, (r, v) => r with { Destinations = v });

    private static readonly RecordCodec<DestinationNatRule> DestinationNatRuleFormat = new RecordCodec<DestinationNatRule>(new DestinationNatRule { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", List(ValueFormat.Prefix), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinationAddress", Nullable(ValueFormat.Address), r => r.DestinationAddress, (r, v) => r with { DestinationAddress = v })
        .Optional("translatedAddress", Nullable(ValueFormat.Address), r => r.TranslatedAddress, (r, v) => r with { TranslatedAddress = v })
        .Optional("translatedPort", Nullable(ValueFormat.Int32), r => r.TranslatedPort, (r, v) => r with { TranslatedPort = v });

    private static readonly RecordCodec<FirewallRule> FirewallRuleFormat = new RecordCodec<FirewallRule>(new FirewallRule { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("access", Enum<SecurityRuleAccess>(), r => r.Access, (r, v) => r with { Access = v })
        .Optional("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", List(ValueFormat.Prefix), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinations", List(ValueFormat.Prefix), r => r.Destinations, (r, v) => r with { Destinations = v })
        .Optional("isPartlyKnown", ValueFormat.Boolean, r => r.IsPartlyKnown, (r, v) => r with { IsPartlyKnown = v });

    private static readonly RecordCodec<AzureFirewall> AzureFirewallFormat = new RecordCodec<AzureFirewall>(new AzureFirewall { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("tier", ValueFormat.Text, r => r.Tier, (r, v) => r with { Tier = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("virtualHubId", ValueFormat.Id, r => r.VirtualHubId, (r, v) => r with { VirtualHubId = v })
        .Optional("privateIPAddress", Nullable(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v })
        .Optional("publicIPAddressIds", List(ValueFormat.Id), r => r.PublicIPAddressIds, (r, v) => r with { PublicIPAddressIds = v })
        .Optional("destinationNatRules", List(DestinationNatRuleFormat), r => r.DestinationNatRules, (r, v) => r with { DestinationNatRules = v })
        .Optional("rules", List(FirewallRuleFormat), r => r.Rules, (r, v) => r with { Rules = v })
        .Optional("admittedFlows", List(AdmittedFlowFormat), r => r.AdmittedFlows, (r, v) => r with { AdmittedFlows = v });

    private static readonly RecordCodec<BgpAnnouncement> BgpAnnouncementFormat = new RecordCodec<BgpAnnouncement>(new BgpAnnouncement { Prefix = default })
        .Required("prefix", ValueFormat.Prefix, r => r.Prefix, (r, v) => r with { Prefix = v })
        .Optional("nextHop", Nullable(ValueFormat.Address), r => r.NextHop, (r, v) => r with { NextHop = v })
        .Optional("asPath", List(ValueFormat.Int64), r => r.AsPath, (r, v) => r with { AsPath = v });

    private static readonly RecordCodec<BgpConnection> BgpConnectionFormat = new RecordCodec<BgpConnection>(new BgpConnection { Name = default, PeerAddress = default, PeerAsn = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("peerAddress", ValueFormat.Address, r => r.PeerAddress, (r, v) => r with { PeerAddress = v })
        .Required("peerAsn", ValueFormat.Int64, r => r.PeerAsn, (r, v) => r with { PeerAsn = v })
        .Optional("announces", List(BgpAnnouncementFormat), r => r.Announces, (r, v) => r with { Announces = v })
        .Optional("inboundRouteMapId", ValueFormat.Id, r => r.InboundRouteMapId, (r, v) => r with { InboundRouteMapId = v })
        .Optional("outboundRouteMapId", ValueFormat.Id, r => r.OutboundRouteMapId, (r, v) => r with { OutboundRouteMapId = v });

    private static readonly RecordCodec<RouteServer> RouteServerFormat = new RecordCodec<RouteServer>(new RouteServer { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("addresses", List(ValueFormat.Address), r => r.Addresses, (r, v) => r with { Addresses = v })
        .Optional("asn", ValueFormat.Int64, r => r.Asn, (r, v) => r with { Asn = v })
        .Optional("allowBranchToBranchTraffic", ValueFormat.Boolean, r => r.AllowBranchToBranchTraffic, (r, v) => r with { AllowBranchToBranchTraffic = v })
        .Optional("hubRoutingPreference", ValueFormat.Text, r => r.HubRoutingPreference, (r, v) => r with { HubRoutingPreference = v })
        .Optional("bgpConnections", List(BgpConnectionFormat), r => r.BgpConnections, (r, v) => r with { BgpConnections = v });

    private static readonly RecordCodec<PrivateEndpoint> PrivateEndpointFormat = new RecordCodec<PrivateEndpoint>(new PrivateEndpoint { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("addresses", List(ValueFormat.Address), r => r.Addresses, (r, v) => r with { Addresses = v });

    private static readonly RecordCodec<HubConnection> HubConnectionFormat = new RecordCodec<HubConnection>(new HubConnection { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("remoteVNetId", ValueFormat.Id, r => r.RemoteVNetId, (r, v) => r with { RemoteVNetId = v })
        .Optional("enableInternetSecurity", Nullable(ValueFormat.Boolean), r => r.EnableInternetSecurity, (r, v) => r with { EnableInternetSecurity = v });

    private static readonly RecordCodec<VirtualHub> VirtualHubFormat = new RecordCodec<VirtualHub>(new VirtualHub { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("addressPrefix", Nullable(ValueFormat.Prefix), r => r.AddressPrefix, (r, v) => r with { AddressPrefix = v })
        .Optional("connections", List(HubConnectionFormat), r => r.Connections, (r, v) => r with { Connections = v });

    private static readonly RecordCodec<StaticMember> StaticMemberFormat = new RecordCodec<StaticMember>(new StaticMember { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("resourceId", ValueFormat.Id, r => r.ResourceId, (r, v) => r with { ResourceId = v });

    private static readonly RecordCodec<NetworkGroup> NetworkGroupFormat = new RecordCodec<NetworkGroup>(new NetworkGroup { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("staticMembers", List(StaticMemberFormat), r => r.StaticMembers, (r, v) => r with { StaticMembers = v })
        .Optional("mayHaveOtherMembers", ValueFormat.Boolean, r => r.MayHaveOtherMembers, (r, v) => r with { MayHaveOtherMembers = v });

    private static readonly RecordCodec<ConnectivityGroupItem> ConnectivityGroupItemFormat = new RecordCodec<ConnectivityGroupItem>(new ConnectivityGroupItem { NetworkGroupId = NoId })
        .Required("networkGroupId", ValueFormat.Id, r => r.NetworkGroupId, (r, v) => r with { NetworkGroupId = v })
        .Optional("groupConnectivity", Enum<GroupConnectivity>(), r => r.GroupConnectivity, (r, v) => r with { GroupConnectivity = v })
        .Optional("useHubGateway", ValueFormat.Boolean, r => r.UseHubGateway, (r, v) => r with { UseHubGateway = v })
        .Optional("isGlobal", ValueFormat.Boolean, r => r.IsGlobal, (r, v) => r with { IsGlobal = v });

    private static readonly RecordCodec<ConnectivityConfiguration> ConnectivityConfigurationFormat =
        new RecordCodec<ConnectivityConfiguration>(new ConnectivityConfiguration { Id = NoId, ConnectivityTopology = default })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("connectivityTopology", Enum<ConnectivityTopology>(), r => r.ConnectivityTopology, (r, v) => r with { ConnectivityTopology = v })
        .Optional("hubIds", List(ValueFormat.Id), r => r.HubIds, (r, v) => r with { HubIds = v })
        .Optional("appliesToGroups", List(ConnectivityGroupItemFormat), r => r.AppliesToGroups, (r, v) => r with { AppliesToGroups = v })
        .Optional("isGlobal", ValueFormat.Boolean, r => r.IsGlobal, (r, v) => r with { IsGlobal = v })
        .Optional("deleteExistingPeering", ValueFormat.Boolean, r => r.DeleteExistingPeering, (r, v) => r with { DeleteExistingPeering = v })
        .Optional("connectedGroupAddressOverlap", Enum<ConnectedGroupAddressOverlap>(), r => r.ConnectedGroupAddressOverlap, (r, v) => r with { ConnectedGroupAddressOverlap = v })
        .Optional("connectedGroupPrivateEndpointsScale", Enum<ConnectedGroupPrivateEndpointsScale>(), r => r.ConnectedGroupPrivateEndpointsScale, (r, v) => r with { ConnectedGroupPrivateEndpointsScale = v })
        .Optional("peeringEnforcement", Enum<PeeringEnforcement>(), r => r.PeeringEnforcement, (r, v) => r with { PeeringEnforcement = v })
        .Optional("deployedRegions", List(ValueFormat.Region), r => r.DeployedRegions, (r, v) => r with { DeployedRegions = v });

    private static readonly RecordCodec<AdminRuleAddress> AdminRuleAddressFormat = new RecordCodec<AdminRuleAddress>(new AdminRuleAddress { AddressPrefix = string.Empty })
        .Required("addressPrefix", ValueFormat.Text, r => r.AddressPrefix, (r, v) => r with { AddressPrefix = v })
        .Optional("addressPrefixType", Enum<AdminRuleAddressType>(), r => r.AddressPrefixType, (r, v) => r with { AddressPrefixType = v });

    private static readonly RecordCodec<AdminRule> AdminRuleFormat = new RecordCodec<AdminRule>(new AdminRule { Name = default, Priority = default, Direction = default, Access = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("priority", ValueFormat.Int32, r => r.Priority, (r, v) => r with { Priority = v })
        .Required("direction", Enum<SecurityRuleDirection>(), r => r.Direction, (r, v) => r with { Direction = v })
        .Required("access", Enum<AdminRuleAccess>(), r => r.Access, (r, v) => r with { Access = v })
        .Optional("protocol", ValueFormat.Text, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", List(AdminRuleAddressFormat), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinations", List(AdminRuleAddressFormat), r => r.Destinations, (r, v) => r with { Destinations = v })
        .Optional("sourcePortRanges", List(ValueFormat.Text), r => r.SourcePortRanges, (r, v) => r with { SourcePortRanges = v })
        .Optional("destinationPortRanges", List(ValueFormat.Text), r => r.DestinationPortRanges, (r, v) => r with { DestinationPortRanges = v })
        .Optional("description", ValueFormat.Text, r => r.Description, (r, v) => r with { Description = v });

    private static readonly RecordCodec<AdminRuleCollection> AdminRuleCollectionFormat = new RecordCodec<AdminRuleCollection>(new AdminRuleCollection { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("appliesToGroups", List(ValueFormat.Id), r => r.AppliesToGroups, (r, v) => r with { AppliesToGroups = v })
        .Optional("rules", List(AdminRuleFormat), r => r.Rules, (r, v) => r with { Rules = v });

    private static readonly RecordCodec<SecurityAdminConfiguration> SecurityAdminConfigurationFormat = new RecordCodec<SecurityAdminConfiguration>(new SecurityAdminConfiguration { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("applyOnNetworkIntentPolicyBasedServices", Enum<NetworkIntentPolicyBasedService>(), r => r.ApplyOnNetworkIntentPolicyBasedServices, (r, v) => r with { ApplyOnNetworkIntentPolicyBasedServices = v })
        .Optional("ruleCollections", List(AdminRuleCollectionFormat), r => r.RuleCollections, (r, v) => r with { RuleCollections = v })
        .Optional("deployedRegions", List(ValueFormat.Region), r => r.DeployedRegions, (r, v) => r with { DeployedRegions = v });

    private static readonly RecordCodec<NetworkManagerScopes> NetworkManagerScopesFormat = new RecordCodec<NetworkManagerScopes>(new NetworkManagerScopes())
        .Optional("managementGroups", List(ValueFormat.Text), r => r.ManagementGroups, (r, v) => r with { ManagementGroups = v })
        .Optional("subscriptions", List(ValueFormat.Text), r => r.Subscriptions, (r, v) => r with { Subscriptions = v });

    private static readonly RecordCodec<NetworkManager> NetworkManagerFormat = new RecordCodec<NetworkManager>(new NetworkManager { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("scopes", NetworkManagerScopesFormat, r => r.Scopes, (r, v) => r with { Scopes = v })
        .Optional("networkGroups", List(NetworkGroupFormat), r => r.NetworkGroups, (r, v) => r with { NetworkGroups = v })
        .Optional("connectivityConfigurations", List(ConnectivityConfigurationFormat), r => r.ConnectivityConfigurations, (r, v) => r with { ConnectivityConfigurations = v })
        .Optional("securityAdminConfigurations", List(SecurityAdminConfigurationFormat), r => r.SecurityAdminConfigurations, (r, v) => r with { SecurityAdminConfigurations = v });

    private static readonly RecordCodec<Appliance> ApplianceFormat = new RecordCodec<Appliance>(new Appliance { Name = default, NetworkInterfaceId = NoId })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("networkInterfaceId", ValueFormat.Id, r => r.NetworkInterfaceId, (r, v) => r with { NetworkInterfaceId = v })
        .Optional("isStateful", Nullable(ValueFormat.Boolean), r => r.IsStateful, (r, v) => r with { IsStateful = v })
        .Optional("translatesSource", Nullable(ValueFormat.Boolean), r => r.TranslatesSource, (r, v) => r with { TranslatesSource = v })
        .Optional("admittedFlows", List(AdmittedFlowFormat), r => r.AdmittedFlows, (r, v) => r with { AdmittedFlows = v });

    private static readonly RecordCodec<AccessIntent> AccessIntentFormat = new RecordCodec<AccessIntent>(new AccessIntent { FromSubnetId = NoId, ToSubnetId = NoId, Protocol = Protocol.Any })
        .Required("fromSubnetId", ValueFormat.Id, r => r.FromSubnetId, (r, v) => r with { FromSubnetId = v })
        .Required("toSubnetId", ValueFormat.Id, r => r.ToSubnetId, (r, v) => r with { ToSubnetId = v })
        .Required("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("oneWay", ValueFormat.Boolean, r => r.OneWay, (r, v) => r with { OneWay = v })
        .Optional("because", ValueFormat.Text, r => r.Because, (r, v) => r with { Because = v })
        .Optional("writtenRuleIds", List(ValueFormat.Id), r => r.WrittenRuleIds, (r, v) => r with { WrittenRuleIds = v });

    private static readonly RecordCodec<InspectionIntent> InspectionIntentFormat = new RecordCodec<InspectionIntent>(new InspectionIntent { ViaId = NoId })
        .Required("viaId", ValueFormat.Id, r => r.ViaId, (r, v) => r with { ViaId = v })
        .Optional("networkIds", List(ValueFormat.Id), r => r.NetworkIds, (r, v) => r with { NetworkIds = v })
        .Optional("sites", List(ValueFormat.Name), r => r.Sites, (r, v) => r with { Sites = v })
        .Optional("because", ValueFormat.Text, r => r.Because, (r, v) => r with { Because = v })
        .Optional("writtenRouteIds", List(ValueFormat.Id), r => r.WrittenRouteIds, (r, v) => r with { WrittenRouteIds = v });

    private static readonly RecordCodec<UnreadValue> UnreadValueFormat = new RecordCodec<UnreadValue>(new UnreadValue { ResourceId = NoId, Property = string.Empty, Text = string.Empty, Kind = default })
        .Required("resourceId", ValueFormat.Id, r => r.ResourceId, (r, v) => r with { ResourceId = v })
        .Required("property", ValueFormat.Text, r => r.Property, (r, v) => r with { Property = v })
        .Required("text", ValueFormat.Text, r => r.Text, (r, v) => r with { Text = v })
        .Required("kind", Enum<UnreadValueKind>(), r => r.Kind, (r, v) => r with { Kind = v })
        .Optional("meant", Nullable(ValueFormat.Prefix), r => r.Meant, (r, v) => r with { Meant = v })
        .Optional("location", SourceLocationFormat, r => r.Location, (r, v) => r with { Location = v });

    private static readonly RecordCodec<SourceEntry> SourceEntryFormat = new RecordCodec<SourceEntry>(new SourceEntry { Id = NoId, Location = new SourceLocation { File = string.Empty } })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("location", SourceLocationFormat, r => r.Location, (r, v) => r with { Location = v });

    public static readonly RecordCodec<Topology> Topology = new RecordCodec<Topology>(new())
        .Optional("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("vnets", List(VNetFormat), r => r.VNets, (r, v) => r with { VNets = v })
        .Optional("gateways", List(GatewayFormat), r => r.Gateways, (r, v) => r with { Gateways = v })
        .Optional("connections", List(ConnectionFormat), r => r.Connections, (r, v) => r with { Connections = v })
        .Optional("localNetworkGateways", List(LocalNetworkGatewayFormat), r => r.LocalNetworkGateways, (r, v) => r with { LocalNetworkGateways = v })
        .Optional("expressRouteCircuits", List(ExpressRouteCircuitFormat), r => r.ExpressRouteCircuits, (r, v) => r with { ExpressRouteCircuits = v })
        .Optional("sites", List(SiteFormat), r => r.Sites, (r, v) => r with { Sites = v })
        .Optional("routeTables", List(RouteTableFormat), r => r.RouteTables, (r, v) => r with { RouteTables = v })
        .Optional("networkSecurityGroups", List(NetworkSecurityGroupFormat), r => r.NetworkSecurityGroups, (r, v) => r with { NetworkSecurityGroups = v })
        .Optional("applicationSecurityGroups", List(ApplicationSecurityGroupFormat), r => r.ApplicationSecurityGroups, (r, v) => r with { ApplicationSecurityGroups = v })
        .Optional("networkInterfaces", List(NetworkInterfaceFormat), r => r.NetworkInterfaces, (r, v) => r with { NetworkInterfaces = v })
        .Optional("virtualMachines", List(VirtualMachineFormat), r => r.VirtualMachines, (r, v) => r with { VirtualMachines = v })
        .Optional("publicIPAddresses", List(PublicIPAddressFormat), r => r.PublicIPAddresses, (r, v) => r with { PublicIPAddresses = v })
        .Optional("natGateways", List(NatGatewayFormat), r => r.NatGateways, (r, v) => r with { NatGateways = v })
        .Optional("loadBalancers", List(LoadBalancerFormat), r => r.LoadBalancers, (r, v) => r with { LoadBalancers = v })
        .Optional("azureFirewalls", List(AzureFirewallFormat), r => r.AzureFirewalls, (r, v) => r with { AzureFirewalls = v })
        .Optional("routeServers", List(RouteServerFormat), r => r.RouteServers, (r, v) => r with { RouteServers = v })
        .Optional("privateEndpoints", List(PrivateEndpointFormat), r => r.PrivateEndpoints, (r, v) => r with { PrivateEndpoints = v })
        .Optional("virtualHubs", List(VirtualHubFormat), r => r.VirtualHubs, (r, v) => r with { VirtualHubs = v })
        .Optional("networkManagers", List(NetworkManagerFormat), r => r.NetworkManagers, (r, v) => r with { NetworkManagers = v })
        .Optional("appliances", List(ApplianceFormat), r => r.Appliances, (r, v) => r with { Appliances = v })
        .Optional("accessIntents", List(AccessIntentFormat), r => r.AccessIntents, (r, v) => r with { AccessIntents = v })
        .Optional("inspectionIntents", List(InspectionIntentFormat), r => r.InspectionIntents, (r, v) => r with { InspectionIntents = v })
        .Optional("unreadValues", List(UnreadValueFormat), r => r.UnreadValues, (r, v) => r with { UnreadValues = v })
        .Optional("sources", new SourceMapCodec(SourceEntryFormat), r => r.Sources, (r, v) => r with { Sources = v });

    private static ListCodec<T> List<T>(Codec<T> item) => new(item);

    private static NullableCodec<T> Nullable<T>(Codec<T> inner)
        where T : struct => new(inner);

    private static EnumCodec<T> Enum<T>()
        where T : struct, Enum => new();
}
