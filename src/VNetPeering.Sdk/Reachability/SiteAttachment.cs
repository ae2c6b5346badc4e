using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A connection that leads from a gateway to a site.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Gateway">Index of the gateway.</param>
/// <param name="VNet">Index of the gateway's VNet.</param>
/// <param name="Prefixes">The prefixes of the site behind it.</param>
internal sealed record SiteAttachment(Connection Connection, int Gateway, int VNet, IReadOnlyList<AddressPrefix> Prefixes)
{
    internal bool SpeaksBgp => Connection.Type == ConnectionType.ExpressRoute || Connection.EnableBgp is true;
}
