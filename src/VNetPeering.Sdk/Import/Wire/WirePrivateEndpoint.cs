using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A private endpoint.</summary>
internal sealed class WirePrivateEndpoint : WireResource
{
    public WireReference? Subnet { get; set; }

    [JsonConverter(typeof(WireListConverter<WireIPConfiguration>))]
    public WireList<WireIPConfiguration>? IpConfigurations { get; set; }

    [JsonConverter(typeof(WireListConverter<WireDnsConfig>))]
    public WireList<WireDnsConfig>? CustomDnsConfigs { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? NetworkInterfaces { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WirePrivateEndpoint>))]
    public WirePrivateEndpoint? Properties { get; set; }
}
