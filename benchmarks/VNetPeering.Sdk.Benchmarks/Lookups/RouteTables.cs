using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>Route tables of the shapes that a network in Azure and a router on the Internet have. No prefix occurs twice.</summary>
internal static class RouteTables
{
    private const uint Ten = 10u << 24;
    private const uint PrivateTwelve = (172u << 24) | (16u << 16);
    private const uint PrivateSixteen = (192u << 24) | (168u << 16);
    private const uint Shared = (100u << 24) | (64u << 16);

    // Of 1,000 routes of an Internet table, how many have which length; the rest are /25 to /32.
    private static readonly (int Routes, int Length)[] InternetLengths =
        [(615, 24), (100, 23), (110, 22), (50, 21), (45, 20), (30, 19), (15, 18), (10, 17), (15, 16), (5, 15)];

    private static readonly (int Routes, int Length)[] BranchLengths =
        [(450, 24), (100, 23), (100, 22), (60, 21), (50, 20), (30, 19), (20, 18), (20, 17), (30, 16), (10, 14), (30, 32)];

    /// <summary>60 routes of a spoke: system routes, a peered hub, 20 prefixes from on-premises, 25 by a route table, 5 private endpoints, a service.</summary>
    internal static Route[] Spoke(ulong seed)
    {
        var dice = new Dice(seed);
        List<AddressPrefix> routes = SystemRoutes();
        routes.Add(Prefix(Ten | (20u << 16), 16));
        routes.Add(Prefix(Ten, 16));
        Fill(routes, 27, () => Prefix(OnPremises(dice), 16 + dice.Below(9)));
        Fill(routes, 52, () => Prefix(Ten | (dice.Bits() >> 9), 16 + dice.Below(9)));
        Fill(routes, 57, () => Prefix((Ten | (20u << 16) | (4u << 8)) + (dice.Bits() >> 20), 32));
        Fill(routes, 60, () => Prefix((13u << 24) | (64u << 16) | (dice.Bits() >> 12), 24));
        return ByPlace(routes);
    }

    /// <summary>600 routes of a hub: 500 spokes of /22 side by side, 55 prefixes from on-premises, 40 private endpoints in the spokes.</summary>
    internal static Route[] Hub(ulong seed)
    {
        var dice = new Dice(seed);
        List<AddressPrefix> routes = SystemRoutes();
        routes.Add(Prefix(Ten, 20));
        for (uint spoke = 0; spoke < 500; spoke++)
        {
            routes.Add(Prefix((Ten | (4u << 16)) + (spoke << 10), 22));
        }

        Fill(routes, 560, () => Prefix(OnPremises(dice), 16 + dice.Below(9)));
        Fill(routes, 600, () => Prefix((Ten | (4u << 16)) + (uint)dice.Below(500 << 10), 32));
        return ByPlace(routes);
    }

    /// <summary>Routes of a large enterprise behind ExpressRoute: /14 to /32, mostly /24, mostly private.</summary>
    internal static Route[] Enterprise(ulong seed, int count)
    {
        var dice = new Dice(seed);
        List<AddressPrefix> routes = SystemRoutes();
        Fill(routes, count, () => Prefix(EnterpriseAddress(dice), DrawLength(dice, BranchLengths)));
        return ByPlace(routes);
    }

    /// <summary>A full Internet table: prefixes in 40,000 allocations of /14 to /18, with 256 next hops.</summary>
    internal static Route[] Internet(ulong seed, int count)
    {
        var dice = new Dice(seed);
        AddressPrefix[] allocations = new AddressPrefix[40_000];
        for (int i = 0; i < allocations.Length; i++)
        {
            uint address;
            do
            {
                address = dice.Bits();
            }
            while (address >> 24 is 0 or 10 or 127 or >= 224);

            allocations[i] = Prefix(address, 14 + dice.Below(5));
        }

        var routes = new List<AddressPrefix> { AddressPrefix.AllIPv4 };
        Fill(routes, count, () =>
        {
            AddressPrefix allocation = allocations[dice.Below(allocations.Length)];
            return Prefix((uint)allocation.First.Value | (dice.Bits() & (uint)(allocation.Last.Value ^ allocation.First.Value)), DrawLength(dice, InternetLengths));
        });
        return [.. routes.Select((prefix, i) => new Route(prefix, (uint)i * 2_654_435_761 >> 24))];
    }

    /// <summary>The same table in IPv6: the bits of each IPv4 prefix behind 32 fixed ones, single hosts as /128.</summary>
    internal static Route[] InIPv6(Route[] routes) =>
        [.. routes.Select(route => route with { Prefix = AddressPrefix.Containing(InIPv6((uint)route.Prefix.First.Value, 0), LengthInIPv6(route.Prefix.Length)) })];

    /// <summary>Returns the IPv6 address that stands for an IPv4 address in <see cref="InIPv6(Route[])"/>.</summary>
    internal static HostAddress InIPv6(uint address, ulong rest) => HostAddress.FromIPv6(new UInt128(0xFD00_0DB8_0000_0000 | address, rest));

    private static int LengthInIPv6(int length) => length switch { 0 => 0, 32 => 128, _ => length + 32 };

    private static List<AddressPrefix> SystemRoutes() =>
        [AddressPrefix.AllIPv4, Prefix(Ten, 8), Prefix(PrivateTwelve, 12), Prefix(PrivateSixteen, 16), Prefix(Shared, 10)];

    private static uint OnPremises(Dice dice) => dice.Below(3) switch
    {
        0 => PrivateSixteen | (dice.Bits() >> 16),
        1 => PrivateTwelve | (dice.Bits() >> 12),
        _ => Ten | (128u << 16) | (dice.Bits() >> 9),
    };

    private static uint EnterpriseAddress(Dice dice) => dice.Below(100) switch
    {
        < 70 => Ten | (dice.Bits() >> 8),
        < 80 => PrivateTwelve | (dice.Bits() >> 12),
        < 88 => PrivateSixteen | (dice.Bits() >> 16),
        < 92 => Shared | (dice.Bits() >> 10),
        _ => (20u << 24) + (dice.Bits() >> 4),
    };

    private static int DrawLength(Dice dice, (int Routes, int Length)[] lengths)
    {
        int left = dice.Below(1_000);
        foreach ((int routes, int length) in lengths)
        {
            left -= routes;
            if (left < 0)
            {
                return length;
            }
        }

        return 25 + dice.Below(8);
    }

    private static AddressPrefix Prefix(uint address, int length) => AddressPrefix.Containing(HostAddress.FromIPv4(address), length);

    private static void Fill(List<AddressPrefix> routes, int count, Func<AddressPrefix> draw)
    {
        var seen = new HashSet<AddressPrefix>(routes);
        while (routes.Count < count)
        {
            AddressPrefix prefix = draw();
            if (seen.Add(prefix))
            {
                routes.Add(prefix);
            }
        }
    }

    private static Route[] ByPlace(List<AddressPrefix> routes) => [.. routes.Select((prefix, i) => new Route(prefix, (uint)i))];
}
