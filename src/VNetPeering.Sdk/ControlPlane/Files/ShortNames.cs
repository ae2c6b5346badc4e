using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Makes full ids of names such as <c>virtualNetworks/hub/subnets/web</c>.</summary>
internal sealed class ShortNames(Topology topology, ResourceId? scope, string place)
{
    // Whether a name outside the scope is none.
    private bool _isFixed;

    private const string Network = "Microsoft.Network/";

    private const string Compute = "Microsoft.Compute/";

    private const string Groups = "resourceGroups";

    /// <summary>Reads a full id, or types and names from the top-level type on.</summary>
    public ResourceId Read(string text)
    {
        if (text.StartsWith('/'))
        {
            return ResourceId.TryParse(text, out ResourceId? id) ? id : throw Refuse(text, "is no resource id");
        }

        string[] parts = (HasProvider(text) ? text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..] : text).Split('/');
        if (parts.Length == 2 && string.Equals(parts[0], Groups, StringComparison.OrdinalIgnoreCase))
        {
            return ReadGroup(parts[1]);
        }

        return parts.Length % 2 == 0 && Array.TrueForAll(parts, part => part.Length > 0)
            ? Complete(parts)
            : throw Refuse(text, "is neither a full id nor types and names");
    }

    /// <summary>Reads a reference to a resource of a known type, which may leave the types out: <c>hub</c>, <c>hub/web</c>.</summary>
    public ResourceId Read(string text, string type)
    {
        string[] types = type[Network.Length..].Split('/');
        string[] parts = text.Split('/');
        if (text.StartsWith('/') || HasProvider(text) || parts.Length != types.Length || parts.Contains(string.Empty))
        {
            return Read(text);
        }

        return Complete([.. types.Zip(parts).SelectMany(pair => new[] { pair.First, pair.Second })]);
    }

    /// <summary>Reads a full id, or types and names of a resource in a group.</summary>
    public ResourceId ReadIn(string text, ResourceId group) => text.StartsWith('/') ? Read(text) : new ShortNames(topology, group, place) { _isFixed = true }.Read(text);

    /// <summary>Reads a resource group: its full id, <c>resourceGroups/NAME</c>, or the name alone. One that holds nothing yet is taken to be in the subscription of the file's scope.</summary>
    public ResourceId ReadGroup(string text)
    {
        if (text.StartsWith('/'))
        {
            return ResourceId.TryParse(text, out ResourceId? id) && id.IsOfType(ResourceTypes.ResourceGroup) ? id : throw Refuse(text, "is no resource group");
        }

        string name = text.StartsWith(Groups + "/", StringComparison.OrdinalIgnoreCase) ? text[(Groups.Length + 1)..] : text;
        if (name.Length == 0 || name.Contains('/', StringComparison.Ordinal))
        {
            throw Refuse(text, "is no resource group");
        }

        ResourceId[] known = [.. TopologyIds.Of(topology).Where(id => string.Equals(id.ResourceGroup, name, StringComparison.OrdinalIgnoreCase)).Select(id => ResourceId.CreateGroup(id.Subscription, name)).Distinct()];
        return known.Length switch
        {
            1 => known[0],
            0 => (scope ?? SharedScope()) is { } at ? ResourceId.CreateGroup(at.Subscription, name) : throw Refuse(text, "is no resource group of the estate, and the file has no \"scope\" that tells the subscription"),
            _ => throw Refuse(text, $"is the name of {known.Length} resource groups: {string.Join(", ", known.Select(id => id.ToString()))}"),
        };
    }

    private ResourceId Complete(string[] parts)
    {
        // Of all resources only machines belong to another provider.
        string type = Network + parts[0];
        string machines = Compute + parts[0];
        ResourceId id = TopLevel(string.Equals(machines, ResourceTypes.VirtualMachine, StringComparison.OrdinalIgnoreCase) ? machines : type, parts[1]);
        for (int i = 2; i < parts.Length; i += 2)
        {
            id = id.Child(parts[i], parts[i + 1]);
        }

        return id;
    }

    private ResourceId TopLevel(string type, string name)
    {
        ResourceId[] known = [.. TopologyIds.Of(topology).Where(id => id.IsOfType(type) && id.Name == name).Distinct()];
        if ((known.Length > 1 || _isFixed) && scope is not null)
        {
            known = [.. known.Where(IsInScope)];
        }

        if (known.Length == 1)
        {
            return known[0];
        }

        if (known.Length > 1)
        {
            throw Refuse(name, $"is the name of {known.Length} resources: {string.Join(", ", known.Select(id => id.ToString()))}");
        }

        return (scope ?? SharedScope())?.Sibling(type, name)
            ?? throw Refuse(name, "is no resource of the estate, and the file has no \"scope\" that a new one could lie in");
    }

    private static bool HasProvider(string text) => text.StartsWith(Network, StringComparison.OrdinalIgnoreCase) || text.StartsWith(Compute, StringComparison.OrdinalIgnoreCase);

    private bool IsInScope(ResourceId id) =>
        string.Equals(id.Subscription, scope!.Subscription, StringComparison.OrdinalIgnoreCase) && string.Equals(id.ResourceGroup, scope.ResourceGroup, StringComparison.OrdinalIgnoreCase);

    // As With does it: where all VNets lie, a new resource lies too.
    private ResourceId? SharedScope()
    {
        ResourceId? first = topology.VNets.FirstOrDefault()?.Id;
        return first is { ResourceGroup.Length: > 0 } && topology.VNets.All(vnet => Same(vnet.Id, first)) ? first : null;
    }

    private static bool Same(ResourceId id, ResourceId other) =>
        string.Equals(id.Subscription, other.Subscription, StringComparison.OrdinalIgnoreCase) && string.Equals(id.ResourceGroup, other.ResourceGroup, StringComparison.OrdinalIgnoreCase);

    private OperationsFileException Refuse(string text, string why) =>
        new($"{place} names \"{text}\", which {why}. Write a full id, or types and names such as \"virtualNetworks/hub/subnets/web\".");
}
