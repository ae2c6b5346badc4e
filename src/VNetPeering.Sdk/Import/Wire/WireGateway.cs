using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A virtual network gateway.</summary>
internal sealed class WireGateway : WireResource
{
    public WireText GatewayType { get; set; }

    public WireText VpnType { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireSku>))]
    public WireSku? Sku { get; set; }

    public WireText VpnGatewayGeneration { get; set; }

    public WireText ActiveActive { get; set; }

    public WireText ActiveActiveSku { get; set; }

    public WireText EnableBgp { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireBgpSettings>))]
    public WireBgpSettings? BgpSettings { get; set; }

    [JsonConverter(typeof(WireListConverter<WireIPConfiguration>))]
    public WireList<WireIPConfiguration>? IPConfigurations { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireVpnClientConfiguration>))]
    public WireVpnClientConfiguration? VpnClientConfiguration { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? CustomRoutes { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireGateway>))]
    public WireGateway? Properties { get; set; }
}
