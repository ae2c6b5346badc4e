using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A connectivity configuration as a resource, or as an answer about what is deployed, which names a region beside it.</summary>
internal sealed class WireConnectivityConfiguration : WireResource
{
    public WireText Region { get; set; }

    public WireText ConnectivityTopology { get; set; }

    [JsonConverter(typeof(WireListConverter<WireManagerHub>))]
    public WireList<WireManagerHub>? Hubs { get; set; }

    [JsonConverter(typeof(WireListConverter<WireConnectivityGroupItem>))]
    public WireList<WireConnectivityGroupItem>? AppliesToGroups { get; set; }

    public WireText IsGlobal { get; set; }

    public WireText DeleteExistingPeering { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireConnectivityCapabilities>))]
    public WireConnectivityCapabilities? ConnectivityCapabilities { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireConnectivityConfiguration>))]
    public WireConnectivityConfiguration? Properties { get; set; }
}
