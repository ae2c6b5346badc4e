using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A custom security rule.</summary>
internal sealed class WireSecurityRule : WireResource
{
    public WireText Priority { get; set; }

    public WireText Direction { get; set; }

    public WireText Access { get; set; }

    public WireText Protocol { get; set; }

    public WireText Description { get; set; }

    public WireText SourceAddressPrefix { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? SourceAddressPrefixes { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? SourceApplicationSecurityGroups { get; set; }

    public WireText SourcePortRange { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? SourcePortRanges { get; set; }

    public WireText DestinationAddressPrefix { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DestinationAddressPrefixes { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? DestinationApplicationSecurityGroups { get; set; }

    public WireText DestinationPortRange { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DestinationPortRanges { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireSecurityRule>))]
    public WireSecurityRule? Properties { get; set; }
}
