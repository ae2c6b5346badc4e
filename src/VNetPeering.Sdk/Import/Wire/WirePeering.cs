using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>One direction of a peering.</summary>
internal sealed class WirePeering : WireResource
{
    public WireReference? RemoteVirtualNetwork { get; set; }

    public WireText AllowVirtualNetworkAccess { get; set; }

    public WireText AllowForwardedTraffic { get; set; }

    public WireText AllowGatewayTransit { get; set; }

    public WireText UseRemoteGateways { get; set; }

    public WireText DoNotVerifyRemoteGateways { get; set; }

    public WireText PeerCompleteVnets { get; set; }

    public WireText EnableOnlyIPv6Peering { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? LocalSubnetNames { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? RemoteSubnetNames { get; set; }

    public WireText PeeringState { get; set; }

    public WireText PeeringSyncLevel { get; set; }

    public WireText ProvisioningState { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? RemoteAddressSpace { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? RemoteVirtualNetworkAddressSpace { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? LocalAddressSpace { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? LocalVirtualNetworkAddressSpace { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WirePeering>))]
    public WirePeering? Properties { get; set; }
}
