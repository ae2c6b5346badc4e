using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A network group and the collection of admin rules for it, while a topology is being built.</summary>
internal sealed class ManagedAdminDraft(ResourceName name, ValueList<AdminRule> rules)
{
    internal ResourceName Name => name;

    internal List<VNetBuilder> Members { get; } = [];

    internal NetworkGroup ToGroup(ResourceId manager) => ManagedDraft.Group(GroupId(manager), Members);

    internal AdminRuleCollection ToCollection(ResourceId manager, ResourceId configuration) => new()
    {
        Id = configuration.Child("ruleCollections", name),
        AppliesToGroups = [GroupId(manager)],
        Rules = rules,
    };

    private ResourceId GroupId(ResourceId manager) => manager.Child("networkGroups", name);
}
