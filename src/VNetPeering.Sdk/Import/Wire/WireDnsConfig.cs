using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A name of a private endpoint with its addresses.</summary>
internal sealed class WireDnsConfig : WireNode
{
    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? IpAddresses { get; set; }
}
