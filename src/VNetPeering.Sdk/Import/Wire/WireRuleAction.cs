namespace VNetPeering.Sdk.Import.Wire;

/// <summary>What a rule collection does.</summary>
internal sealed class WireRuleAction : WireNode
{
    public WireText Type { get; set; }
}
