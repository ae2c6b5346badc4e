namespace VNetPeering.Sdk.Import.Wire;

/// <summary>Further settings of a connectivity configuration.</summary>
internal sealed class WireConnectivityCapabilities : WireNode
{
    public WireText ConnectedGroupAddressOverlap { get; set; }

    public WireText ConnectedGroupPrivateEndpointsScale { get; set; }

    public WireText PeeringEnforcement { get; set; }
}
