namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>How a speaker came to a route, which decides to whom it tells it and which it prefers.</summary>
internal enum BgpRouteKind
{
    /// <summary>The prefixes of the own VNet.</summary>
    VNet,

    /// <summary>A prefix of a VNet that borrows.</summary>
    Borrower,

    /// <summary>A prefix of a local network gateway (4.20).</summary>
    Device,

    /// <summary>A prefix of a far VNet whose connection does not speak BGP (4.26).</summary>
    FarVNet,

    /// <summary>A pool of point-to-site clients.</summary>
    ClientPool,

    /// <summary>The address space of a site.</summary>
    Site,

    /// <summary>Announced by an appliance to a Route Server.</summary>
    Appliance,

    /// <summary>Learned over a session.</summary>
    Learned,
}
