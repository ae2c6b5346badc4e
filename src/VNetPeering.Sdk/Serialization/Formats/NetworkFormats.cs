using VNetPeering.Sdk.Model;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>The format of VNets and what lies in them.</summary>
internal static class NetworkFormats
{
    private static readonly RecordCodec<ServiceEndpoint> ServiceEndpoint = new RecordCodec<ServiceEndpoint>(new ServiceEndpoint { Service = string.Empty })
        .Required("service", ValueFormat.Text, r => r.Service, (r, v) => r with { Service = v })
        .Optional("locations", ListOf(ValueFormat.Text), r => r.Locations, (r, v) => r with { Locations = v });

    private static readonly RecordCodec<Subnet> Subnet = new RecordCodec<Subnet>(new Subnet { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("addressPrefixes", ListOf(ValueFormat.Prefix), r => r.AddressPrefixes, (r, v) => r with { AddressPrefixes = v })
        .Optional("networkSecurityGroupId", ValueFormat.Id, r => r.NetworkSecurityGroupId, (r, v) => r with { NetworkSecurityGroupId = v })
        .Optional("routeTableId", ValueFormat.Id, r => r.RouteTableId, (r, v) => r with { RouteTableId = v })
        .Optional("natGatewayId", ValueFormat.Id, r => r.NatGatewayId, (r, v) => r with { NatGatewayId = v })
        .Optional("defaultOutboundAccess", NullableOf(ValueFormat.Boolean), r => r.DefaultOutboundAccess, (r, v) => r with { DefaultOutboundAccess = v })
        .Optional("serviceEndpoints", ListOf(ServiceEndpoint), r => r.ServiceEndpoints, (r, v) => r with { ServiceEndpoints = v })
        .Optional("delegations", ListOf(ValueFormat.Text), r => r.Delegations, (r, v) => r with { Delegations = v })
        .Optional("ipConfigurationIds", ListOf(ValueFormat.Id), r => r.IPConfigurationIds, (r, v) => r with { IPConfigurationIds = v })
        .Optional("privateEndpointNetworkPolicies", EnumOf<PrivateEndpointNetworkPolicies>(), r => r.PrivateEndpointNetworkPolicies, (r, v) => r with { PrivateEndpointNetworkPolicies = v });

    private static readonly RecordCodec<Peering> Peering = new RecordCodec<Peering>(new Peering { Id = NoId, RemoteVNetId = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("remoteVNetId", ValueFormat.Id, r => r.RemoteVNetId, (r, v) => r with { RemoteVNetId = v })
        .Optional("allowVirtualNetworkAccess", ValueFormat.Boolean, r => r.AllowVirtualNetworkAccess, (r, v) => r with { AllowVirtualNetworkAccess = v })
        .Optional("allowForwardedTraffic", ValueFormat.Boolean, r => r.AllowForwardedTraffic, (r, v) => r with { AllowForwardedTraffic = v })
        .Optional("allowGatewayTransit", ValueFormat.Boolean, r => r.AllowGatewayTransit, (r, v) => r with { AllowGatewayTransit = v })
        .Optional("useRemoteGateways", ValueFormat.Boolean, r => r.UseRemoteGateways, (r, v) => r with { UseRemoteGateways = v })
        .Optional("doNotVerifyRemoteGateways", ValueFormat.Boolean, r => r.DoNotVerifyRemoteGateways, (r, v) => r with { DoNotVerifyRemoteGateways = v })
        .Optional("peerCompleteVNets", ValueFormat.Boolean, r => r.PeerCompleteVNets, (r, v) => r with { PeerCompleteVNets = v })
        .Optional("localSubnetNames", ListOf(ValueFormat.Name), r => r.LocalSubnetNames, (r, v) => r with { LocalSubnetNames = v })
        .Optional("remoteSubnetNames", ListOf(ValueFormat.Name), r => r.RemoteSubnetNames, (r, v) => r with { RemoteSubnetNames = v })
        .Optional("enableOnlyIPv6Peering", ValueFormat.Boolean, r => r.EnableOnlyIPv6Peering, (r, v) => r with { EnableOnlyIPv6Peering = v })
        .Optional("state", NullableOf(EnumOf<PeeringState>()), r => r.State, (r, v) => r with { State = v })
        .Optional("syncLevel", NullableOf(EnumOf<PeeringSyncLevel>()), r => r.SyncLevel, (r, v) => r with { SyncLevel = v })
        .Optional("provisioningState", ValueFormat.Text, r => r.ProvisioningState, (r, v) => r with { ProvisioningState = v })
        .Optional("remoteAddressSpace", ListOf(ValueFormat.Prefix), r => r.RemoteAddressSpace, (r, v) => r with { RemoteAddressSpace = v })
        .Optional("remoteVirtualNetworkAddressSpace", ListOf(ValueFormat.Prefix), r => r.RemoteVirtualNetworkAddressSpace, (r, v) => r with { RemoteVirtualNetworkAddressSpace = v })
        .Optional("localAddressSpace", ListOf(ValueFormat.Prefix), r => r.LocalAddressSpace, (r, v) => r with { LocalAddressSpace = v })
        .Optional("localVirtualNetworkAddressSpace", ListOf(ValueFormat.Prefix), r => r.LocalVirtualNetworkAddressSpace, (r, v) => r with { LocalVirtualNetworkAddressSpace = v })
        .Optional("writtenSwitches", ValueFormat.Switches, r => r.WrittenSwitches, (r, v) => r with { WrittenSwitches = v });

    internal static readonly RecordCodec<VNet> VNet = new RecordCodec<VNet>(new VNet { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("tenantId", ValueFormat.Text, r => r.TenantId, (r, v) => r with { TenantId = v })
        .Optional("cloud", EnumOf<Cloud>(), r => r.Cloud, (r, v) => r with { Cloud = v })
        .Optional("deploymentModel", EnumOf<DeploymentModel>(), r => r.DeploymentModel, (r, v) => r with { DeploymentModel = v })
        .Optional("addressSpace", ListOf(ValueFormat.Prefix), r => r.AddressSpace, (r, v) => r with { AddressSpace = v })
        .Optional("dnsServers", ListOf(ValueFormat.Text), r => r.DnsServers, (r, v) => r with { DnsServers = v })
        .Optional("subnets", ListOf(Subnet), r => r.Subnets, (r, v) => r with { Subnets = v })
        .Optional("peerings", ListOf(Peering), r => r.Peerings, (r, v) => r with { Peerings = v })
        .Optional("summarizedGatewayPrefixes", ListOf(ValueFormat.Prefix), r => r.SummarizedGatewayPrefixes, (r, v) => r with { SummarizedGatewayPrefixes = v })
        .Optional("isPlaceholder", ValueFormat.Boolean, r => r.IsPlaceholder, (r, v) => r with { IsPlaceholder = v });
}
