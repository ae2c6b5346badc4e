using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A delegation of a subnet.</summary>
internal sealed class WireDelegation : WireNode
{
    public WireText ServiceName { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireDelegation>))]
    public WireDelegation? Properties { get; set; }
}
