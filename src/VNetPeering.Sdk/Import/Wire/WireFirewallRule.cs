using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A rule of a rule collection. A firewall writes <c>protocols</c>, a policy <c>ipProtocols</c> and the type of the rule; an application rule writes protocols with ports.</summary>
internal sealed class WireFirewallRule : WireResource
{
    public WireText RuleType { get; set; }

    [JsonConverter(typeof(WireListConverter<WireRuleProtocol>))]
    public WireList<WireRuleProtocol>? Protocols { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? IpProtocols { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? SourceAddresses { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? SourceIpGroups { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DestinationAddresses { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DestinationIpGroups { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DestinationFqdns { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DestinationPorts { get; set; }

    public WireText TranslatedAddress { get; set; }

    public WireText TranslatedPort { get; set; }
}
