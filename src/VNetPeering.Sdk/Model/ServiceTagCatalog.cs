using System.Collections.Frozen;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>The prefixes behind Azure's service tags, as <c>az network list-service-tags</c> prints them. Tag names ignore case.</summary>
/// <remarks>The data changes weekly and is not part of the package: without a catalogue, what depends on a tag's prefixes is Unknown. Immutable; thread-safe.</remarks>
public sealed class ServiceTagCatalog
{
    private readonly FrozenDictionary<string, ValueList<AddressPrefix>> _tags;

    /// <summary>Creates a catalogue. Of several entries for one tag the last one counts. The prefixes stay as they are given: each is a route of its own, so none is merged with its neighbour.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="tags"/> is null.</exception>
    public ServiceTagCatalog(IEnumerable<KeyValuePair<string, ValueList<AddressPrefix>>> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        _tags = tags.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Gets the catalogue that knows no tag.</summary>
    public static ServiceTagCatalog Empty { get; } = new([]);

    /// <summary>Gets the tags, in no particular order.</summary>
    public IReadOnlyDictionary<string, ValueList<AddressPrefix>> Tags => _tags;

    /// <summary>Returns the prefixes of a tag; null when the catalogue does not know it.</summary>
    public ValueList<AddressPrefix>? Find(string tag) => _tags.GetValueOrDefault(tag);
}
