using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>A security rule; each side is one text or a list, as written.</summary>
internal sealed record NsgRuleFact
{
    public required string Name { get; init; }

    public required string Direction { get; init; }

    public required string Access { get; init; }

    public required int Priority { get; init; }

    public required string Protocol { get; init; }

    public required TextOrList Src { get; init; }

    public required TextOrList SrcPort { get; init; }

    public required TextOrList Dst { get; init; }

    public required TextOrList DstPort { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? SrcApplicationSecurityGroups { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? DstApplicationSecurityGroups { get; init; }
}
