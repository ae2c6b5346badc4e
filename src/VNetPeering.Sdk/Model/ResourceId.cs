using System.Diagnostics.CodeAnalysis;

namespace VNetPeering.Sdk.Model;

/// <summary>The full Azure Resource Manager id of a resource: subscription, resource group, type and names. A resource group has one too.</summary>
/// <remarks>
/// Two ids are equal when they differ in case only, as in Azure; the text is kept as written. Subscriptions and groups may be placeholders such as
/// <c>&lt;SUBSCRIPTION_ID&gt;</c>, which published captures carry. Immutable; thread-safe.
/// </remarks>
public sealed class ResourceId : IEquatable<ResourceId>, IComparable<ResourceId>
{
    private readonly string _text;
    private readonly int _hash;

    private ResourceId(string text, string subscription, string resourceGroup, string type, int parentLength, int nameStart)
    {
        _text = text;
        Subscription = subscription;
        ResourceGroup = resourceGroup;
        Type = type;
        Parent = parentLength == 0 ? null : Parse(text[..parentLength]);
        Name = new ResourceName(text[nameStart..]);
        _hash = StringComparer.OrdinalIgnoreCase.GetHashCode(text);
    }

    /// <summary>Gets the subscription: a GUID or a placeholder.</summary>
    public string Subscription { get; }

    /// <summary>Gets the resource group; empty for the id of a resource that lies in none.</summary>
    public string ResourceGroup { get; }

    /// <summary>Gets provider and type, for example <c>Microsoft.Network/virtualNetworks/subnets</c>, as written.</summary>
    public string Type { get; }

    /// <summary>Gets the last name of the id.</summary>
    public ResourceName Name { get; }

    /// <summary>Gets the id of the resource that this one is a child of; null for a top-level resource.</summary>
    public ResourceId? Parent { get; }

    /// <summary>Creates the id of a top-level resource.</summary>
    /// <exception cref="ArgumentException">A part is null, empty or holds a slash where none may be.</exception>
    public static ResourceId Create(string subscription, string resourceGroup, string type, string name)
    {
        CheckSegment(subscription, nameof(subscription));
        CheckSegment(resourceGroup, nameof(resourceGroup));
        ArgumentException.ThrowIfNullOrEmpty(type);
        CheckSegment(name, nameof(name));
        return Parse($"/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/{type}/{name}");
    }

    /// <summary>Creates the id of a resource group, which is of type <see cref="ResourceTypes.ResourceGroup"/>.</summary>
    /// <exception cref="ArgumentException">A part is null, empty or holds a slash.</exception>
    public static ResourceId CreateGroup(string subscription, string resourceGroup)
    {
        CheckSegment(subscription, nameof(subscription));
        CheckSegment(resourceGroup, nameof(resourceGroup));
        return Parse($"/subscriptions/{subscription}/resourceGroups/{resourceGroup}");
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not a resource id.</exception>
    public static ResourceId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out ResourceId? id)
            ? id
            : throw new FormatException($"\"{text}\" is not a resource id. Write \"/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/NAME\".");
    }

    /// <summary>Reads an id; <see langword="false"/> when the text is null or no resource id.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ResourceId? id)
    {
        id = null;
        if (text is null || text.Length == 0 || text[0] != '/' || text[^1] == '/')
        {
            return false;
        }

        string[] parts = text.Split('/');
        // parts[0] is the empty text before the first slash.
        if (parts.Length < 5 || !Is(parts[1], "subscriptions") || Array.Exists(parts[1..], part => part.Length == 0))
        {
            return false;
        }

        bool hasGroup = Is(parts[3], "resourceGroups");
        if (parts.Length < 7)
        {
            id = hasGroup && parts.Length == 5 ? new ResourceId(text, parts[2], parts[4], ResourceTypes.ResourceGroup, 0, text.Length - parts[4].Length) : null;
            return id is not null;
        }

        int provider = hasGroup ? 5 : 3;
        // Behind the provider come pairs of type and name: namespace, type, name, type, name, …
        if (!Is(parts[provider], "providers") || parts.Length < provider + 4 || (parts.Length - provider) % 2 != 0)
        {
            return false;
        }

        string type = parts[provider + 1];
        for (int i = provider + 2; i < parts.Length; i += 2)
        {
            type += "/" + parts[i];
        }

        int nameStart = text.Length - parts[^1].Length;
        bool isChild = parts.Length > provider + 4;
        int parentLength = isChild ? nameStart - parts[^2].Length - 2 : 0;
        id = new ResourceId(text, parts[2], hasGroup ? parts[4] : string.Empty, type, parentLength, nameStart);
        return true;
    }

    /// <summary>Returns the id of a child of this resource, for example of type <c>subnets</c>.</summary>
    /// <exception cref="ArgumentException">A part is null, empty or holds a slash.</exception>
    public ResourceId Child(string type, string name)
    {
        CheckSegment(type, nameof(type));
        CheckSegment(name, nameof(name));
        return Parse($"{_text}/{type}/{name}");
    }

    /// <summary>Returns the id of a resource of another type beside this one: same subscription, same resource group.</summary>
    public ResourceId Sibling(string type, string name) => Create(Subscription, ResourceGroup, type, name);

    /// <summary>Says whether <see cref="Type"/> is the given one, ignoring case.</summary>
    public bool IsOfType(string type) => Is(Type, type);

    /// <inheritdoc/>
    public bool Equals(ResourceId? other) =>
        other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && string.Equals(_text, other._text, StringComparison.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ResourceId);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(ResourceId? other) => other is null ? 1 : StringComparer.OrdinalIgnoreCase.Compare(_text, other._text);

    /// <summary>Returns the id as written.</summary>
    public override string ToString() => _text;

    /// <summary>Says whether the ids are equal, case aside.</summary>
    public static bool operator ==(ResourceId? left, ResourceId? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Says whether the ids differ in more than case.</summary>
    public static bool operator !=(ResourceId? left, ResourceId? right) => !(left == right);

    /// <summary>Says whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(ResourceId? left, ResourceId? right) => Comparer<ResourceId>.Default.Compare(left, right) < 0;

    /// <summary>Says whether <paramref name="left"/> sorts behind <paramref name="right"/>.</summary>
    public static bool operator >(ResourceId? left, ResourceId? right) => Comparer<ResourceId>.Default.Compare(left, right) > 0;

    /// <summary>Says whether <paramref name="left"/> does not sort behind <paramref name="right"/>.</summary>
    public static bool operator <=(ResourceId? left, ResourceId? right) => Comparer<ResourceId>.Default.Compare(left, right) <= 0;

    /// <summary>Says whether <paramref name="left"/> does not sort before <paramref name="right"/>.</summary>
    public static bool operator >=(ResourceId? left, ResourceId? right) => Comparer<ResourceId>.Default.Compare(left, right) >= 0;

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static void CheckSegment(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        if (value.Contains('/'))
        {
            throw new ArgumentException($"\"{value}\" holds a slash, which separates the parts of a resource id. Give one part only.", parameter);
        }
    }
}
