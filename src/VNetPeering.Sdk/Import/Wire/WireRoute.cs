using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A user-defined route.</summary>
internal sealed class WireRoute : WireResource
{
    public WireText AddressPrefix { get; set; }

    public WireText NextHopType { get; set; }

    public WireText NextHopIpAddress { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireRoute>))]
    public WireRoute? Properties { get; set; }
}
