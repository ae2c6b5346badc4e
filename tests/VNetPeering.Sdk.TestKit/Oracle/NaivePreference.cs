namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>3.24: what comes over ExpressRoute goes before the rest, unless the Route Server says otherwise.</summary>
internal static class NaivePreference
{
    internal static int Rank(string? hubRoutingPreference, bool isExpressRoute)
    {
        if (string.Equals(hubRoutingPreference, "ASPath", StringComparison.OrdinalIgnoreCase))
        {
            return 0;
        }

        bool vpnFirst = string.Equals(hubRoutingPreference, "VpnGateway", StringComparison.OrdinalIgnoreCase);
        return isExpressRoute == vpnFirst ? 1 : 0;
    }
}
