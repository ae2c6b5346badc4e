using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A firewall policy, which lists the ids of its groups and names the policy that it is based on.</summary>
internal sealed class WireFirewallPolicy : WireResource
{
    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? RuleCollectionGroups { get; set; }

    public WireReference? BasePolicy { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireFirewallPolicy>))]
    public WireFirewallPolicy? Properties { get; set; }
}
