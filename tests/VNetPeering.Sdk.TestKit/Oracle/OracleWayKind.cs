namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What a gateway row leads to.</summary>
internal enum OracleWayKind
{
    /// <summary>A site, by a tunnel.</summary>
    Site = 0,

    /// <summary>Another VNet's gateway, by a tunnel.</summary>
    FarGateway,

    /// <summary>An ExpressRoute circuit.</summary>
    Circuit,

    /// <summary>Point-to-site clients.</summary>
    Clients,

    /// <summary>The address that an appliance announced to a Route Server.</summary>
    Appliance,

    /// <summary>A Virtual WAN hub.</summary>
    VirtualHub,
}
