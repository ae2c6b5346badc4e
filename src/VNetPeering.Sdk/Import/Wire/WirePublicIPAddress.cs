using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A public IP address.</summary>
internal sealed class WirePublicIPAddress : WireResource
{
    [JsonConverter(typeof(WireNodeConverter<WireSku>))]
    public WireSku? Sku { get; set; }

    public WireText IpAddress { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? Zones { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WirePublicIPAddress>))]
    public WirePublicIPAddress? Properties { get; set; }
}
