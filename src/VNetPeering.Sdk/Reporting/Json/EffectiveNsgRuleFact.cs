using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Reporting.Json;

/// <summary>An effective security rule in Azure's words.</summary>
internal sealed record EffectiveNsgRuleFact
{
    public required string Name { get; init; }

    public required string Protocol { get; init; }

    public required string SourcePortRange { get; init; }

    public required string DestinationPortRange { get; init; }

    public required IReadOnlyList<string> SourcePortRanges { get; init; }

    public required IReadOnlyList<string> DestinationPortRanges { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SourceAddressPrefix { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DestinationAddressPrefix { get; init; }

    public required IReadOnlyList<string> SourceAddressPrefixes { get; init; }

    public required IReadOnlyList<string> DestinationAddressPrefixes { get; init; }

    /// <summary>Gets what service tags among the sources stand for; left out where there is none, or too little is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ExpandedSourceAddressPrefix { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ExpandedDestinationAddressPrefix { get; init; }

    public required string Access { get; init; }

    public required int Priority { get; init; }

    public required string Direction { get; init; }
}
