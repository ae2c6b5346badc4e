namespace VNetPeering.Sdk.Reachability;

/// <summary>What a hop travels over.</summary>
public enum PathMedium
{
    /// <summary>One VNet: Microsoft's private backbone.</summary>
    VNet = 0,

    /// <summary>A peering inside a region: Microsoft's private backbone.</summary>
    Peering,

    /// <summary>A peering between regions: Microsoft's private backbone.</summary>
    GlobalPeering,

    /// <summary>A connected group of a Virtual Network Manager: Microsoft's private backbone.</summary>
    ConnectedGroup,

    /// <summary>A VPN tunnel to a site or a client, over the public Internet.</summary>
    Vpn,

    /// <summary>A VPN tunnel between two gateways in Azure: encrypted, over Microsoft's backbone (VPN Gateway: about VNet-to-VNet).</summary>
    VNetToVNetVpn,

    /// <summary>An ExpressRoute circuit.</summary>
    ExpressRoute,

    /// <summary>The public Internet.</summary>
    Internet,
}
