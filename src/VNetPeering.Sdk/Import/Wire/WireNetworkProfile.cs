using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary><c>networkProfile</c> of a virtual machine.</summary>
internal sealed class WireNetworkProfile : WireNode
{
    [JsonConverter(typeof(WireListConverter<WireInterfaceReference>))]
    public WireList<WireInterfaceReference>? NetworkInterfaces { get; set; }
}
