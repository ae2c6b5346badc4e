using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>An Azure Firewall.</summary>
internal sealed class WireFirewall : WireResource
{
    [JsonConverter(typeof(WireNodeConverter<WireSku>))]
    public WireSku? Sku { get; set; }

    [JsonConverter(typeof(WireListConverter<WireIPConfiguration>))]
    public WireList<WireIPConfiguration>? IpConfigurations { get; set; }

    public WireReference? VirtualHub { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireHubIPAddresses>))]
    public WireHubIPAddresses? HubIPAddresses { get; set; }

    public WireReference? FirewallPolicy { get; set; }

    [JsonConverter(typeof(WireListConverter<WireRuleCollection>))]
    public WireList<WireRuleCollection>? NatRuleCollections { get; set; }

    [JsonConverter(typeof(WireListConverter<WireRuleCollection>))]
    public WireList<WireRuleCollection>? NetworkRuleCollections { get; set; }

    [JsonConverter(typeof(WireListConverter<WireRuleCollection>))]
    public WireList<WireRuleCollection>? ApplicationRuleCollections { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireFirewall>))]
    public WireFirewall? Properties { get; set; }
}
