using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Short names for messages, in double quotes: <c>"app"</c>, <c>"app/web"</c>, and with the resource group where two VNets share a name.</summary>
internal sealed class ResourceNames
{
    // One id per name, and null where the name is shared.
    private readonly Dictionary<ResourceName, ResourceId?> _byName = [];
    private readonly Dictionary<(ResourceName Group, ResourceName Name), ResourceId?> _byGroup = [];

    public ResourceNames(IEnumerable<ResourceId> vnets)
    {
        foreach (ResourceId id in vnets)
        {
            Add(_byName, id.Name, id);
            Add(_byGroup, (id.ResourceGroup, id.Name), id);
        }
    }

    public string Of(ResourceId id) => $"\"{Short(id)}\"";

    private static void Add<TKey>(Dictionary<TKey, ResourceId?> ids, TKey key, ResourceId id)
        where TKey : notnull
    {
        if (!ids.TryAdd(key, id) && ids[key] != id)
        {
            ids[key] = null;
        }
    }

    private string Short(ResourceId id)
    {
        if (id.Parent is { } parent)
        {
            return $"{Short(parent)}/{id.Name}";
        }

        if (!_byName.TryGetValue(id.Name, out ResourceId? named) || named is not null)
        {
            return id.Name;
        }

        return _byGroup.TryGetValue((id.ResourceGroup, id.Name), out ResourceId? grouped) && grouped is null
            ? $"{id.Subscription}/{id.ResourceGroup}/{id.Name}"
            : $"{id.ResourceGroup}/{id.Name}";
    }
}
