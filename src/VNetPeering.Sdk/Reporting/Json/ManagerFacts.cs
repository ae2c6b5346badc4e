using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>Virtual Network Managers as facts of an answer.</summary>
internal static class ManagerFacts
{
    public static NetworkManagerFact Of(NetworkManager manager) => new()
    {
        Id = manager.Id.ToString(),
        Name = manager.Name,
        NetworkGroups =
        [
            .. manager.NetworkGroups.Select(group => new NetworkGroupFact
            {
                Name = group.Name,
                Members = [.. group.StaticMembers.Select(member => member.ResourceId).OfType<ResourceId>().Select(member => member.ToString())],
            }),
        ],
        ConnectivityConfigurations = [.. manager.ConnectivityConfigurations.Select(Of)],
        SecurityAdminConfigurations = manager.SecurityAdminConfigurations.Count == 0 ? null : [.. manager.SecurityAdminConfigurations.Select(Of)],
    };

    private static ConnectivityConfigurationFact Of(ConnectivityConfiguration configuration) => new()
    {
        Name = configuration.Name,
        ConnectivityTopology = configuration.ConnectivityTopology.ToString(),
        Hubs = [.. configuration.HubIds.Select(hub => hub.ToString())],
        AppliesToGroups = [.. configuration.AppliesToGroups.Select(item => item.NetworkGroupId.ToString())],
        DirectlyConnected =
        [
            .. configuration.AppliesToGroups
                .Where(item => configuration.ConnectivityTopology == ConnectivityTopology.Mesh || item.GroupConnectivity == GroupConnectivity.DirectlyConnected)
                .Select(item => item.NetworkGroupId.ToString()),
        ],
        UseHubGateway = [.. configuration.AppliesToGroups.Where(item => item.UseHubGateway).Select(item => item.NetworkGroupId.ToString())],
        IsGlobal = configuration.IsGlobal || configuration.AppliesToGroups.Any(item => item.IsGlobal),
        DeployedRegions = Regions(configuration.DeployedRegions),
    };

    private static SecurityAdminConfigurationFact Of(SecurityAdminConfiguration configuration) => new()
    {
        Name = configuration.Name,
        ApplyOnNetworkIntentPolicyBasedServices = configuration.ApplyOnNetworkIntentPolicyBasedServices.ToString(),
        RuleCollections =
        [
            .. configuration.RuleCollections.Select(collection => new AdminRuleCollectionFact
            {
                Name = collection.Name,
                AppliesToGroups = [.. collection.AppliesToGroups.Select(group => group.ToString())],
                Rules = [.. collection.Rules.Select(Of)],
            }),
        ],
        DeployedRegions = Regions(configuration.DeployedRegions),
    };

    private static AdminRuleFact Of(AdminRule rule) => new()
    {
        Name = rule.Name,
        Priority = rule.Priority,
        Direction = rule.Direction.ToString(),
        Access = rule.Access.ToString(),
        Protocol = rule.Protocol,
        Sources = [.. rule.Sources.Select(address => address.AddressPrefix)],
        SourcePortRanges = rule.SourcePortRanges,
        Destinations = [.. rule.Destinations.Select(address => address.AddressPrefix)],
        DestinationPortRanges = rule.DestinationPortRanges,
    };

    private static string[]? Regions(ValueList<Region>? regions) => regions?.Select(region => region.ToString()).ToArray();
}
