using System.Collections.Frozen;

namespace VNetPeering.Sdk.Model;

/// <summary>Where each resource of a topology was written down.</summary>
/// <remarks>
/// Any two maps are equal: where a resource was written down is not part of what it is, so two topologies from different files can be equal.
/// Immutable; thread-safe.
/// </remarks>
public sealed class SourceMap : IEquatable<SourceMap>
{
    private readonly FrozenDictionary<ResourceId, SourceLocation> _locations;

    /// <summary>Creates a map. Of several entries for one id the last one counts.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="locations"/> is null.</exception>
    public SourceMap(IEnumerable<KeyValuePair<ResourceId, SourceLocation>> locations)
    {
        ArgumentNullException.ThrowIfNull(locations);
        _locations = locations.ToFrozenDictionary();
    }

    /// <summary>Gets the map without entries.</summary>
    public static SourceMap Empty { get; } = new([]);

    /// <summary>Gets the entries, in no particular order.</summary>
    public IReadOnlyDictionary<ResourceId, SourceLocation> Locations => _locations;

    /// <summary>Returns where a resource, or else the nearest parent of it that is known, was written down; null when neither is known.</summary>
    public SourceLocation? Find(ResourceId? id)
    {
        for (ResourceId? at = id; at is not null; at = at.Parent)
        {
            if (_locations.TryGetValue(at, out SourceLocation? location))
            {
                return location;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public bool Equals(SourceMap? other) => other is not null;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SourceMap;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
