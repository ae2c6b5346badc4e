using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A BGP route of an answer.</summary>
internal sealed record BgpRow
{
    public required string Network { get; init; }

    public required IReadOnlyList<string> NextHops { get; init; }

    public required string Origin { get; init; }

    /// <summary>Gets the path as Azure prints it, for example <c>65515-65001</c>; empty for an own route.</summary>
    public required string AsPath { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourcePeer { get; init; }

    public required bool Used { get; init; }
}
