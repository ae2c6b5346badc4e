using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A network interface.</summary>
internal sealed class WireNetworkInterface : WireResource
{
    public WireText EnableIPForwarding { get; set; }

    [JsonConverter(typeof(WireListConverter<WireIPConfiguration>))]
    public WireList<WireIPConfiguration>? IPConfigurations { get; set; }

    public WireReference? NetworkSecurityGroup { get; set; }

    public WireReference? VirtualMachine { get; set; }

    [JsonConverter(typeof(WireNodeConverter<WireNetworkInterface>))]
    public WireNetworkInterface? Properties { get; set; }
}
