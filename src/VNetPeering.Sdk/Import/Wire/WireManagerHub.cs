namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A hub of a connectivity configuration.</summary>
internal sealed class WireManagerHub : WireNode
{
    public WireText ResourceId { get; set; }
}
