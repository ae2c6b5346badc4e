namespace VNetPeering.Sdk.Addressing;

/// <summary>The ranges that the public Internet does not route: RFC 1918, RFC 6598, loopback and link-local, and their IPv6 counterparts.</summary>
internal static class PrivateSpace
{
    internal static readonly AddressPrefix[] Prefixes =
    [
        AddressPrefix.Parse("10.0.0.0/8"),
        AddressPrefix.Parse("100.64.0.0/10"),
        AddressPrefix.Parse("127.0.0.0/8"),
        AddressPrefix.Parse("169.254.0.0/16"),
        AddressPrefix.Parse("172.16.0.0/12"),
        AddressPrefix.Parse("192.168.0.0/16"),
        AddressPrefix.Parse("fc00::/7"),
        AddressPrefix.Parse("fe80::/10"),
        AddressPrefix.Parse("::1/128"),
    ];

    internal static bool Contains(HostAddress address)
    {
        foreach (AddressPrefix prefix in Prefixes)
        {
            if (prefix.Contains(address))
            {
                return true;
            }
        }

        return false;
    }
}
