using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A network group and the connectivity configuration for it, while a topology is being built. Ids are made late, since a VNet can still change its group.</summary>
internal sealed class ManagedDraft(ResourceName name)
{
    internal ResourceName Name => name;

    internal List<VNetBuilder> Members { get; } = [];

    internal ConnectivityTopology Topology { get; set; }

    internal VNetBuilder? Hub { get; set; }

    internal bool IsGlobal { get; set; }

    internal bool IsDirect { get; set; }

    internal bool UsesHubGateway { get; set; }

    internal NetworkGroup ToGroup(ResourceId manager) => Group(GroupId(manager), Members);

    /// <summary>Returns a network group of VNets. VNets of two resource groups can have one name; a number keeps the members apart.</summary>
    internal static NetworkGroup Group(ResourceId id, List<VNetBuilder> members)
    {
        ResourceId[] vnets = [.. members.Select(member => member.Id).Distinct()];
        return new NetworkGroup
        {
            Id = id,
            StaticMembers =
            [
                .. vnets.Select((vnet, index) => new StaticMember
                {
                    Name = vnets.Take(index).Any(other => other.Name == vnet.Name) ? $"{vnet.Name}-{index + 1}" : vnet.Name,
                    ResourceId = vnet,
                }),
            ],
        };
    }

    internal ConnectivityConfiguration ToConfiguration(ResourceId manager) => new()
    {
        Id = manager.Child("connectivityConfigurations", name),
        ConnectivityTopology = Topology,
        HubIds = Hub is null ? [] : [Hub.Id],
        IsGlobal = IsGlobal,
        AppliesToGroups =
        [
            new ConnectivityGroupItem
            {
                NetworkGroupId = GroupId(manager),
                GroupConnectivity = IsDirect || Topology == ConnectivityTopology.Mesh ? GroupConnectivity.DirectlyConnected : GroupConnectivity.None,
                UseHubGateway = UsesHubGateway,
                IsGlobal = IsGlobal,
            },
        ],
    };

    private ResourceId GroupId(ResourceId manager) => manager.Child("networkGroups", name);
}
