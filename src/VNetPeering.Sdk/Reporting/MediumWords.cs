using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Reporting;

/// <summary>What a hop travels over: a word for programs and one for readers.</summary>
internal static class MediumWords
{
    /// <summary>Returns the word of the JSON answer.</summary>
    public static string Json(PathMedium medium) => medium switch
    {
        PathMedium.VNet => "vnet",
        PathMedium.Peering => "peering",
        PathMedium.GlobalPeering => "globalPeering",
        PathMedium.ConnectedGroup => "connectedGroup",
        PathMedium.Vpn => "vpn",
        PathMedium.VNetToVNetVpn => "vnetToVnetVpn",
        PathMedium.ExpressRoute => "expressRoute",
        PathMedium.Internet => "internet",
        _ => throw new ArgumentOutOfRangeException(nameof(medium), medium, "This is no medium."),
    };

    /// <summary>Returns the words of the text answer.</summary>
    public static string Text(PathMedium medium) => medium switch
    {
        PathMedium.VNet => "the VNet (private backbone)",
        PathMedium.Peering => "peering (private backbone)",
        PathMedium.GlobalPeering => "global peering (private backbone)",
        PathMedium.ConnectedGroup => "a connected group (private backbone)",
        PathMedium.Vpn => "a VPN tunnel (public Internet, encrypted)",
        PathMedium.VNetToVNetVpn => "a VNet-to-VNet tunnel (private backbone, encrypted)",
        PathMedium.ExpressRoute => "ExpressRoute (private circuit)",
        PathMedium.Internet => "the public Internet",
        _ => throw new ArgumentOutOfRangeException(nameof(medium), medium, "This is no medium."),
    };
}
