namespace VNetPeering.Sdk.Import.Wire;

/// <summary>A source or destination of a security admin rule.</summary>
internal sealed class WireAdminAddress : WireNode
{
    public WireText AddressPrefix { get; set; }

    public WireText AddressPrefixType { get; set; }
}
