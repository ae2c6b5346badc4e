using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class PrefixSets
{
    [TestCase("", "[]")]
    [TestCase("10.0.0.0/8", "[10.0.0.0/8]")]
    [TestCase("10.0.0.0/8 10.0.0.0/8", "[10.0.0.0/8]")]
    [TestCase("10.1.0.0/16 10.0.0.0/8", "[10.0.0.0/8]")]
    [TestCase("10.0.0.128/25 10.0.0.0/25", "[10.0.0.0/24]")]
    [TestCase("10.0.0.128/25 10.0.1.0/25", "[10.0.0.128/25, 10.0.1.0/25]")]
    [TestCase("10.0.0.0/26 10.0.0.64/26 10.0.0.128/26 10.0.0.192/26", "[10.0.0.0/24]")]
    [TestCase("10.0.0.0/25 10.0.0.128/26 10.0.0.192/26", "[10.0.0.0/24]")]
    [TestCase("0.0.0.0/1 128.0.0.0/1", "[0.0.0.0/0]")]
    [TestCase("::/1 8000::/1", "[::/0]")]
    [TestCase("fd00:db8::/48 10.0.0.0/8", "[10.0.0.0/8, fd00:db8::/48]")]
    [TestCase("::/0 10.0.0.0/24", "[10.0.0.0/24, ::/0]")]
    [TestCase("10.0.0.0/24 10.0.0.0/25 ::a00:0/120", "[10.0.0.0/24, ::10.0.0.0/120]")]
    [TestCase("255.255.255.255/32 ::/128 255.255.255.254/32", "[255.255.255.254/31, ::/128]")]
    public void A_set_holds_the_fewest_prefixes_in_ascending_order(string prefixes, string expected)
    {
        PrefixSet set = Set(prefixes);

        set.ToString().ShouldBe(expected);
    }

    [Test]
    public void A_set_can_be_written_as_a_collection_expression_and_walked()
    {
        var first = AddressPrefix.Parse("10.0.1.0/24");
        var second = AddressPrefix.Parse("10.0.0.0/24");

        PrefixSet set = [first, second];
        PrefixSet more = [.. set, AddressPrefix.AllIPv6];

        set.ToString().ShouldBe("[10.0.0.0/23]");
        more.ToString().ShouldBe("[10.0.0.0/23, ::/0]");
    }

    [Test]
    public void Sets_are_equal_when_they_hold_the_same_addresses()
    {
        PrefixSet whole = Set("10.0.0.0/24");
        PrefixSet halves = Set("10.0.0.128/25 10.0.0.0/25");

        halves.Equals(whole).ShouldBeTrue();
        halves.Equals((object)whole).ShouldBeTrue();
        halves.GetHashCode().ShouldBe(whole.GetHashCode());
        halves.Equals(Set("10.0.0.0/25")).ShouldBeFalse();
        halves.Equals(null).ShouldBeFalse();
    }

    [Test]
    public void The_empty_set_is_one_object_without_addresses()
    {
        PrefixSet empty = PrefixSet.Create(new List<AddressPrefix>());

        empty.ShouldBeSameAs(PrefixSet.Empty);
        empty.IsEmpty.ShouldBeTrue();
        empty.Contains(default(HostAddress)).ShouldBeFalse();
        empty.Contains(default(AddressPrefix)).ShouldBeFalse();
        empty.Overlaps(AddressPrefix.AllIPv4).ShouldBeFalse();
        empty.Overlaps(empty).ShouldBeFalse();
    }

    [TestCase("10.0.0.0", true)]
    [TestCase("10.0.0.255", true)]
    [TestCase("9.255.255.255", false)]
    [TestCase("10.0.1.0", false)]
    [TestCase("10.0.2.7", true)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::", false)]
    [TestCase("::a00:1", false)]
    [TestCase("fd00::1", true)]
    [TestCase("fd01::", false)]
    public void A_set_contains_the_addresses_of_its_prefixes(string address, bool expected)
    {
        PrefixSet set = Set("10.0.0.0/24 10.0.2.0/24 fd00::/16");

        set.Contains(HostAddress.Parse(address)).ShouldBe(expected);
    }

    [TestCase("10.0.0.0/24", true, true)]
    [TestCase("10.0.0.0/23", true, true)]
    [TestCase("10.0.0.0/22", false, true)]
    [TestCase("10.0.2.0/24", false, false)]
    [TestCase("10.0.3.0/25", true, true)]
    [TestCase("10.0.2.0/23", false, true)]
    [TestCase("0.0.0.0/0", false, true)]
    [TestCase("::/0", false, true)]
    [TestCase("::a00:0/120", false, false)]
    [TestCase("fd00:1::/32", true, true)]
    [TestCase("fe00::/16", false, false)]
    public void A_prefix_is_wholly_in_a_set_or_partly_or_not_at_all(string text, bool wholly, bool partly)
    {
        PrefixSet set = Set("10.0.0.0/24 10.0.1.0/24 10.0.3.0/24 fd00::/16");
        var prefix = AddressPrefix.Parse(text);

        set.Contains(prefix).ShouldBe(wholly);
        set.Overlaps(prefix).ShouldBe(partly);
    }

    [TestCase("10.0.0.0/24", "10.0.1.0/24", "[10.0.0.0/23]")]
    [TestCase("10.0.0.0/24", "", "[10.0.0.0/24]")]
    [TestCase("", "10.0.0.0/24", "[10.0.0.0/24]")]
    [TestCase("10.0.0.0/8", "10.3.0.0/16 fd00::/8", "[10.0.0.0/8, fd00::/8]")]
    [TestCase("0.0.0.0/0", "::/0", "[0.0.0.0/0, ::/0]")]
    public void A_union_holds_what_either_set_holds(string left, string right, string expected)
    {
        Set(left).Union(Set(right)).ToString().ShouldBe(expected);
    }

    [TestCase("10.0.0.0/8", "10.3.0.0/16 10.5.0.0/16 11.0.0.0/16", "[10.3.0.0/16, 10.5.0.0/16]")]
    [TestCase("10.3.0.0/16 10.5.0.0/16", "10.0.0.0/8", "[10.3.0.0/16, 10.5.0.0/16]")]
    [TestCase("10.0.0.0/24", "10.0.1.0/24", "[]")]
    [TestCase("0.0.0.0/0", "::/0", "[]")]
    [TestCase("0.0.0.0/0 fd00::/8", "::/0 10.0.0.0/8", "[10.0.0.0/8, fd00::/8]")]
    [TestCase("10.0.0.0/24", "10.0.0.0/25 10.0.0.128/25", "[10.0.0.0/24]")]
    public void An_intersection_holds_what_both_sets_hold(string left, string right, string expected)
    {
        Set(left).Intersect(Set(right)).ToString().ShouldBe(expected);

        Set(left).Overlaps(Set(right)).ShouldBe(expected != "[]");
    }

    [TestCase("10.0.0.0/24", "10.0.0.0/26", "[10.0.0.64/26, 10.0.0.128/25]")]
    [TestCase("10.0.0.0/24", "10.0.0.64/26 10.0.0.192/26", "[10.0.0.0/26, 10.0.0.128/26]")]
    [TestCase("10.0.0.0/24", "10.0.0.0/24", "[]")]
    [TestCase("10.0.0.0/24 10.0.2.0/24", "10.0.0.0/16", "[]")]
    [TestCase("10.0.0.0/24 10.0.2.0/24", "10.0.1.0/24", "[10.0.0.0/24, 10.0.2.0/24]")]
    [TestCase("10.0.0.0/24 11.0.0.0/24", "10.0.0.128/25 11.0.0.0/25", "[10.0.0.0/25, 11.0.0.128/25]")]
    [TestCase("::/0", "10.0.0.0/8", "[::/0]")]
    [TestCase("10.0.0.0/8 ::/0", "8000::/1 10.0.0.0/9", "[10.128.0.0/9, ::/1]")]
    [TestCase("0.0.0.0/0", "", "[0.0.0.0/0]")]
    [TestCase("", "0.0.0.0/0", "[]")]
    public void A_difference_holds_what_only_the_first_set_holds(string left, string right, string expected)
    {
        Set(left).Subtract(Set(right)).ToString().ShouldBe(expected);
    }

    [Test]
    public void Subtracting_one_address_of_all_leaves_a_prefix_of_every_length()
    {
        PrefixSet rest = Set("0.0.0.0/0 ::/0").Subtract(Set("10.0.0.1/32 fd00::1/128"));

        rest.Prefixes.Count.ShouldBe(32 + 128);
        rest.AddressCount(IPFamily.IPv4).ShouldBe((UInt128.One << 32) - 1);
        rest.AddressCount(IPFamily.IPv6).ShouldBe(UInt128.MaxValue, "2^128 less one");
    }

    [Test]
    public void Addresses_are_counted_by_family()
    {
        PrefixSet set = Set("10.0.0.0/24 10.0.2.0/23 fd00::/64");

        set.AddressCount(IPFamily.IPv4).ShouldBe((UInt128)768);
        set.AddressCount(IPFamily.IPv6).ShouldBe(UInt128.One << 64);
        PrefixSet.Empty.AddressCount(IPFamily.IPv6).ShouldBe(UInt128.Zero);
        Should.Throw<ArgumentOutOfRangeException>(() => set.AddressCount((IPFamily)2)).ParamName.ShouldBe("family");
    }

    [Test]
    public void Missing_arguments_are_refused()
    {
        PrefixSet set = Set("10.0.0.0/24");

        Should.Throw<ArgumentNullException>(() => PrefixSet.Create((IEnumerable<AddressPrefix>)null!)).ParamName.ShouldBe("prefixes");
        Should.Throw<ArgumentNullException>(() => set.Union(null!)).ParamName.ShouldBe("other");
        Should.Throw<ArgumentNullException>(() => set.Intersect(null!)).ParamName.ShouldBe("other");
        Should.Throw<ArgumentNullException>(() => set.Subtract(null!)).ParamName.ShouldBe("other");
        Should.Throw<ArgumentNullException>(() => set.Overlaps(null!)).ParamName.ShouldBe("other");
    }

    private static PrefixSet Set(string prefixes) =>
        PrefixSet.Create(prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(AddressPrefix.Parse));
}
