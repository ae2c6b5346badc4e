using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Import;

/// <summary>A security admin configuration while sources are read.</summary>
internal sealed class AdminDraft(ResourceId id, Action<ResourceId, string, string> contradict)
{
    private readonly OrderedDictionary<ResourceId, OwnerDraft<AdminRuleCollection, AdminRule>> _collections = [];
    private readonly OwnerDraft<SecurityAdminConfiguration, AdminRuleCollection> _own = new(id, contradict);

    internal bool IsStated => _own.Stated is not null;

    internal IEnumerable<ResourceId> StatedCollections => _collections.Where(item => item.Value.Stated is not null).Select(item => item.Key);

    internal void State(SecurityAdminConfiguration configuration, string file) => _own.State(configuration, file);

    internal OwnerDraft<AdminRuleCollection, AdminRule> Collection(ResourceId collection)
    {
        if (!_collections.TryGetValue(collection, out OwnerDraft<AdminRuleCollection, AdminRule>? draft))
        {
            _collections[collection] = draft = new OwnerDraft<AdminRuleCollection, AdminRule>(collection, contradict);
        }

        return draft;
    }

    internal SecurityAdminConfiguration Build(ValueList<Region>? deployedRegions) => (_own.Stated ?? new SecurityAdminConfiguration { Id = id }) with
    {
        RuleCollections = [.. _collections.Values.Select(draft => (draft.Stated ?? new AdminRuleCollection { Id = draft.Id }) with { Rules = draft.Children.Build() })],
        DeployedRegions = deployedRegions,
    };
}
