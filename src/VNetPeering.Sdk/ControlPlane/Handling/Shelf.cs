using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>One list of a topology, as operations change it.</summary>
/// <param name="type">The resource type of what it holds.</param>
internal abstract class Shelf(string type)
{
    public string Type => type;

    public abstract IEnumerable<INetworkResource> Items(Topology topology);

    /// <summary>Writes an item in its place, or behind the others.</summary>
    /// <exception cref="InvalidCastException">The item is of another kind.</exception>
    public abstract void Put(Work work, INetworkResource item);

    public abstract void Remove(Work work, ResourceId id);

    /// <summary>Returns a topology that holds one item and nothing else.</summary>
    /// <exception cref="InvalidCastException">The item is of another kind.</exception>
    public abstract Topology Alone(INetworkResource item);

    /// <summary>Says whether the item is one of this list.</summary>
    public abstract bool Takes(INetworkResource item);
}
