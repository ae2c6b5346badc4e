namespace VNetPeering.Sdk.Model;

/// <summary>An Azure region. <c>West Europe</c> and <c>westeurope</c> are the same region; the text is kept as written.</summary>
/// <remarks>The default value means that no region is stated. Thread-safe.</remarks>
public readonly struct Region : IEquatable<Region>
{
    private readonly string? _text;

    /// <summary>Creates a region from its name or display name.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public Region(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _text = text;
    }

    /// <summary>Gets the name in Azure's short form: lower case, without blanks; empty when no region is stated.</summary>
    public string Name => (_text ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Gets whether a region is stated.</summary>
    public bool IsStated => !string.IsNullOrEmpty(_text);

    /// <summary>Converts text to a region.</summary>
    public static implicit operator Region(string text) => new(text);

    /// <summary>Converts text to a region.</summary>
    public static Region ToRegion(string text) => new(text);

    /// <inheritdoc/>
    public bool Equals(Region other) => ReferenceEquals(_text, other._text) || Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Region other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <summary>Returns the region as written.</summary>
    public override string ToString() => _text ?? string.Empty;

    /// <summary>Says whether both are the same region.</summary>
    public static bool operator ==(Region left, Region right) => left.Equals(right);

    /// <summary>Says whether the regions differ.</summary>
    public static bool operator !=(Region left, Region right) => !left.Equals(right);
}
