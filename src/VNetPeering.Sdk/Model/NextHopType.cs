namespace VNetPeering.Sdk.Model;

/// <summary>Where a route sends packets (rules 3.30 and 7.03). Azure's own spelling of each is in <see cref="NextHopTypes"/>.</summary>
public enum NextHopType
{
    /// <summary>Dropped, without an answer to the sender.</summary>
    None = 0,

    /// <summary>Delivered inside the VNet.</summary>
    VNetLocal,

    /// <summary>Delivered in a peered VNet of the same region.</summary>
    VNetPeering,

    /// <summary>Delivered in a peered VNet of another region.</summary>
    VNetGlobalPeering,

    /// <summary>Sent to the VNet's own or borrowed gateway, or to what announced the route through a Route Server.</summary>
    VirtualNetworkGateway,

    /// <summary>Sent to the appliance that owns the next-hop address.</summary>
    VirtualAppliance,

    /// <summary>Sent to the Internet, or over Microsoft's backbone to an Azure public service.</summary>
    Internet,

    /// <summary>Sent to an Azure service over a service endpoint.</summary>
    VirtualNetworkServiceEndpoint,

    /// <summary>Delivered to a private endpoint.</summary>
    InterfaceEndpoint,

    /// <summary>Delivered in another member of a Virtual Network Manager connected group.</summary>
    ConnectedGroup,
}
