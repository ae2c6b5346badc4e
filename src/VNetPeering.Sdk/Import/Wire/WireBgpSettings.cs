namespace VNetPeering.Sdk.Import.Wire;

/// <summary><c>bgpSettings</c> of a gateway or local network gateway.</summary>
internal sealed class WireBgpSettings : WireNode
{
    public WireText Asn { get; set; }

    public WireText BgpPeeringAddress { get; set; }
}
