// Every claim is held against the plainest program that can answer it: sets against a list of single addresses, longest-prefix match
// against a scan, overlaps against all pairs. The spaces are small enough to look at every address, and lie at the lowest end, in the
// middle and at the highest end of both families, where carries and shifts go wrong.
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

[TestFixture(101)]
[TestFixture(202)]
[TestFixture(303)]
public sealed class AddressingProperties(int seed)
{
    private const int Rounds = 300;
    private const int SpaceBits = 6;

    private static readonly AddressPrefix[] Spaces =
    [
        .. new[]
        {
            "0.0.0.0/26", "10.0.0.64/26", "255.255.255.192/26",
            "::/122", "::a00:40/122", "fd00:db8::/122", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffc0/122",
        }.Select(AddressPrefix.Parse),
    ];

    private static readonly HostAddress[] AllAddresses = [.. Spaces.SelectMany(AddressesOf)];

    private Random _random = new(seed);

    [SetUp]
    public void Start_each_test_at_the_seed_so_that_it_fails_alone_too() => _random = new Random(seed);

    [Test]
    public void A_set_holds_exactly_the_addresses_of_its_prefixes_in_the_fewest()
    {
        for (int round = 0; round < Rounds; round++)
        {
            AddressPrefix[] prefixes = SmallPrefixes(_random.Next(14));

            PrefixSet set = PrefixSet.Create(prefixes);

            ShouldHold(set, address => prefixes.Any(prefix => prefix.Contains(address)));
        }
    }

    [Test]
    public void Set_arithmetic_agrees_with_single_addresses()
    {
        for (int round = 0; round < Rounds; round++)
        {
            PrefixSet left = PrefixSet.Create(SmallPrefixes(_random.Next(12)));
            PrefixSet right = PrefixSet.Create(SmallPrefixes(_random.Next(12)));

            PrefixSet union = left.Union(right);
            PrefixSet intersection = left.Intersect(right);
            PrefixSet difference = left.Subtract(right);

            ShouldHold(union, address => left.Contains(address) || right.Contains(address));
            ShouldHold(intersection, address => left.Contains(address) && right.Contains(address));
            ShouldHold(difference, address => left.Contains(address) && !right.Contains(address));
            left.Overlaps(right).ShouldBe(!intersection.IsEmpty);
        }
    }

    [Test]
    public void Set_arithmetic_obeys_the_laws_of_sets_on_prefixes_of_all_lengths()
    {
        for (int round = 0; round < Rounds / 6; round++)
        {
            PrefixSet left = PrefixSet.Create(WildPrefixes(20));
            PrefixSet right = PrefixSet.Create(WildPrefixes(20));

            PrefixSet rest = left.Subtract(right);
            PrefixSet shared = left.Intersect(right);

            rest.Union(shared).ShouldBe(left);
            rest.Overlaps(right).ShouldBeFalse();
            left.Union(right).Subtract(right).ShouldBe(rest);
            right.Intersect(left).ShouldBe(shared);
            PrefixSet.Create(rest.Prefixes.AsSpan()).ShouldBe(rest, "the difference is the fewest already");
            PrefixSet.Create(shared.Prefixes.AsSpan()).ShouldBe(shared, "the intersection is the fewest already");
        }
    }

    [Test]
    public void Questions_about_prefixes_agree_with_single_addresses()
    {
        for (int round = 0; round < Rounds; round++)
        {
            PrefixSet set = PrefixSet.Create(SmallPrefixes(_random.Next(14)));

            AddressPrefix asked = SmallPrefixes(1)[0];

            set.Contains(asked).ShouldBe(AddressesOf(asked).All(set.Contains), $"{set} contains {asked}");
            set.Overlaps(asked).ShouldBe(AddressesOf(asked).Any(set.Contains), $"{set} overlaps {asked}");
        }
    }

    [Test]
    public void Overlaps_are_the_pairs_that_a_look_at_all_pairs_finds()
    {
        for (int round = 0; round < Rounds; round++)
        {
            AddressPrefix[] prefixes = _random.Next(2) == 0 ? SmallPrefixes(_random.Next(30)) : WildPrefixes(_random.Next(30));
            var expected = new List<PrefixOverlap>();
            for (int first = 0; first < prefixes.Length; first++)
            {
                for (int second = first + 1; second < prefixes.Length; second++)
                {
                    if (prefixes[first].Range.Overlaps(prefixes[second].Range))
                    {
                        expected.Add(new PrefixOverlap(first, second));
                    }
                }
            }

            PrefixOverlaps.Find(prefixes).ShouldBe(expected);

            PrefixOverlaps.Any(prefixes).ShouldBe(expected.Count > 0);
        }
    }

    [Test]
    public void A_table_answers_as_a_scan_of_all_prefixes_does()
    {
        for (int round = 0; round < Rounds / 3; round++)
        {
            AddressPrefix[] prefixes = [.. SmallPrefixes(_random.Next(20)).Concat(WildPrefixes(_random.Next(20))).Distinct()];
            PrefixTable<int> table = TableOf(prefixes);

            foreach (HostAddress address in AllAddresses.Concat(EdgesOf(prefixes)))
            {
                int expected = Scan(prefixes, address);

                bool found = table.TryLookup(address, out AddressPrefix matched, out int value);

                found.ShouldBe(expected >= 0);
                (found ? value : -1).ShouldBe(expected);
                matched.ShouldBe(found ? prefixes[expected] : default);
            }
        }
    }

    [Test]
    public void The_segments_of_a_table_are_as_wide_as_can_be_and_leave_no_gap()
    {
        for (int round = 0; round < Rounds; round++)
        {
            AddressPrefix[] prefixes = [.. SmallPrefixes(_random.Next(12)).Concat(WildPrefixes(_random.Next(12))).Distinct()];
            PrefixTable<int> table = TableOf(prefixes);

            ShouldCoverTheFamily(table, prefixes, AddressPrefix.AllIPv4.Range);
            ShouldCoverTheFamily(table, prefixes, AddressPrefix.AllIPv6.Range);
        }
    }

    [Test]
    public void A_range_becomes_prefixes_that_hold_exactly_its_addresses()
    {
        for (int round = 0; round < Rounds; round++)
        {
            HostAddress[] space = [.. AddressesOf(Spaces[_random.Next(Spaces.Length)])];
            int first = _random.Next(space.Length);
            int last = _random.Next(first, space.Length);

            AddressPrefix[] prefixes = [.. new AddressRange(space[first], space[last]).ToPrefixes()];

            prefixes.SelectMany(AddressesOf).ShouldBe(space[first..(last + 1)]);
            PrefixSet.Create(prefixes).Prefixes.ToArray().ShouldBe(prefixes, "they are the fewest");
        }
    }

    [Test]
    public void Text_reads_back_to_what_was_written()
    {
        foreach (AddressPrefix prefix in WildPrefixes(Rounds).Concat(SmallPrefixes(Rounds)))
        {
            AddressPrefix.Parse(prefix.ToString()).ShouldBe(prefix);
            HostAddress.Parse(prefix.Last.ToString()).ShouldBe(prefix.Last);
            AddressPrefix.FromIPNetwork2(prefix.ToIPNetwork2()).ShouldBe(prefix);
            AddressPrefix.FromIPNetwork(prefix.ToIPNetwork()).ShouldBe(prefix);
        }
    }

    private static void ShouldHold(PrefixSet set, Func<HostAddress, bool> expected)
    {
        foreach (HostAddress address in AllAddresses)
        {
            set.Contains(address).ShouldBe(expected(address), $"{address} in {set}");
        }

        set.Prefixes.Count.ShouldBe(Spaces.Sum(space => FewestPrefixes(space, expected)), $"the fewest prefixes: {set}");
        set.Prefixes.ToArray().ShouldBe([.. set.Prefixes.Order()], "ascending");
        set.Prefixes.SelectMany(AddressesOf).ShouldBeUnique();
        set.AddressCount(IPFamily.IPv4).ShouldBe(Count(IPFamily.IPv4));
        set.AddressCount(IPFamily.IPv6).ShouldBe(Count(IPFamily.IPv6));

        UInt128 Count(IPFamily family) => (UInt128)AllAddresses.Count(address => address.Family == family && expected(address));
    }

    // A prefix is one when all of it is in, none when nothing is, else what its halves need.
    private static int FewestPrefixes(AddressPrefix prefix, Func<HostAddress, bool> expected)
    {
        HostAddress[] addresses = [.. AddressesOf(prefix)];
        int inside = addresses.Count(expected);
        if (inside == 0 || inside == addresses.Length)
        {
            return inside == 0 ? 0 : 1;
        }

        var upper = new HostAddress(prefix.Family, prefix.First.Value + (UInt128)(addresses.Length / 2));
        return FewestPrefixes(AddressPrefix.Create(prefix.First, prefix.Length + 1), expected)
            + FewestPrefixes(AddressPrefix.Create(upper, prefix.Length + 1), expected);
    }

    private static void ShouldCoverTheFamily(PrefixTable<int> table, AddressPrefix[] prefixes, AddressRange family)
    {
        HostAddress next = family.First;
        int answerBefore = int.MinValue;
        while (true)
        {
            PrefixTableSegment<int> segment = table.LookupRange(next);
            int answer = segment.HasValue ? segment.Value : -1;

            segment.Range.First.ShouldBe(next, "no gap");
            table.LookupRange(segment.Range.Last).ShouldBe(segment, "the same from both ends");
            Scan(prefixes, segment.Range.First).ShouldBe(answer);
            Scan(prefixes, segment.Range.Last).ShouldBe(answer);
            answer.ShouldNotBe(answerBefore, "as wide as can be");
            if (segment.HasValue)
            {
                segment.Prefix.ShouldBe(prefixes[answer]);
            }

            if (segment.Range.Last == family.Last)
            {
                return;
            }

            answerBefore = answer;
            next = new HostAddress(next.Family, segment.Range.Last.Value + 1);
        }
    }

    private static int Scan(AddressPrefix[] prefixes, HostAddress address)
    {
        int best = -1;
        for (int i = 0; i < prefixes.Length; i++)
        {
            if (prefixes[i].Contains(address) && (best < 0 || prefixes[i].Length > prefixes[best].Length))
            {
                best = i;
            }
        }

        return best;
    }

    private static PrefixTable<int> TableOf(AddressPrefix[] prefixes) =>
        PrefixTable<int>.Create(prefixes.Select((prefix, index) => KeyValuePair.Create(prefix, index)));

    private static IEnumerable<HostAddress> AddressesOf(AddressPrefix prefix)
    {
        for (UInt128 offset = 0; offset < prefix.AddressCount; offset++)
        {
            yield return new HostAddress(prefix.Family, prefix.First.Value + offset);
        }
    }

    // The addresses at which an answer can change, and their neighbours.
    private static IEnumerable<HostAddress> EdgesOf(AddressPrefix[] prefixes)
    {
        foreach (AddressPrefix prefix in prefixes)
        {
            yield return prefix.First;
            yield return prefix.Last;
            UInt128 lowest = UInt128.Zero;
            UInt128 highest = prefix.Family == IPFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue;
            if (prefix.First.Value > lowest)
            {
                yield return new HostAddress(prefix.Family, prefix.First.Value - 1);
            }

            if (prefix.Last.Value < highest)
            {
                yield return new HostAddress(prefix.Family, prefix.Last.Value + 1);
            }
        }
    }

    private AddressPrefix[] SmallPrefixes(int count)
    {
        var prefixes = new AddressPrefix[count];
        for (int i = 0; i < count; i++)
        {
            AddressPrefix space = Spaces[_random.Next(Spaces.Length)];
            var address = new HostAddress(space.Family, space.First.Value + (UInt128)_random.Next(1 << SpaceBits));
            prefixes[i] = AddressPrefix.Containing(address, space.Length + _random.Next(SpaceBits + 1));
        }

        return prefixes;
    }

    // Prefixes of every length around few anchors, so that many of them nest.
    private AddressPrefix[] WildPrefixes(int count)
    {
        var anchors = new HostAddress[4];
        for (int i = 0; i < anchors.Length; i++)
        {
            var number = new UInt128((ulong)_random.NextInt64(), (ulong)_random.NextInt64(long.MinValue, long.MaxValue));
            anchors[i] = i % 2 == 0 ? HostAddress.FromIPv4((uint)number) : HostAddress.FromIPv6(number);
        }

        var prefixes = new AddressPrefix[count];
        for (int i = 0; i < count; i++)
        {
            HostAddress anchor = anchors[_random.Next(anchors.Length)];
            UInt128 noise = UInt128.One << _random.Next(anchor.BitCount);
            prefixes[i] = AddressPrefix.Containing(new HostAddress(anchor.Family, anchor.Value ^ noise), _random.Next(anchor.BitCount + 1));
        }

        return prefixes;
    }
}
