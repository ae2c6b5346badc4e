using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A route table.</summary>
internal sealed class WireRouteTable : WireResource
{
    public WireText DisableBgpRoutePropagation { get; set; }

    [JsonConverter(typeof(WireListConverter<WireRoute>))]
    public WireList<WireRoute>? Routes { get; set; }

    [JsonConverter(typeof(WireListConverter<WireReference>))]
    public WireList<WireReference>? Subnets { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireRouteTable>))]
    public WireRouteTable? Properties { get; set; }
}
