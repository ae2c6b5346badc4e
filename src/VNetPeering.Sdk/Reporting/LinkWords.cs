namespace VNetPeering.Sdk.Reporting;

/// <summary>The switches of a link in words: those that are on.</summary>
internal static class LinkWords
{
    public static string Of(bool? access, bool? forwardedTraffic, bool? gatewayTransit, bool? remoteGateways, bool? onlyIPv6)
    {
        string[] on =
        [
            .. Word(access, "access"),
            .. Word(forwardedTraffic, "forwarded traffic"),
            .. Word(gatewayTransit, "gateway transit"),
            .. Word(remoteGateways, "uses remote gateways"),
            .. Word(onlyIPv6, "IPv6 only"),
        ];
        return on.Length == 0 ? "allows nothing" : string.Join(", ", on);
    }

    private static IEnumerable<string> Word(bool? flag, string word) => flag == true ? [word] : [];
}
