using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>Finds ids, the ones found last without a search: neighbours in a topology name the same route tables and the same hubs. Not thread-safe.</summary>
internal sealed class RecentIds
{
    private const int Slots = 64;

    private readonly Func<ResourceId, int> _find;
    private readonly (ResourceId? Id, int Index)[] _slots = new (ResourceId?, int)[Slots];

    internal RecentIds(Func<ResourceId, int> find) => _find = find;

    internal int Find(ResourceId id)
    {
        ref (ResourceId? Id, int Index) slot = ref _slots[id.GetHashCode() & (Slots - 1)];
        if (!id.Equals(slot.Id))
        {
            slot = (id, _find(id));
        }

        return slot.Index;
    }
}
