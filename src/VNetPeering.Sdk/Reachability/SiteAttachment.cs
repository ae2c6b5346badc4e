using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A connection that leads from a gateway to a site.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Gateway">Index of the gateway.</param>
/// <param name="VNet">Index of the gateway's VNet.</param>
/// <param name="SpeaksBgp">Whether routes travel over it by BGP.</param>
internal sealed record SiteAttachment(Connection Connection, int Gateway, int VNet, bool SpeaksBgp);
