using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A connection of a gateway.</summary>
internal sealed class WireConnection : WireResource
{
    public WireText ConnectionType { get; set; }

    public WireReference? VirtualNetworkGateway1 { get; set; }

    public WireReference? VirtualNetworkGateway2 { get; set; }

    public WireReference? LocalNetworkGateway2 { get; set; }

    public WireReference? Peer { get; set; }

    public WireText EnableBgp { get; set; }

    public WireText RoutingWeight { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireConnection>))]
    public WireConnection? Properties { get; set; }
}
