namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>What one peer is told.</summary>
internal sealed record BgpPeerAnswer
{
    public required string? Peer { get; init; }

    public required IReadOnlyList<BgpRow> Value { get; init; }
}
