using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A rule collection of an Azure Firewall or of its policy. A firewall nests the properties, a policy does not.</summary>
internal sealed class WireRuleCollection : WireResource
{
    public WireText RuleCollectionType { get; set; }

    public WireText Priority { get; set; }

    [JsonConverter(typeof(WireListConverter<WireNatRule>))]
    public WireList<WireNatRule>? Rules { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireRuleCollection>))]
    public WireRuleCollection? Properties { get; set; }
}
