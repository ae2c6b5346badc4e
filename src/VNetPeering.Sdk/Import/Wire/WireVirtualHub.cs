using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A Virtual WAN hub or a Route Server.</summary>
internal sealed class WireVirtualHub : WireResource
{
    public WireText Kind { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireSku>))]
    public WireSku? Sku { get; set; }

    public WireReference? VirtualWan { get; set; }

    public WireText AddressPrefix { get; set; }

    public WireText VirtualRouterAsn { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? VirtualRouterIps { get; set; }

    public WireText AllowBranchToBranchTraffic { get; set; }

    public WireText HubRoutingPreference { get; set; }

    [JsonConverter(typeof(WireListConverter<WireIPConfiguration>))]
    public WireList<WireIPConfiguration>? IpConfigurations { get; set; }

    [JsonConverter(typeof(WireListConverter<WireBgpConnection>))]
    public WireList<WireBgpConnection>? BgpConnections { get; set; }

    [JsonConverter(typeof(WireListConverter<WireHubConnection>))]
    public WireList<WireHubConnection>? VirtualNetworkConnections { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireVirtualHub>))]
    public WireVirtualHub? Properties { get; set; }
}
