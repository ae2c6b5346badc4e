using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A connection of a virtual network to a hub.</summary>
internal sealed class WireHubConnection : WireResource
{
    public WireReference? RemoteVirtualNetwork { get; set; }

    public WireText EnableInternetSecurity { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireHubConnection>))]
    public WireHubConnection? Properties { get; set; }
}
