using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A rule collection of an Azure Firewall or of its policy. A firewall nests the properties, a policy does not.</summary>
internal sealed class WireRuleCollection : WireResource
{
    public WireText RuleCollectionType { get; set; }

    public WireText Priority { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireRuleAction>))]
    public WireRuleAction? Action { get; set; }

    [JsonConverter(typeof(WireListConverter<WireFirewallRule>))]
    public WireList<WireFirewallRule>? Rules { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireRuleCollection>))]
    public WireRuleCollection? Properties { get; set; }
}
