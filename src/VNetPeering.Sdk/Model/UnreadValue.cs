using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Model;

/// <summary>A value of the input that the model cannot hold. Its subject is kept without it, and what depends on it is Unknown.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record UnreadValue
{
    /// <summary>Gets the id of the resource that has the value.</summary>
    public required ResourceId ResourceId { get; init; }

    /// <summary>Gets the property in Azure's words, for example <c>addressSpace.addressPrefixes[0]</c>.</summary>
    public required string Property { get; init; }

    /// <summary>Gets the text as given.</summary>
    public required string Text { get; init; }

    /// <summary>Gets why the value was not taken.</summary>
    public required UnreadValueKind Kind { get; init; }

    /// <summary>Gets the prefix that was meant, where host bits are set; null otherwise.</summary>
    public AddressPrefix? Meant { get; init; }

    /// <summary>Gets where the value stands; null when not known.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Says whether it is the value of a property, or of an item of its list.</summary>
    internal bool IsAbout(string property)
    {
        ReadOnlySpan<char> last = Property.AsSpan(Property.LastIndexOf('.') + 1);
        int item = last.IndexOf('[');
        return (item < 0 ? last : last[..item]).Equals(property, StringComparison.OrdinalIgnoreCase);
    }
}
