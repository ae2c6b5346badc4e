using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A Virtual Network Manager while sources are read.</summary>
internal sealed class NetworkManagerDraft(ResourceId id, Action<ResourceId, string, string> contradict)
{
    private readonly OrderedDictionary<ResourceId, OwnerDraft<NetworkGroup, StaticMember>> _groups = [];
    private readonly Dictionary<ResourceId, List<Region>> _deployed = [];
    private bool _listsDeployed;

    /// <summary>Gets the manager's own statement; its children are the configurations, without what is deployed.</summary>
    internal OwnerDraft<NetworkManager, ConnectivityConfiguration> Own { get; } = new(id, contradict);

    internal IEnumerable<ResourceId> StatedGroups => _groups.Where(item => item.Value.Stated is not null).Select(item => item.Key);

    internal OwnerDraft<NetworkGroup, StaticMember> Group(ResourceId group)
    {
        if (!_groups.TryGetValue(group, out OwnerDraft<NetworkGroup, StaticMember>? draft))
        {
            _groups[group] = draft = new OwnerDraft<NetworkGroup, StaticMember>(group, contradict);
        }

        return draft;
    }

    /// <summary>Takes the regions that a configuration is known to be deployed to; none at all is a statement as well.</summary>
    internal void Deployed(ResourceId configuration, IEnumerable<Region> regions)
    {
        if (!_deployed.TryGetValue(configuration, out List<Region>? known))
        {
            _deployed[configuration] = known = [];
        }

        known.AddRange(regions);
    }

    /// <summary>Takes an entry of an answer that lists what is deployed: a configuration of the manager that no such answer names is deployed nowhere.</summary>
    internal void ListedAsDeployed(ResourceId configuration, Region region)
    {
        _listsDeployed = true;
        Deployed(configuration, [region]);
    }

    internal NetworkManager Build() => (Own.Stated ?? new NetworkManager { Id = id }) with
    {
        NetworkGroups = [.. _groups.Values.Select(draft => (draft.Stated ?? new NetworkGroup { Id = draft.Id }) with { StaticMembers = draft.Children.Build() })],
        ConnectivityConfigurations = [.. Own.Children.Build().Select(configuration => configuration with { DeployedRegions = RegionsOf(configuration.Id) })],
    };

    private ValueList<Region>? RegionsOf(ResourceId configuration) =>
        _deployed.TryGetValue(configuration, out List<Region>? regions) ? regions.Distinct().ToValueList() : _listsDeployed ? ValueList<Region>.Empty : null;
}
