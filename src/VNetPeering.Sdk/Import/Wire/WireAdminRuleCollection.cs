using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A collection of security admin rules.</summary>
internal sealed class WireAdminRuleCollection : WireResource
{
    [JsonConverter(typeof(WireListConverter<WireAdminGroupItem>))]
    public WireList<WireAdminGroupItem>? AppliesToGroups { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAdminRuleCollection>))]
    public WireAdminRuleCollection? Properties { get; set; }
}
