using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>Which addresses of a subnet prefix Azure keeps, and which are left for network interfaces (rule 1.24).</summary>
/// <remarks>
/// <para>
/// Azure keeps five IPv4 addresses per subnet: the network address, the next one (gateway), the two behind it (DNS mapping) and the last one.
/// A /29 therefore has three usable addresses, and its first interface gets <c>.4</c>.
/// </para>
/// <para>
/// Microsoft states this for IPv4 only. For an IPv6 prefix the same five positions are kept here: a cautious reading, which costs nothing in a /64.
/// </para>
/// <para>Thread-safe.</para>
/// </remarks>
public static class SubnetAddresses
{
    /// <summary>The number of addresses that Azure keeps at the start of a subnet prefix.</summary>
    public const int ReservedAtStart = 4;

    /// <summary>The longest length of an IPv4 subnet prefix, and so the smallest subnet: /29 (rule 1.22).</summary>
    public const int LongestIPv4Length = 29;

    /// <summary>The only length of an IPv6 subnet prefix (rule 1.23).</summary>
    public const int IPv6Length = 64;

    /// <summary>Returns the addresses that Azure keeps, in ascending order: five, or all of a prefix that has fewer.</summary>
    public static ValueList<HostAddress> Reserved(AddressPrefix prefix)
    {
        int atStart = (int)UInt128.Min(prefix.AddressCount, ReservedAtStart);
        var reserved = new List<HostAddress>(ReservedAtStart + 1);
        for (int i = 0; i < atStart; i++)
        {
            reserved.Add(new HostAddress(prefix.Family, prefix.First.Value + (uint)i));
        }

        if (prefix.Last > reserved[^1])
        {
            reserved.Add(prefix.Last);
        }

        return reserved.ToValueList();
    }

    /// <summary>Returns the addresses left for network interfaces, which are one run; null when the prefix has none.</summary>
    public static AddressRange? Usable(AddressPrefix prefix) => prefix.AddressCount <= ReservedAtStart + 1
        ? null
        : new AddressRange(
            new HostAddress(prefix.Family, prefix.First.Value + ReservedAtStart),
            new HostAddress(prefix.Family, prefix.Last.Value - 1));

    /// <summary>Returns the number of addresses left for network interfaces, for example 251 in a /24 and 3 in a /29.</summary>
    public static UInt128 UsableCount(AddressPrefix prefix) => Usable(prefix)?.AddressCount ?? UInt128.Zero;

    /// <summary>Says whether Azure keeps an address of the prefix. An address outside the prefix is not reserved by it.</summary>
    public static bool IsReserved(AddressPrefix prefix, HostAddress address) =>
        prefix.Contains(address) && !(Usable(prefix)?.Contains(address) ?? false);

    /// <summary>
    /// Returns the addresses from which the instances of a VPN gateway speak BGP, as Azure picks them in a GatewaySubnet (rule 4.06, recorded): the first two
    /// usable ones of an active-active gateway, else the last usable one. Empty for a prefix that is too small for a subnet.
    /// </summary>
    internal static ValueList<HostAddress> OfGatewayInstances(AddressPrefix prefix, bool activeActive)
    {
        if (prefix is not { Family: IPFamily.IPv4, Length: <= LongestIPv4Length })
        {
            return [];
        }

        uint first = (uint)prefix.First.Value;
        return activeActive
            ? [HostAddress.FromIPv4(first + ReservedAtStart), HostAddress.FromIPv4(first + ReservedAtStart + 1)]
            : [HostAddress.FromIPv4((uint)prefix.Last.Value - 1)];
    }
}
