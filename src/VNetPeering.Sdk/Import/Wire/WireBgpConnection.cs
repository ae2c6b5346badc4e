using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A BGP session of a Route Server.</summary>
internal sealed class WireBgpConnection : WireResource
{
    public WireText PeerIp { get; set; }

    public WireText PeerAsn { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireRoutingConfiguration>))]
    public WireRoutingConfiguration? RoutingConfiguration { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireBgpConnection>))]
    public WireBgpConnection? Properties { get; set; }
}
