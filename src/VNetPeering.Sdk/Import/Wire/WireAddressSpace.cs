using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A list of address prefixes, as in <c>addressSpace</c>.</summary>
internal sealed class WireAddressSpace : WireNode
{
    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? AddressPrefixes { get; set; }
}
