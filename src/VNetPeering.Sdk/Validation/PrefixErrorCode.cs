using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Azure's code for an address prefix that cannot be read, where the property decides.</summary>
internal static class PrefixErrorCode
{
    private const string ClientPool = "vpnClientConfiguration.vpnClientAddressPool";

    /// <summary>Returns the code; null where the usual one of the rule holds.</summary>
    public static string? Of(UnreadValue value) => value.Property.StartsWith(ClientPool, StringComparison.OrdinalIgnoreCase) ? "InvalidVpnClientAddressPrefixOrCidr" : null;
}
