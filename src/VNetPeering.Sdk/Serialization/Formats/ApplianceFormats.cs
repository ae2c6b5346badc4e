using VNetPeering.Sdk.Model;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>The format of what forwards packets: appliances and Azure Firewalls.</summary>
internal static class ApplianceFormats
{
    private static readonly RecordCodec<AdmittedFlow> AdmittedFlow = new RecordCodec<AdmittedFlow>(new AdmittedFlow())
        .Optional("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", ListOf(ValueFormat.Prefix), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinations", ListOf(ValueFormat.Prefix), r => r.Destinations, (r, v) => r with { Destinations = v });

    private static readonly RecordCodec<DestinationNatRule> DestinationNatRule = new RecordCodec<DestinationNatRule>(new DestinationNatRule { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", ListOf(ValueFormat.Prefix), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinationAddress", NullableOf(ValueFormat.Address), r => r.DestinationAddress, (r, v) => r with { DestinationAddress = v })
        .Optional("translatedAddress", NullableOf(ValueFormat.Address), r => r.TranslatedAddress, (r, v) => r with { TranslatedAddress = v })
        .Optional("translatedPort", NullableOf(ValueFormat.Int32), r => r.TranslatedPort, (r, v) => r with { TranslatedPort = v });

    private static readonly RecordCodec<FirewallRule> FirewallRule = new RecordCodec<FirewallRule>(new FirewallRule { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("access", EnumOf<SecurityRuleAccess>(), r => r.Access, (r, v) => r with { Access = v })
        .Optional("protocol", ValueFormat.Protocol, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", ListOf(ValueFormat.Prefix), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinations", ListOf(ValueFormat.Prefix), r => r.Destinations, (r, v) => r with { Destinations = v })
        .Optional("isPartlyKnown", ValueFormat.Boolean, r => r.IsPartlyKnown, (r, v) => r with { IsPartlyKnown = v });

    internal static readonly RecordCodec<AzureFirewall> AzureFirewall = new RecordCodec<AzureFirewall>(new AzureFirewall { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("tier", ValueFormat.Text, r => r.Tier, (r, v) => r with { Tier = v })
        .Optional("subnetId", ValueFormat.Id, r => r.SubnetId, (r, v) => r with { SubnetId = v })
        .Optional("virtualHubId", ValueFormat.Id, r => r.VirtualHubId, (r, v) => r with { VirtualHubId = v })
        .Optional("privateIPAddress", NullableOf(ValueFormat.Address), r => r.PrivateIPAddress, (r, v) => r with { PrivateIPAddress = v })
        .Optional("publicIPAddressIds", ListOf(ValueFormat.Id), r => r.PublicIPAddressIds, (r, v) => r with { PublicIPAddressIds = v })
        .Optional("destinationNatRules", ListOf(DestinationNatRule), r => r.DestinationNatRules, (r, v) => r with { DestinationNatRules = v })
        .Optional("rules", ListOf(FirewallRule), r => r.Rules, (r, v) => r with { Rules = v })
        .Optional("admittedFlows", ListOf(AdmittedFlow), r => r.AdmittedFlows, (r, v) => r with { AdmittedFlows = v });

    internal static readonly RecordCodec<Appliance> Appliance = new RecordCodec<Appliance>(new Appliance { Name = default, NetworkInterfaceId = NoId })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("networkInterfaceId", ValueFormat.Id, r => r.NetworkInterfaceId, (r, v) => r with { NetworkInterfaceId = v })
        .Optional("isStateful", NullableOf(ValueFormat.Boolean), r => r.IsStateful, (r, v) => r with { IsStateful = v })
        .Optional("translatesSource", NullableOf(ValueFormat.Boolean), r => r.TranslatesSource, (r, v) => r with { TranslatesSource = v })
        .Optional("admittedFlows", ListOf(AdmittedFlow), r => r.AdmittedFlows, (r, v) => r with { AdmittedFlows = v });
}
