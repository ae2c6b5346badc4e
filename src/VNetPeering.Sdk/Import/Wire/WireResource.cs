namespace VNetPeering.Sdk.Import.Wire;

/// <summary>What every resource carries beside its properties.</summary>
internal abstract class WireResource : WireNode
{
    public WireText Id { get; set; }

    public WireText Name { get; set; }

    public WireText Location { get; set; }
}
