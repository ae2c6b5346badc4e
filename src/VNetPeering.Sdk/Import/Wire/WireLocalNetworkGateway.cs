using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A local network gateway.</summary>
internal sealed class WireLocalNetworkGateway : WireResource
{
    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? LocalNetworkAddressSpace { get; set; }

    public WireText GatewayIpAddress { get; set; }

    public WireText Fqdn { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireBgpSettings>))]
    public WireBgpSettings? BgpSettings { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireLocalNetworkGateway>))]
    public WireLocalNetworkGateway? Properties { get; set; }
}
