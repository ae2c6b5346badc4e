namespace VNetPeering.Sdk.Model;

/// <summary>How a VPN gateway picks the tunnel of a packet (rule 4.02).</summary>
public enum VpnType
{
    /// <summary>By routes. Needed for BGP, point-to-site, coexistence and more than one tunnel.</summary>
    RouteBased = 0,

    /// <summary>By traffic selectors; one site-to-site tunnel.</summary>
    PolicyBased,
}
