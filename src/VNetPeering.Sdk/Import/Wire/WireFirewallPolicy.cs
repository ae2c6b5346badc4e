using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A firewall policy, which lists the ids of its groups.</summary>
internal sealed class WireFirewallPolicy : WireResource
{
    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? RuleCollectionGroups { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireFirewallPolicy>))]
    public WireFirewallPolicy? Properties { get; set; }
}
