using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A Virtual Network Manager.</summary>
internal sealed class WireNetworkManager : WireResource
{
    [JsonConverter(typeof(WireNodeConverter<WireManagerScopes>))]
    public WireManagerScopes? NetworkManagerScopes { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireNetworkManager>))]
    public WireNetworkManager? Properties { get; set; }
}
