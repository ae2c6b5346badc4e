namespace VNetPeering.Sdk.Model;

/// <summary>The switches of a peering link, as a set.</summary>
[Flags]
public enum PeeringSwitches
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="Peering.AllowVirtualNetworkAccess"/>.</summary>
    AllowVirtualNetworkAccess = 1,

    /// <summary><see cref="Peering.AllowForwardedTraffic"/>.</summary>
    AllowForwardedTraffic = 2,

    /// <summary><see cref="Peering.AllowGatewayTransit"/>.</summary>
    AllowGatewayTransit = 4,

    /// <summary><see cref="Peering.UseRemoteGateways"/>.</summary>
    UseRemoteGateways = 8,

    /// <summary><see cref="Peering.DoNotVerifyRemoteGateways"/>.</summary>
    DoNotVerifyRemoteGateways = 16,

    /// <summary><see cref="Peering.PeerCompleteVNets"/>.</summary>
    PeerCompleteVNets = 32,

    /// <summary><see cref="Peering.EnableOnlyIPv6Peering"/>.</summary>
    EnableOnlyIPv6Peering = 64,
}
