using VNetPeering.Sdk.Model;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>The format of machines, their addresses, and what stands in front of them.</summary>
internal static class MachineFormats
{
    private static readonly RecordCodec<IPConfiguration> IPConfiguration = new RecordCodec<IPConfiguration>(new IPConfiguration { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("privateIPAddress", NullableOf(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v })
        .Optional("isAddressDynamic", ValueFormat.Boolean, r => r.IsAddressDynamic, (r, v) => r with { IsAddressDynamic = v })
        .Optional("publicIPAddressId", ValueFormat.Id, r => r.PublicIPAddressId, (r, v) => r with { PublicIPAddressId = v })
        .Optional("applicationSecurityGroupIds", ListOf(ValueFormat.Id), r => r.ApplicationSecurityGroupIds, (r, v) => r with { ApplicationSecurityGroupIds = v })
        .Optional("loadBalancerBackendPoolIds", ListOf(ValueFormat.Id), r => r.LoadBalancerBackendPoolIds, (r, v) => r with { LoadBalancerBackendPoolIds = v });

    internal static readonly RecordCodec<NetworkInterface> NetworkInterface = new RecordCodec<NetworkInterface>(new NetworkInterface { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("enableIPForwarding", ValueFormat.Boolean, r => r.EnableIPForwarding, (r, v) => r with { EnableIPForwarding = v })
        .Optional("ipConfigurations", ListOf(IPConfiguration), r => r.IPConfigurations, (r, v) => r with { IPConfigurations = v })
        .Optional("networkSecurityGroupId", ValueFormat.Id, r => r.NetworkSecurityGroupId, (r, v) => r with { NetworkSecurityGroupId = v })
        .Optional("virtualMachineId", ValueFormat.Id, r => r.VirtualMachineId, (r, v) => r with { VirtualMachineId = v });

    internal static readonly RecordCodec<VirtualMachine> VirtualMachine = new RecordCodec<VirtualMachine>(new VirtualMachine { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("networkInterfaceIds", ListOf(ValueFormat.Id), r => r.NetworkInterfaceIds, (r, v) => r with { NetworkInterfaceIds = v });

    internal static readonly RecordCodec<PublicIPAddress> PublicIPAddress = new RecordCodec<PublicIPAddress>(new PublicIPAddress { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("address", NullableOf(ValueFormat.Address), r => r.Address, (r, v) => r with { Address = v })
        .Optional("sku", ValueFormat.Text, r => r.Sku, (r, v) => r with { Sku = v })
        .Optional("zones", ListOf(ValueFormat.Text), r => r.Zones, (r, v) => r with { Zones = v });

    internal static readonly RecordCodec<NatGateway> NatGateway = new RecordCodec<NatGateway>(new NatGateway { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("publicIPAddressIds", ListOf(ValueFormat.Id), r => r.PublicIPAddressIds, (r, v) => r with { PublicIPAddressIds = v });

    private static readonly RecordCodec<LoadBalancerFrontEnd> LoadBalancerFrontEnd = new RecordCodec<LoadBalancerFrontEnd>(new LoadBalancerFrontEnd { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("privateIPAddress", NullableOf(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v })
        .Optional("isAddressDynamic", ValueFormat.Boolean, r => r.IsAddressDynamic, (r, v) => r with { IsAddressDynamic = v })
        .Optional("publicIPAddressId", ValueFormat.Id, r => r.PublicIPAddressId, (r, v) => r with { PublicIPAddressId = v });

    private static readonly RecordCodec<LoadBalancerRule> LoadBalancerRule = new RecordCodec<LoadBalancerRule>(new LoadBalancerRule { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("frontEnd", ValueFormat.Name, r => r.FrontEnd, (r, v) => r with { FrontEnd = v })
        .Optional("backendPoolId", ValueFormat.Id, r => r.BackendPoolId, (r, v) => r with { BackendPoolId = v })
        .Optional("protocol", ValueFormat.Text, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("frontEndPort", ValueFormat.Int32, r => r.FrontEndPort, (r, v) => r with { FrontEndPort = v })
        .Optional("backendPort", ValueFormat.Int32, r => r.BackendPort, (r, v) => r with { BackendPort = v })
        .Optional("backendIPConfigurationId", ValueFormat.Id, r => r.BackendIPConfigurationId, (r, v) => r with { BackendIPConfigurationId = v });

    internal static readonly RecordCodec<LoadBalancer> LoadBalancer = new RecordCodec<LoadBalancer>(new LoadBalancer { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("sku", ValueFormat.Text, r => r.Sku, (r, v) => r with { Sku = v })
        .Optional("frontEnds", ListOf(LoadBalancerFrontEnd), r => r.FrontEnds, (r, v) => r with { FrontEnds = v })
        .Optional("backendPoolIds", ListOf(ValueFormat.Id), r => r.BackendPoolIds, (r, v) => r with { BackendPoolIds = v })
        .Optional("rules", ListOf(LoadBalancerRule), r => r.Rules, (r, v) => r with { Rules = v })
        .Optional("outboundPoolIds", ListOf(ValueFormat.Id), r => r.OutboundPoolIds, (r, v) => r with { OutboundPoolIds = v });

    internal static readonly RecordCodec<PrivateEndpoint> PrivateEndpoint = new RecordCodec<PrivateEndpoint>(new PrivateEndpoint { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("addresses", ListOf(ValueFormat.Address), r => r.Addresses, (r, v) => r with { Addresses = v });
}
