using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>
/// A security admin rule as a resource, or as an answer about what is active or effective, which names the groups of its collection beside it, and where it is
/// about what is active the region.
/// </summary>
internal sealed class WireAdminRule : WireResource
{
    public WireText Region { get; set; }

    [JsonConverter(typeof(WireListConverter<WireAdminGroupItem>))]
    public WireList<WireAdminGroupItem>? RuleCollectionAppliesToGroups { get; set; }

    public WireText Priority { get; set; }

    public WireText Direction { get; set; }

    public WireText Access { get; set; }

    public WireText Protocol { get; set; }

    public WireText Description { get; set; }

    [JsonConverter(typeof(WireListConverter<WireAdminAddress>))]
    public WireList<WireAdminAddress>? Sources { get; set; }

    [JsonConverter(typeof(WireListConverter<WireAdminAddress>))]
    public WireList<WireAdminAddress>? Destinations { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? SourcePortRanges { get; set; }

    [JsonConverter(typeof(WireListConverter<WireText>))]
    public WireList<WireText>? DestinationPortRanges { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireAdminRule>))]
    public WireAdminRule? Properties { get; set; }
}
