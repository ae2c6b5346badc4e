using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>One prefix that a gateway reaches outside its own VNet.</summary>
internal sealed record OracleTunnel(AddressPrefix Prefix, OracleTunnelKind Kind, bool SpeaksBgp)
{
    /// <summary>Gets the name of the site: the declared one, or the device that stands for it.</summary>
    internal string? Site { get; init; }

    /// <summary>Gets the gateway at the far end of a VNet-to-VNet connection.</summary>
    internal Gateway? FarGateway { get; init; }
}
