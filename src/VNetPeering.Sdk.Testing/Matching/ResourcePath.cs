using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing.Matching;

/// <summary>Resources by the words that people use for them: the last names of their id.</summary>
internal static class ResourcePath
{
    /// <summary>Returns subscription, group and names.</summary>
    internal static IReadOnlyList<string> Of(ResourceId id)
    {
        List<string> path = [];
        for (ResourceId? at = id; at is not null; at = at.Parent)
        {
            path.Insert(0, at.Name);
        }

        return [id.Subscription, id.ResourceGroup, .. path];
    }

    /// <summary>Returns the name, or owner and name for a child, as reports print it.</summary>
    internal static string Short(ResourceId id) => id.Parent is null ? id.Name.Value : $"{id.Parent.Name}/{id.Name}";

    /// <summary>Says whether a text means a resource: its full id, or its last names (<c>hub</c>, <c>hub/hub-to-app</c>, <c>GROUP/hub</c>).</summary>
    internal static bool IsMeant(this ResourceId id, string text) =>
        text.StartsWith('/') ? string.Equals(id.ToString(), text, StringComparison.OrdinalIgnoreCase) : new NamePattern(text).Matches(Of(id));

    /// <summary>Says whether a text means a resource or one that it lies in: the VNet of a peering, the table of a route.</summary>
    internal static bool LiesIn(this ResourceId id, string text)
    {
        for (ResourceId? at = id; at is not null; at = at.Parent)
        {
            if (at.IsMeant(text))
            {
                return true;
            }
        }

        return false;
    }
}
