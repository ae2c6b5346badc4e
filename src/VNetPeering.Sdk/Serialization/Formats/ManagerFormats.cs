using VNetPeering.Sdk.Model;
using static VNetPeering.Sdk.Serialization.Formats.Codecs;

namespace VNetPeering.Sdk.Serialization.Formats;

/// <summary>The format of network managers.</summary>
internal static class ManagerFormats
{
    private static readonly RecordCodec<StaticMember> StaticMember = new RecordCodec<StaticMember>(new StaticMember { Name = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Optional("resourceId", ValueFormat.Id, r => r.ResourceId, (r, v) => r with { ResourceId = v });

    private static readonly RecordCodec<NetworkGroup> NetworkGroup = new RecordCodec<NetworkGroup>(new NetworkGroup { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("staticMembers", ListOf(StaticMember), r => r.StaticMembers, (r, v) => r with { StaticMembers = v })
        .Optional("mayHaveOtherMembers", ValueFormat.Boolean, r => r.MayHaveOtherMembers, (r, v) => r with { MayHaveOtherMembers = v });

    private static readonly RecordCodec<ConnectivityGroupItem> ConnectivityGroupItem = new RecordCodec<ConnectivityGroupItem>(new ConnectivityGroupItem { NetworkGroupId = NoId })
        .Required("networkGroupId", ValueFormat.Id, r => r.NetworkGroupId, (r, v) => r with { NetworkGroupId = v })
        .Optional("groupConnectivity", EnumOf<GroupConnectivity>(), r => r.GroupConnectivity, (r, v) => r with { GroupConnectivity = v })
        .Optional("useHubGateway", ValueFormat.Boolean, r => r.UseHubGateway, (r, v) => r with { UseHubGateway = v })
        .Optional("isGlobal", ValueFormat.Boolean, r => r.IsGlobal, (r, v) => r with { IsGlobal = v });

    private static readonly RecordCodec<ConnectivityConfiguration> ConnectivityConfiguration =
        new RecordCodec<ConnectivityConfiguration>(new ConnectivityConfiguration { Id = NoId, ConnectivityTopology = default })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Required("connectivityTopology", EnumOf<ConnectivityTopology>(), r => r.ConnectivityTopology, (r, v) => r with { ConnectivityTopology = v })
        .Optional("hubIds", ListOf(ValueFormat.Id), r => r.HubIds, (r, v) => r with { HubIds = v })
        .Optional("appliesToGroups", ListOf(ConnectivityGroupItem), r => r.AppliesToGroups, (r, v) => r with { AppliesToGroups = v })
        .Optional("isGlobal", ValueFormat.Boolean, r => r.IsGlobal, (r, v) => r with { IsGlobal = v })
        .Optional("deleteExistingPeering", ValueFormat.Boolean, r => r.DeleteExistingPeering, (r, v) => r with { DeleteExistingPeering = v })
        .Optional("connectedGroupAddressOverlap", EnumOf<ConnectedGroupAddressOverlap>(), r => r.ConnectedGroupAddressOverlap, (r, v) => r with { ConnectedGroupAddressOverlap = v })
        .Optional("connectedGroupPrivateEndpointsScale", EnumOf<ConnectedGroupPrivateEndpointsScale>(), r => r.ConnectedGroupPrivateEndpointsScale, (r, v) => r with { ConnectedGroupPrivateEndpointsScale = v })
        .Optional("peeringEnforcement", EnumOf<PeeringEnforcement>(), r => r.PeeringEnforcement, (r, v) => r with { PeeringEnforcement = v })
        .Optional("deployedRegions", ListOf(ValueFormat.Region), r => r.DeployedRegions, (r, v) => r with { DeployedRegions = v });

    private static readonly RecordCodec<AdminRuleAddress> AdminRuleAddress = new RecordCodec<AdminRuleAddress>(new AdminRuleAddress { AddressPrefix = string.Empty })
        .Required("addressPrefix", ValueFormat.Text, r => r.AddressPrefix, (r, v) => r with { AddressPrefix = v })
        .Optional("addressPrefixType", EnumOf<AdminRuleAddressType>(), r => r.AddressPrefixType, (r, v) => r with { AddressPrefixType = v });

    private static readonly RecordCodec<AdminRule> AdminRule = new RecordCodec<AdminRule>(new AdminRule { Name = default, Priority = default, Direction = default, Access = default })
        .Required("name", ValueFormat.Name, r => r.Name, (r, v) => r with { Name = v })
        .Required("priority", ValueFormat.Int32, r => r.Priority, (r, v) => r with { Priority = v })
        .Required("direction", EnumOf<SecurityRuleDirection>(), r => r.Direction, (r, v) => r with { Direction = v })
        .Required("access", EnumOf<AdminRuleAccess>(), r => r.Access, (r, v) => r with { Access = v })
        .Optional("protocol", ValueFormat.Text, r => r.Protocol, (r, v) => r with { Protocol = v })
        .Optional("sources", ListOf(AdminRuleAddress), r => r.Sources, (r, v) => r with { Sources = v })
        .Optional("destinations", ListOf(AdminRuleAddress), r => r.Destinations, (r, v) => r with { Destinations = v })
        .Optional("sourcePortRanges", ListOf(ValueFormat.Text), r => r.SourcePortRanges, (r, v) => r with { SourcePortRanges = v })
        .Optional("destinationPortRanges", ListOf(ValueFormat.Text), r => r.DestinationPortRanges, (r, v) => r with { DestinationPortRanges = v })
        .Optional("description", ValueFormat.Text, r => r.Description, (r, v) => r with { Description = v });

    private static readonly RecordCodec<AdminRuleCollection> AdminRuleCollection = new RecordCodec<AdminRuleCollection>(new AdminRuleCollection { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("appliesToGroups", ListOf(ValueFormat.Id), r => r.AppliesToGroups, (r, v) => r with { AppliesToGroups = v })
        .Optional("rules", ListOf(AdminRule), r => r.Rules, (r, v) => r with { Rules = v });

    private static readonly RecordCodec<SecurityAdminConfiguration> SecurityAdminConfiguration = new RecordCodec<SecurityAdminConfiguration>(new SecurityAdminConfiguration { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("applyOnNetworkIntentPolicyBasedServices", EnumOf<NetworkIntentPolicyBasedService>(), r => r.ApplyOnNetworkIntentPolicyBasedServices, (r, v) => r with { ApplyOnNetworkIntentPolicyBasedServices = v })
        .Optional("ruleCollections", ListOf(AdminRuleCollection), r => r.RuleCollections, (r, v) => r with { RuleCollections = v })
        .Optional("deployedRegions", ListOf(ValueFormat.Region), r => r.DeployedRegions, (r, v) => r with { DeployedRegions = v });

    private static readonly RecordCodec<NetworkManagerScopes> NetworkManagerScopes = new RecordCodec<NetworkManagerScopes>(new NetworkManagerScopes())
        .Optional("managementGroups", ListOf(ValueFormat.Text), r => r.ManagementGroups, (r, v) => r with { ManagementGroups = v })
        .Optional("subscriptions", ListOf(ValueFormat.Text), r => r.Subscriptions, (r, v) => r with { Subscriptions = v });

    internal static readonly RecordCodec<NetworkManager> NetworkManager = new RecordCodec<NetworkManager>(new NetworkManager { Id = NoId })
        .Required("id", ValueFormat.Id, r => r.Id, (r, v) => r with { Id = v })
        .Optional("region", ValueFormat.Region, r => r.Region, (r, v) => r with { Region = v })
        .Optional("scopes", NetworkManagerScopes, r => r.Scopes, (r, v) => r with { Scopes = v })
        .Optional("networkGroups", ListOf(NetworkGroup), r => r.NetworkGroups, (r, v) => r with { NetworkGroups = v })
        .Optional("connectivityConfigurations", ListOf(ConnectivityConfiguration), r => r.ConnectivityConfigurations, (r, v) => r with { ConnectivityConfigurations = v })
        .Optional("securityAdminConfigurations", ListOf(SecurityAdminConfiguration), r => r.SecurityAdminConfigurations, (r, v) => r with { SecurityAdminConfigurations = v });
}
