using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>Where a new resource lies: beside its VNet, or else at the defaults of the topology. Read late, since both can still change.</summary>
internal sealed class ResourceScope(TopologyDraft draft, VNetBuilder? vnet)
{
    internal VNetBuilder? VNet => vnet;

    internal Region Region => vnet?.Region ?? draft.Region;

    internal ResourceId Id(string type, string name) => vnet is null
        ? ResourceId.Create(draft.Subscription, draft.ResourceGroup, type, name)
        : vnet.Id.Sibling(type, name);
}
