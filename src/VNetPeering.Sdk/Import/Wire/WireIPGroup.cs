using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>An IP group.</summary>
internal sealed class WireIPGroup : WireResource
{
    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? IpAddresses { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireIPGroup>))]
    public WireIPGroup? Properties { get; set; }
}
