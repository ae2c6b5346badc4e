using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A security admin configuration. The API has a list of settings; one counts.</summary>
internal sealed class WireSecurityAdminConfiguration : WireResource
{
    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? ApplyOnNetworkIntentPolicyBasedServices { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireSecurityAdminConfiguration>))]
    public WireSecurityAdminConfiguration? Properties { get; set; }
}
