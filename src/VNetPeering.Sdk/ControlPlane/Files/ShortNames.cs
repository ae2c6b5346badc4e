using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Files;

/// <summary>Makes full ids of names such as <c>virtualNetworks/hub/subnets/web</c>.</summary>
internal sealed class ShortNames(Topology topology, ResourceId? scope, string place)
{
    private const string Provider = "Microsoft.Network/";

    /// <summary>Reads a full id, or types and names from the top-level type on.</summary>
    public ResourceId Read(string text)
    {
        if (text.StartsWith('/'))
        {
            return ResourceId.TryParse(text, out ResourceId? id) ? id : throw Refuse(text, "is no resource id");
        }

        string[] parts = (text.StartsWith(Provider, StringComparison.OrdinalIgnoreCase) ? text[Provider.Length..] : text).Split('/');
        return parts.Length % 2 == 0 && Array.TrueForAll(parts, part => part.Length > 0)
            ? Complete(parts)
            : throw Refuse(text, "is neither a full id nor types and names");
    }

    /// <summary>Reads a reference to a resource of a known type, which may leave the types out: <c>hub</c>, <c>hub/web</c>.</summary>
    public ResourceId Read(string text, string type)
    {
        string[] types = type[Provider.Length..].Split('/');
        string[] parts = text.Split('/');
        if (text.StartsWith('/') || text.StartsWith(Provider, StringComparison.OrdinalIgnoreCase) || parts.Length != types.Length || parts.Contains(string.Empty))
        {
            return Read(text);
        }

        return Complete([.. types.Zip(parts).SelectMany(pair => new[] { pair.First, pair.Second })]);
    }

    private ResourceId Complete(string[] parts)
    {
        ResourceId id = TopLevel(Provider + parts[0], parts[1]);
        for (int i = 2; i < parts.Length; i += 2)
        {
            id = id.Child(parts[i], parts[i + 1]);
        }

        return id;
    }

    private ResourceId TopLevel(string type, string name)
    {
        ResourceId[] known = [.. TopologyIds.Of(topology).Where(id => id.IsOfType(type) && id.Name == name).Distinct()];
        if (known.Length > 1 && scope is not null)
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
