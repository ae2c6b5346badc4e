using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>What a client sends for a switch that nobody set (rules 2.01, 2.22).</summary>
internal static class ClientDefaults
{
    private const PeeringSwitches All =
        PeeringSwitches.AllowVirtualNetworkAccess | PeeringSwitches.AllowForwardedTraffic | PeeringSwitches.AllowGatewayTransit | PeeringSwitches.UseRemoteGateways
        | PeeringSwitches.DoNotVerifyRemoteGateways | PeeringSwitches.PeerCompleteVNets | PeeringSwitches.EnableOnlyIPv6Peering;

    /// <summary>Returns the body as the service gets it: every switch stated. The values of a new record are those of REST.</summary>
    public static Peering Fill(Peering body, PeeringClient client) => body with
    {
        AllowVirtualNetworkAccess = body.AllowVirtualNetworkAccess && !(client == PeeringClient.AzureCli && IsLeftOut(body, PeeringSwitches.AllowVirtualNetworkAccess)),
        AllowForwardedTraffic = body.AllowForwardedTraffic || (client == PeeringClient.Portal && IsLeftOut(body, PeeringSwitches.AllowForwardedTraffic)),
        WrittenSwitches = All,
    };

    /// <summary>Returns the remote link that the portal writes beside a new local one.</summary>
    public static Peering RemoteLink(Peering local, Peering? given) => Fill(
        (given ?? new Peering
        {
            Id = local.RemoteVNetId.Child("virtualNetworkPeerings", $"{local.RemoteVNetId.Name}-to-{local.LocalVNetId.Name}"),
            RemoteVNetId = local.LocalVNetId,
        }) with
        {
            PeerCompleteVNets = local.PeerCompleteVNets,
            LocalSubnetNames = local.RemoteSubnetNames,
            RemoteSubnetNames = local.LocalSubnetNames,
            EnableOnlyIPv6Peering = local.EnableOnlyIPv6Peering,
        },
        PeeringClient.Portal);

    private static bool IsLeftOut(Peering body, PeeringSwitches which) => !body.WrittenSwitches.HasFlag(which);
}
