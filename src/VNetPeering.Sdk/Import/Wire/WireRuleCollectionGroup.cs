using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A rule collection group of a firewall policy.</summary>
internal sealed class WireRuleCollectionGroup : WireResource
{
    public WireText Priority { get; set; }

    [JsonConverter(typeof(WireListConverter<WireRuleCollection>))]
    public WireList<WireRuleCollection>? RuleCollections { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireRuleCollectionGroup>))]
    public WireRuleCollectionGroup? Properties { get; set; }
}
