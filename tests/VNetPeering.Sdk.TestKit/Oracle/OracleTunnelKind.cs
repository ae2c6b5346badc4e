namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What lies behind a tunnel of a gateway.</summary>
internal enum OracleTunnelKind
{
    /// <summary>A site.</summary>
    Site = 0,

    /// <summary>Another VNet, or what its gateway announces.</summary>
    FarVNet,

    /// <summary>Point-to-site clients.</summary>
    Clients,
}
