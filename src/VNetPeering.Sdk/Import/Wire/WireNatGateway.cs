using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A NAT gateway.</summary>
internal sealed class WireNatGateway : WireResource
{
    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? PublicIpAddresses { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? Subnets { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireNatGateway>))]
    public WireNatGateway? Properties { get; set; }
}
