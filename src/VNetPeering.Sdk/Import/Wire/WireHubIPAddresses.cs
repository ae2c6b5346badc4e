namespace VNetPeering.Sdk.Import.Wire;

/// <summary><c>hubIPAddresses</c> of a firewall in a hub.</summary>
internal sealed class WireHubIPAddresses : WireNode
{
    public WireText PrivateIPAddress { get; set; }
}
