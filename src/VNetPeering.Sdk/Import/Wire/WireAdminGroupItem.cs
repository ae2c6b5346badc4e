namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A network group that a rule collection applies to.</summary>
internal sealed class WireAdminGroupItem : WireNode
{
    public WireText NetworkGroupId { get; set; }
}
