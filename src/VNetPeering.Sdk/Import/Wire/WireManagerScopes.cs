using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>What a network manager may manage.</summary>
internal sealed class WireManagerScopes : WireNode
{
    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? ManagementGroups { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? Subscriptions { get; set; }
}
