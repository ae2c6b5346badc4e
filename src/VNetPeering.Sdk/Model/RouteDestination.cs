using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Model;

/// <summary>What a user-defined route matches: an address prefix, a service tag, or text that is resolved at run time only.</summary>
/// <remarks>Exactly one of the three. The default value is the prefix <c>0.0.0.0/0</c>. Immutable; thread-safe.</remarks>
public readonly record struct RouteDestination
{
    private RouteDestination(AddressPrefix prefix, string? serviceTag, string? unresolved)
    {
        _prefix = prefix;
        ServiceTag = serviceTag;
        Unresolved = unresolved;
    }

    private readonly AddressPrefix _prefix;

    /// <summary>Gets the prefix; null when the destination is a service tag or unresolved.</summary>
    public AddressPrefix? Prefix => ServiceTag is null && Unresolved is null ? _prefix : null;

    /// <summary>Gets the service tag, for example <c>Storage.WestEurope</c>; null otherwise.</summary>
    public string? ServiceTag { get; }

    /// <summary>Gets the text that could not be resolved; null otherwise.</summary>
    public string? Unresolved { get; }

    /// <summary>Creates a destination from a prefix.</summary>
    public static RouteDestination FromPrefix(AddressPrefix prefix) => new(prefix, null, null);

    /// <summary>Creates a destination from a service tag.</summary>
    /// <exception cref="ArgumentException"><paramref name="tag"/> is null or empty.</exception>
    public static RouteDestination FromServiceTag(string tag)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        return new(default, tag, null);
    }

    /// <summary>Creates a destination that is known at run time only.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is null or empty.</exception>
    public static RouteDestination FromUnresolved(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(default, null, text);
    }

    /// <summary>Converts a prefix.</summary>
    public static implicit operator RouteDestination(AddressPrefix prefix) => FromPrefix(prefix);

    /// <summary>Returns the prefix, the tag or the unresolved text.</summary>
    public override string ToString() => ServiceTag ?? Unresolved ?? _prefix.ToString();
}
