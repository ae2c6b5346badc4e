namespace VNetPeering.Sdk.Model;

/// <summary>Which link's <see cref="Peering.AllowForwardedTraffic"/> decides about a forwarded packet .</summary>
public enum ForwardedTrafficCheck
{
    /// <summary>The link of the VNet that the packet enters, as the portal describes it.</summary>
    ReceiverSide = 0,

    /// <summary>The link of the VNet that the packet leaves, as the REST description can be read.</summary>
    SenderSide,
}
