using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class OverlappingPrefixes
{
    [TestCase("", "")]
    [TestCase("10.0.0.0/8", "")]
    [TestCase("10.0.0.0/24 10.0.1.0/24", "")]
    [TestCase("10.0.0.0/8 10.1.0.0/16", "0-1")]
    [TestCase("10.1.0.0/16 10.0.0.0/8", "0-1")]
    [TestCase("10.0.0.0/8 10.0.0.0/8", "0-1")]
    [TestCase("10.0.0.0/8 10.0.0.0/8 10.0.0.0/8", "0-1 0-2 1-2")]
    [TestCase("10.1.1.0/24 10.0.0.0/8 10.7.0.0/16 10.1.0.0/16", "0-1 0-3 1-2 1-3")]
    [TestCase("0.0.0.0/0 ::/0", "")]
    [TestCase("::a00:0/120 10.0.0.0/24", "")]
    [TestCase("0.0.0.0/0 255.255.255.255/32 ::/0 ::/128", "0-1 2-3")]
    [TestCase("10.0.0.0/24 10.0.0.255/32 10.0.1.0/32", "0-1")]
    public void Every_pair_that_overlaps_is_listed_by_index(string prefixes, string expected)
    {
        AddressPrefix[] list = [.. prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AddressPrefix.Parse)];

        string found = string.Join(' ', PrefixOverlaps.Find(list).Select(pair => $"{pair.First}-{pair.Second}"));

        found.ShouldBe(expected);
        PrefixOverlaps.Any(list).ShouldBe(expected.Length > 0);
    }

    [Test]
    public void A_deep_nest_pairs_everything_with_everything()
    {
        AddressPrefix[] nest = [.. Enumerable.Range(0, 129).Select(length => AddressPrefix.Containing(HostAddress.Parse("fd00::1"), length))];

        PrefixOverlaps.Find(nest).Count.ShouldBe(129 * 128 / 2);
    }

    [Test]
    public void Many_disjoint_prefixes_have_no_pair()
    {
        AddressPrefix[] list = [.. AddressPrefix.Parse("10.0.0.0/8").Subdivide(22)];

        list.Length.ShouldBe(16384);
        PrefixOverlaps.Find(list).Count.ShouldBe(0);
        PrefixOverlaps.Any(list).ShouldBeFalse();
    }

    [Test]
    public void The_list_that_was_given_keeps_its_order()
    {
        AddressPrefix[] list = [AddressPrefix.Parse("10.1.0.0/16"), AddressPrefix.Parse("10.0.0.0/8")];

        PrefixOverlaps.Find(list);

        list.ShouldBe([AddressPrefix.Parse("10.1.0.0/16"), AddressPrefix.Parse("10.0.0.0/8")]);
    }
}
