namespace VNetPeering.Sdk.Model;

/// <summary>Azure's words for <see cref="NextHopType"/>: one set in effective routes and route tables, another in Network Watcher's Next hop (rules 7.03, 7.11).</summary>
public static class NextHopTypes
{
    /// <summary>Returns the word of effective routes and route tables, for example <c>VnetLocal</c> but <c>VNetPeering</c>.</summary>
    public static string ToRouteWord(this NextHopType type) => type switch
    {
        NextHopType.None => "None",
        NextHopType.VNetLocal => "VnetLocal",
        NextHopType.VNetPeering => "VNetPeering",
        NextHopType.VNetGlobalPeering => "VNetGlobalPeering",
        NextHopType.VirtualNetworkGateway => "VirtualNetworkGateway",
        NextHopType.VirtualAppliance => "VirtualAppliance",
        NextHopType.Internet => "Internet",
        NextHopType.VirtualNetworkServiceEndpoint => "VirtualNetworkServiceEndpoint",
        NextHopType.InterfaceEndpoint => "InterfaceEndpoint",
        NextHopType.ConnectedGroup => "ConnectedGroup",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This is no next-hop type."),
    };

    /// <summary>Returns the word of Network Watcher's Next hop, for example <c>VirtualNetwork</c> and <c>VirtualNetworkPeering</c>.</summary>
    public static string ToNextHopWord(this NextHopType type) => type switch
    {
        NextHopType.VNetLocal => "VirtualNetwork",
        NextHopType.VNetPeering or NextHopType.VNetGlobalPeering => "VirtualNetworkPeering",
        NextHopType.InterfaceEndpoint => "PrivateEndpoint",
        _ => type.ToRouteWord(),
    };

    /// <summary>Reads either set of words, older aliases included, ignoring case; <see langword="false"/> for any other text.</summary>
    public static bool TryParse(string? text, out NextHopType type)
    {
        NextHopType? known = text?.ToUpperInvariant() switch
        {
            "NONE" => NextHopType.None,
            "VNETLOCAL" or "VIRTUALNETWORK" => NextHopType.VNetLocal,
            "VNETPEERING" or "VIRTUALNETWORKPEERING" => NextHopType.VNetPeering,
            "VNETGLOBALPEERING" or "GLOBALVNETPEERING" => NextHopType.VNetGlobalPeering,
            "VIRTUALNETWORKGATEWAY" or "HYPERNETGATEWAY" => NextHopType.VirtualNetworkGateway,
            "VIRTUALAPPLIANCE" => NextHopType.VirtualAppliance,
            "INTERNET" => NextHopType.Internet,
            "VIRTUALNETWORKSERVICEENDPOINT" => NextHopType.VirtualNetworkServiceEndpoint,
            "INTERFACEENDPOINT" or "PRIVATEENDPOINT" => NextHopType.InterfaceEndpoint,
            "CONNECTEDGROUP" => NextHopType.ConnectedGroup,
            _ => null,
        };
        type = known ?? default;
        return known is not null;
    }
}
