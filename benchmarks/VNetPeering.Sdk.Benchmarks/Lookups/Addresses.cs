using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>
/// Addresses to look up: so many different ones that a processor cannot learn their order. With 4,096 addresses in a loop it does, and a trie seems three times
/// faster than it is.
/// </summary>
internal static class Addresses
{
    internal const int Count = 1 << 22;
    private const int Flows = 1 << 16;
    private const int RecentPackets = 16;

    /// <summary>Nine of ten inside a route that was chosen at random, the rest from anywhere.</summary>
    internal static uint[] Random(Route[] routes, ulong seed)
    {
        var dice = new Dice(seed);
        uint[] addresses = new uint[Count];
        for (int i = 0; i < addresses.Length; i++)
        {
            addresses[i] = One(routes, dice);
        }

        return addresses;
    }

    /// <summary>Packets of 65,536 flows, some of which send far more than others; every second packet goes where one of the last 16 went.</summary>
    internal static uint[] Skewed(Route[] routes, ulong seed)
    {
        var dice = new Dice(seed);
        uint[] flows = new uint[Flows];
        double[] shares = new double[Flows];
        double sum = 0;
        for (int i = 0; i < Flows; i++)
        {
            flows[i] = One(routes, dice);
            shares[i] = sum += Math.Pow(i + 1, -1.1);
        }

        uint[] addresses = new uint[Count];
        for (int i = 0; i < addresses.Length; i++)
        {
            if (i > RecentPackets && dice.Below(2) == 0)
            {
                addresses[i] = addresses[i - 1 - dice.Below(RecentPackets)];
                continue;
            }

            int flow = Array.BinarySearch(shares, dice.Unit() * sum);
            addresses[i] = flows[Math.Min(flow < 0 ? ~flow : flow, Flows - 1)];
        }

        return addresses;
    }

    internal static uint One(Route[] routes, Dice dice)
    {
        if (dice.Below(10) == 0)
        {
            return dice.Bits();
        }

        AddressPrefix prefix = routes[dice.Below(routes.Length)].Prefix;
        uint first = (uint)prefix.First.Value;
        return first | (dice.Bits() & ((uint)prefix.Last.Value ^ first));
    }
}
