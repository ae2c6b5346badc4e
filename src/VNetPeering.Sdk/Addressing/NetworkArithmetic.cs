// The one place that lets IPNetwork2 calculate for sets. It compares bare numbers and forgets the address family (::/0 contains
// 10.0.0.0/8 there), so the families are parted before it is asked. docs/decisions/0002-prefix-set-arithmetic.md has the figures.
using System.Net;

namespace VNetPeering.Sdk.Addressing;

/// <summary>The arithmetic on prefixes that IPNetwork2 does for this library, one family at a time.</summary>
internal static class NetworkArithmetic
{
    /// <summary>Returns the fewest prefixes that hold the same addresses, in ascending order.</summary>
    /// <param name="sorted">Prefixes in ascending order, so that the families lie apart.</param>
    internal static AddressPrefix[] Summarize(ReadOnlySpan<AddressPrefix> sorted)
    {
        int ipv4 = 0;
        while (ipv4 < sorted.Length && sorted[ipv4].Family == IPFamily.IPv4)
        {
            ipv4++;
        }

        return [.. SummarizeFamily(sorted[..ipv4]), .. SummarizeFamily(sorted[ipv4..])];
    }

    /// <summary>Returns the fewest prefixes that hold the addresses of <paramref name="whole"/> that are not in <paramref name="part"/>, in ascending order.</summary>
    internal static AddressPrefix[] Subtract(AddressPrefix whole, AddressPrefix part) => whole.Family == part.Family
        ? Ascending(whole.ToIPNetwork2().Subtract(part.ToIPNetwork2()))
        : [whole];

    private static AddressPrefix[] SummarizeFamily(ReadOnlySpan<AddressPrefix> prefixes)
    {
        var networks = new IPNetwork2[prefixes.Length];
        for (int i = 0; i < networks.Length; i++)
        {
            networks[i] = prefixes[i].ToIPNetwork2();
        }

        return Ascending(IPNetwork2.Supernet(networks));
    }

    private static AddressPrefix[] Ascending(IEnumerable<IPNetwork2> networks)
    {
        AddressPrefix[] prefixes = [.. networks.Select(AddressPrefix.FromIPNetwork2)];
        Array.Sort(prefixes);
        return prefixes;
    }
}
