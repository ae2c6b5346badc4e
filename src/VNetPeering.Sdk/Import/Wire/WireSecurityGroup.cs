using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A network security group.</summary>
internal sealed class WireSecurityGroup : WireResource
{
    [JsonConverter(typeof(WireListConverter<WireSecurityRule>))]
    public WireList<WireSecurityRule>? SecurityRules { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? Subnets { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? NetworkInterfaces { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireSecurityGroup>))]
    public WireSecurityGroup? Properties { get; set; }
}
