using System.Text.Json.Serialization;

namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A row of an effective route table, as az, REST and PowerShell print it.</summary>
internal sealed class WireEffectiveRoute : WireNode
{
    public WireText Name { get; set; }

    public WireText Source { get; set; }

    public WireText State { get; set; }

    public WireText NextHopType { get; set; }

    public WireText DisableBgpRoutePropagation { get; set; }

    [JsonConverter(typeof(WireTextsConverter))]
    public WireList<WireText>? AddressPrefix { get; set; }

    [JsonConverter(typeof(WireTextsConverter))]
    public WireList<WireText>? AddressPrefixes { get; set; }

    [JsonConverter(typeof(WireTextsConverter))]
    public WireList<WireText>? NextHopIpAddress { get; set; }

    [JsonConverter(typeof(WireTextsConverter))]
    public WireList<WireText>? NextHopIpAddresses { get; set; }
}
