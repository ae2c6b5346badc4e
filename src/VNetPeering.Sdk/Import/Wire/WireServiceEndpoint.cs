using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A service endpoint of a subnet.</summary>
internal sealed class WireServiceEndpoint : WireNode
{
    public WireText Service { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? Locations { get; set; }
}
