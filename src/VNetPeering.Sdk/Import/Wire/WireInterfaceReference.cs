using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A reference of a virtual machine to one of its interfaces.</summary>
internal sealed class WireInterfaceReference : WireNode
{
    public WireText Id { get; set; }

    public WireText Primary { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireInterfaceReference>))]
    public WireInterfaceReference? Properties { get; set; }
}
