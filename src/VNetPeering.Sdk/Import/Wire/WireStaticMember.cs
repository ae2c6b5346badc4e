using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A static member of a network group.</summary>
internal sealed class WireStaticMember : WireResource
{
    public WireText ResourceId { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireStaticMember>))]
    public WireStaticMember? Properties { get; set; }
}
