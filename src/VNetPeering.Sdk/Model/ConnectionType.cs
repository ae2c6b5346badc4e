namespace VNetPeering.Sdk.Model;

/// <summary>What a gateway connection leads to (rule 4.03).</summary>
public enum ConnectionType
{
    /// <summary>A remote site over a site-to-site tunnel.</summary>
    IPsec = 0,

    /// <summary>The gateway of another VNet.</summary>
    VNetToVNet,

    /// <summary>An ExpressRoute circuit.</summary>
    ExpressRoute,

    /// <summary>Point-to-site clients.</summary>
    VpnClient,
}
