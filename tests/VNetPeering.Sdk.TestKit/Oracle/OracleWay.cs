using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One prefix that the gateways or the Route Server of a VNet know outside it, and where it leads.</summary>
internal sealed record OracleWay(AddressPrefix Prefix, OracleWayKind Kind, int PathLength, bool SpeaksBgp)
{
    /// <summary>Gets the speaker that knows it; null for a Virtual WAN hub.</summary>
    internal OracleSpeaker? Speaker { get; init; }

    /// <summary>Gets the gateway whose tunnel or circuit it is; null when an appliance or a Virtual WAN hub brought it.</summary>
    internal Gateway? Gateway { get; init; }

    /// <summary>Gets the session that brought it; null for what is static.</summary>
    internal OracleSession? Session { get; init; }

    /// <summary>Gets the name of the site.</summary>
    internal string? Site { get; init; }

    /// <summary>Gets the site-to-site connection whose device states the prefix; null for what is not static.</summary>
    internal ResourceId? Connection { get; init; }

    /// <summary>Gets the gateway at the far end of a VNet-to-VNet connection, or of a site-to-site connection to a gateway of the design.</summary>
    internal Gateway? FarGateway { get; init; }

    /// <summary>Gets the address that an appliance announced.</summary>
    internal HostAddress? NextHop { get; init; }

    internal bool IsExpressRoute => Kind == OracleWayKind.Circuit;
}
