using System.Text.Json;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>A source map, as an array of its entries in the order of their ids, since the map itself has none.</summary>
internal sealed class SourceMapCodec(Codec<SourceEntry> entry) : Codec<SourceMap>
{
    private readonly ListCodec<SourceEntry> _entries = new(entry);

    public override void Write(Utf8JsonWriter writer, SourceMap value) => _entries.Write(
        writer,
        value.Locations.OrderBy(pair => pair.Key).Select(pair => new SourceEntry { Id = pair.Key, Location = pair.Value }).ToValueList());

    public override SourceMap Read(ref JsonCursor cursor) =>
        new(_entries.Read(ref cursor).Select(one => KeyValuePair.Create(one.Id, one.Location)));

    /// <summary>Compares by count: any two maps are equal to each other, and only the empty one is the default.</summary>
    public override bool IsSame(SourceMap left, SourceMap right) => left.Locations.Count == 0 && right.Locations.Count == 0;

    public override SourceMap WithIds(SourceMap value, Func<ResourceId, ResourceId> replace) => value.Locations.Keys.All(id => ReferenceEquals(replace(id), id))
        ? value
        : new SourceMap(value.Locations.Select(pair => KeyValuePair.Create(replace(pair.Key), pair.Value)));
}
