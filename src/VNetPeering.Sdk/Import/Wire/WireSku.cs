namespace VNetPeering.Sdk.Import.Wire;

/// <summary><c>sku</c>: an object, or a single word on a virtual hub.</summary>
internal sealed class WireSku : WireNode
{
    public WireText Name { get; set; }

    public WireText Tier { get; set; }
}
