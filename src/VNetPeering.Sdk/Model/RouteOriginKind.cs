namespace VNetPeering.Sdk.Model;

/// <summary>The mechanisms that put rows into an effective route table.</summary>
public enum RouteOriginKind
{
    /// <summary>The address space of the VNet (rule 3.01).</summary>
    AddressSpace = 0,

    /// <summary>The platform's default route to the Internet (rule 3.02).</summary>
    PlatformDefault,

    /// <summary>A range that the platform drops (rules 3.03, 3.04).</summary>
    PlatformNone,

    /// <summary>A peering link (rule 3.07).</summary>
    Peering,

    /// <summary>A private endpoint (rule 3.10).</summary>
    PrivateEndpoint,

    /// <summary>A service endpoint of the subnet (rule 3.09).</summary>
    ServiceEndpoint,

    /// <summary>A site-to-site connection (rule 4.20).</summary>
    SiteConnection,

    /// <summary>A VNet-to-VNet connection.</summary>
    VNetConnection,

    /// <summary>An ExpressRoute circuit.</summary>
    Circuit,

    /// <summary>The address pool of point-to-site clients (rule 4.51).</summary>
    ClientPool,

    /// <summary>A Route Server (rule 3.25).</summary>
    RouteServer,

    /// <summary>A Virtual WAN hub.</summary>
    VirtualHub,

    /// <summary>A connected group of a Virtual Network Manager (rule 3.13).</summary>
    ConnectedGroup,

    /// <summary>A user-defined route.</summary>
    RouteTable,
}
