using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A virtual machine.</summary>
internal sealed class WireVirtualMachine : WireResource
{
    [JsonConverter(typeof(WireNodeConverter<WireNetworkProfile>))]
    public WireNetworkProfile? NetworkProfile { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireVirtualMachine>))]
    public WireVirtualMachine? Properties { get; set; }
}
