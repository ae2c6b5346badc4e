using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Serialization;

/// <summary>One entry of a source map, as it stands in the file.</summary>
internal sealed record SourceEntry
{
    public required ResourceId Id { get; init; }

    public required SourceLocation Location { get; init; }
}
