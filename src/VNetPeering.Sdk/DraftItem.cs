using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>A resource of a draft that has no verbs of its own: kept from the edited topology as it is, or made when the topology is built.</summary>
/// <typeparam name="T">The model record.</typeparam>
internal sealed class DraftItem<T>
{
    private readonly Func<ResourceId> _id;
    private readonly Func<TopologyAssembler, ResourceId, T> _make;

    /// <summary>Keeps a resource of the edited topology.</summary>
    internal DraftItem(ResourceId id, T record, params IEnumerable<object?> dependsOn)
    {
        Name = id.Name;
        _id = () => id;
        _make = (_, _) => record;
        DependsOn = [.. dependsOn.OfType<object>()];
    }

    /// <summary>Adds a resource. Its id is computed late, since the VNet that it belongs to may still move to another group.</summary>
    internal DraftItem(string name, Func<ResourceId> id, Func<TopologyAssembler, ResourceId, T> make, CallSite? at, params IEnumerable<object?> dependsOn)
    {
        Name = name;
        _id = id;
        _make = make;
        At = at;
        DependsOn = [.. dependsOn.OfType<object>()];
    }

    internal ResourceName Name { get; }

    internal ResourceId Id => _id();

    internal CallSite? At { get; }

    /// <summary>Gets the handles and items that this one goes away with.</summary>
    internal List<object> DependsOn { get; }

    internal T Make(TopologyAssembler assembler) => _make(assembler, Id);
}
