using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A service tag with its prefixes.</summary>
internal sealed class WireServiceTag : WireNode
{
    public WireText Name { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? AddressPrefixes { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireServiceTag>))]
    public WireServiceTag? Properties { get; set; }
}
