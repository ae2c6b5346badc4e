using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary><c>vpnClientConfiguration</c>: point-to-site.</summary>
internal sealed class WireVpnClientConfiguration : WireNode
{
    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? VpnClientAddressPool { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? VpnClientProtocols { get; set; }
}
