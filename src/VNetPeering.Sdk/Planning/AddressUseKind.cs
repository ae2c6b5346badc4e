namespace VNetPeering.Sdk.Planning;

/// <summary>What addresses are used for.</summary>
public enum AddressUseKind
{
    /// <summary>The address space of a VNet.</summary>
    VNet = 0,

    /// <summary>The prefixes of a site, or of a local network gateway that stands for one.</summary>
    Site,

    /// <summary>The addresses of the point-to-site clients of a gateway.</summary>
    ClientPool,

    /// <summary>The prefix of a Virtual WAN hub.</summary>
    VirtualHub,

    /// <summary>What a link has stored of a VNet that is gone or not described; it still keeps other VNets out (rule 2.12).</summary>
    StoredByPeering,

    /// <summary>Kept free by whoever plans.</summary>
    Reservation,
}
