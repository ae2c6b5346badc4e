using System.Diagnostics.CodeAnalysis;

namespace VNetPeering.Sdk.Model;

/// <summary>The name of a resource. Two names are equal when they differ in case only, as in Azure; the text is kept as written.</summary>
/// <remarks>Converts from and to <see cref="string"/>. The default value is the empty name. Thread-safe.</remarks>
public readonly struct ResourceName : IEquatable<ResourceName>, IComparable<ResourceName>
{
    private readonly string? _value;

    /// <summary>Creates a name. No character rule is applied: which names Azure takes differs by type and is a rule, not a type.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ResourceName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>Gets the name as written; empty for the default value.</summary>
    public string Value => _value ?? string.Empty;

    /// <summary>Gets whether there is no name.</summary>
    public bool IsEmpty => Value.Length == 0;

    /// <summary>Converts text to a name.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "The constructor is the alternate.")]
    public static implicit operator ResourceName(string value) => new(value);

    /// <summary>Converts a name to its text.</summary>
    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Value is the alternate.")]
    public static implicit operator string(ResourceName name) => name.Value;

    /// <inheritdoc/>
    public bool Equals(ResourceName other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ResourceName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <inheritdoc/>
    public int CompareTo(ResourceName other) => StringComparer.OrdinalIgnoreCase.Compare(Value, other.Value);

    /// <summary>Returns the name as written.</summary>
    public override string ToString() => Value;

    /// <summary>Says whether the names are equal, case aside.</summary>
    public static bool operator ==(ResourceName left, ResourceName right) => left.Equals(right);

    /// <summary>Says whether the names differ in more than case.</summary>
    public static bool operator !=(ResourceName left, ResourceName right) => !left.Equals(right);

    /// <summary>Says whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(ResourceName left, ResourceName right) => left.CompareTo(right) < 0;

    /// <summary>Says whether <paramref name="left"/> sorts behind <paramref name="right"/>.</summary>
    public static bool operator >(ResourceName left, ResourceName right) => left.CompareTo(right) > 0;

    /// <summary>Says whether <paramref name="left"/> does not sort behind <paramref name="right"/>.</summary>
    public static bool operator <=(ResourceName left, ResourceName right) => left.CompareTo(right) <= 0;

    /// <summary>Says whether <paramref name="left"/> does not sort before <paramref name="right"/>.</summary>
    public static bool operator >=(ResourceName left, ResourceName right) => left.CompareTo(right) >= 0;
}
