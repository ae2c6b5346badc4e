using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>How a packet entered a gateway from outside, which decides where the gateway may send it on.</summary>
/// <param name="IsCircuit">It came over ExpressRoute.</param>
/// <param name="SpeaksBgp">Routes travel over that way by BGP.</param>
/// <param name="IsClient">It came from a point-to-site client.</param>
internal sealed record TunnelEntry(bool IsCircuit, bool SpeaksBgp, bool IsClient = false)
{
    /// <summary>Point-to-site clients: they reach whatever BGP brings (rule book 4.5).</summary>
    internal static TunnelEntry Clients { get; } = new(IsCircuit: false, SpeaksBgp: true, IsClient: true);

    internal static TunnelEntry Of(SiteAttachment attachment) => new(attachment.Connection.Type == ConnectionType.ExpressRoute, attachment.SpeaksBgp);
}
