using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A virtual network.</summary>
internal sealed class WireVNet : WireResource
{
    public WireText TenantId { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? AddressSpace { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireDhcpOptions>))]
    public WireDhcpOptions? DhcpOptions { get; set; }

    [JsonConverter(typeof(WireListConverter<WireSubnet>))]
    public WireList<WireSubnet>? Subnets { get; set; }

    [JsonConverter(typeof(WireListConverter<WirePeering>))]
    public WireList<WirePeering>? VirtualNetworkPeerings { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAddressSpace>))]
    public WireAddressSpace? SummarizedGatewayPrefixes { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireVNet>))]
    public WireVNet? Properties { get; set; }
}
