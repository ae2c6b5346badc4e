namespace VNetPeering.Sdk.Validation;

/// <summary>How the next-hop address of a user-defined route lies to the VNet whose packets follow it (rule 3.33).</summary>
internal enum NextHopPlaceKind
{
    /// <summary>A space that is not known may hold the address.</summary>
    Unknown = 0,

    /// <summary>In the VNet itself.</summary>
    OwnVNet,

    /// <summary>In a VNet with a link to it or from it, whatever the state of the link.</summary>
    PeeredVNet,

    /// <summary>In another member of a connected group.</summary>
    ConnectedVNet,

    /// <summary>In a Virtual WAN hub that the VNet is connected to, which a route cannot name.</summary>
    VirtualHub,

    /// <summary>In none of these.</summary>
    OutOfReach,
}
