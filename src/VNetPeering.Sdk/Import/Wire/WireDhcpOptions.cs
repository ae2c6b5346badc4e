using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary><c>dhcpOptions</c> of a virtual network.</summary>
internal sealed class WireDhcpOptions : WireNode
{
    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DnsServers { get; set; }
}
