namespace VNetPeering.Sdk.Routing;

/// <summary>How a speaker came to a route, in the words of Azure's learned-route tables.</summary>
public enum BgpOrigin
{
    /// <summary>Its own: its VNet, those that borrow it, prefixes of its devices, client pools; the address space of a site.</summary>
    Network = 0,

    /// <summary>From another autonomous system.</summary>
    EBgp,

    /// <summary>From its own autonomous system: between a Route Server and the gateways that it joins, and between the instances of a gateway.</summary>
    IBgp,
}
