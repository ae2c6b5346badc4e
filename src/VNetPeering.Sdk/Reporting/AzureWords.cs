using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Azure's spelling of values whose names here differ from it.</summary>
internal static class AzureWords
{
    public static string Of(ConnectionType type) => type switch
    {
        ConnectionType.IPsec => "IPsec",
        ConnectionType.VNetToVNet => "Vnet2Vnet",
        ConnectionType.ExpressRoute => "ExpressRoute",
        ConnectionType.VpnClient => "VPNClient",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "This is no type of connection."),
    };
}
