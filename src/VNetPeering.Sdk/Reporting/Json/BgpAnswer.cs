using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The answer of <c>bgp</c>: rows in the shape of <c>az network vnet-gateway list-learned-routes</c> and <c>list-advertised-routes</c>.</summary>
internal sealed record BgpAnswer
{
    public int SchemaVersion { get; init; } = 1;

    public required string Speaker { get; init; }

    public required IReadOnlyList<BgpRow> Learned { get; init; }

    public required IReadOnlyList<BgpPeerAnswer> Advertised { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UnknownFactAnswer>? Gaps { get; init; }
}
