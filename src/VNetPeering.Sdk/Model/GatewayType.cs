namespace VNetPeering.Sdk.Model;

/// <summary>The kinds of virtual network gateway. A VNet has at most one of each (rule 4.01).</summary>
public enum GatewayType
{
    /// <summary>A VPN gateway: site-to-site, VNet-to-VNet and point-to-site.</summary>
    Vpn = 0,

    /// <summary>An ExpressRoute gateway.</summary>
    ExpressRoute,
}
