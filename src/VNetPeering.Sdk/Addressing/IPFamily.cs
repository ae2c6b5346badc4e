namespace VNetPeering.Sdk.Addressing;

/// <summary>The two address families of the Internet Protocol. Values of different families are never equal and never overlap.</summary>
public enum IPFamily
{
    /// <summary>32-bit addresses.</summary>
    IPv4 = 0,

    /// <summary>128-bit addresses.</summary>
    IPv6 = 1,
}
