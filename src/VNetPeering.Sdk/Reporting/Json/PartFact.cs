using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>The verdict for a part of the addresses, protocols and ports.</summary>
internal sealed record PartFact
{
    public required string From { get; init; }

    public required string To { get; init; }

    public required string Protocol { get; init; }

    public required string Verdict { get; init; }

    /// <summary>Gets true where others of these packets are Blocked; left out else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsPartial { get; init; }
}
