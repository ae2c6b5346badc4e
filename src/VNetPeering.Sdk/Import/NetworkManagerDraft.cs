using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A Virtual Network Manager while sources are read.</summary>
internal sealed class NetworkManagerDraft(ResourceId id, Action<ResourceId, string, string> contradict)
{
    private readonly OrderedDictionary<ResourceId, OwnerDraft<NetworkGroup, StaticMember>> _groups = [];
    private readonly OrderedDictionary<ResourceId, AdminDraft> _admin = [];

    /// <summary>Gets the manager's own statement; its children are the connectivity configurations, without what is deployed.</summary>
    internal OwnerDraft<NetworkManager, ConnectivityConfiguration> Own { get; } = new(id, contradict);

    /// <summary>Gets where connectivity configurations are deployed.</summary>
    internal DeployedDraft Deployed { get; } = new();

    /// <summary>Gets where security admin configurations are deployed.</summary>
    internal DeployedDraft DeployedAdmin { get; } = new();

    /// <summary>Gets the groups, configurations and collections of which a source tells more than the id.</summary>
    internal IEnumerable<ResourceId> StatedChildren =>
    [
        .. _groups.Where(item => item.Value.Stated is not null).Select(item => item.Key),
        .. _admin.Where(item => item.Value.IsStated).Select(item => item.Key),
        .. _admin.Values.SelectMany(draft => draft.StatedCollections),
    ];

    internal OwnerDraft<NetworkGroup, StaticMember> Group(ResourceId group)
    {
        if (!_groups.TryGetValue(group, out OwnerDraft<NetworkGroup, StaticMember>? draft))
        {
            _groups[group] = draft = new OwnerDraft<NetworkGroup, StaticMember>(group, contradict);
        }

        return draft;
    }

    internal AdminDraft Admin(ResourceId configuration)
    {
        if (!_admin.TryGetValue(configuration, out AdminDraft? draft))
        {
            _admin[configuration] = draft = new AdminDraft(configuration, contradict);
        }

        return draft;
    }

    internal NetworkManager Build(GroupMembership membership) => (Own.Stated ?? new NetworkManager { Id = id }) with
    {
        NetworkGroups =
        [
            .. _groups.Values.Select(draft => (draft.Stated ?? new NetworkGroup { Id = draft.Id }) with { StaticMembers = draft.Children.Build() })
                .Select(group => group with { MayHaveOtherMembers = membership.IsOpen(group) }),
        ],
        ConnectivityConfigurations = [.. Own.Children.Build().Select(configuration => configuration with { DeployedRegions = Deployed.Of(configuration.Id) })],
        SecurityAdminConfigurations = [.. _admin.Select(item => item.Value.Build(DeployedAdmin.Of(item.Key)))],
    };
}
