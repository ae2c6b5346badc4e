using System.Text.Json;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>How one type of value is written and read.</summary>
internal abstract class Codec<T>
{
    public abstract void Write(Utf8JsonWriter writer, T value);

    /// <summary>Reads the value at the current token, and leaves the cursor on the last token of it.</summary>
    public abstract T Read(ref JsonCursor cursor);

    /// <summary>Says whether both would be written as the same text; a value that is the same as the default is left out.</summary>
    public virtual bool IsSame(T left, T right) => EqualityComparer<T>.Default.Equals(left, right);

    /// <summary>Returns the value with each resource id that it holds replaced; the very same value where none is another.</summary>
    public virtual T WithIds(T value, Func<ResourceId, ResourceId> replace) => value;
}
