namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A protocol of an application rule with its port. Rules of other kinds of a firewall write a text in its place.</summary>
internal sealed class WireRuleProtocol : WireNode
{
    public WireText ProtocolType { get; set; }

    public WireText Port { get; set; }
}
