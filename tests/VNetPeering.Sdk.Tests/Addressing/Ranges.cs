using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class Ranges
{
    [TestCase("10.0.0.0", "10.0.0.255", "10.0.0.0/24")]
    [TestCase("10.0.0.1", "10.0.0.1", "10.0.0.1/32")]
    [TestCase("10.0.0.1", "10.0.0.6", "10.0.0.1/32, 10.0.0.2/31, 10.0.0.4/31, 10.0.0.6/32")]
    [TestCase("0.0.0.0", "255.255.255.255", "0.0.0.0/0")]
    [TestCase("0.0.0.0", "0.0.0.0", "0.0.0.0/32")]
    [TestCase("0.0.0.0", "0.0.0.2", "0.0.0.0/31, 0.0.0.2/32")]
    [TestCase("255.255.255.253", "255.255.255.255", "255.255.255.253/32, 255.255.255.254/31")]
    [TestCase("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::/0")]
    [TestCase("::", "7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::/1")]
    [TestCase("::1", "::1", "::1/128")]
    [TestCase("2001:db8::ffff:ffff:ffff:ffff", "2001:db8:0:1::", "2001:db8::ffff:ffff:ffff:ffff/128, 2001:db8:0:1::/128")]
    [TestCase("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffd", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffd/128, ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127")]
    public void A_range_is_the_fewest_prefixes_in_ascending_order(string first, string last, string expected)
    {
        var range = new AddressRange(HostAddress.Parse(first), HostAddress.Parse(last));

        string.Join(", ", range.ToPrefixes()).ShouldBe(expected);
    }

    [TestCase("::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe", 254)]
    [TestCase("0.0.0.1", "255.255.255.254", 62)]
    public void The_most_prefixes_that_a_range_needs_are_two_less_than_twice_its_bits(string first, string last, int expected)
    {
        var range = new AddressRange(HostAddress.Parse(first), HostAddress.Parse(last));

        range.ToPrefixes().Count().ShouldBe(expected);
    }

    [TestCase("0.0.0.0", "255.255.255.255", "4294967296")]
    [TestCase("10.0.0.1", "10.0.0.1", "1")]
    [TestCase("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "340282366920938463463374607431768211455")]
    [TestCase("::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "340282366920938463463374607431768211455")]
    public void A_range_counts_both_ends(string first, string last, string expected)
    {
        new AddressRange(HostAddress.Parse(first), HostAddress.Parse(last)).AddressCount.ToString().ShouldBe(expected);
    }

    [Test]
    public void A_range_of_two_families_is_refused()
    {
        var refusal = Should.Throw<ArgumentException>(() => new AddressRange(HostAddress.Parse("10.0.0.0"), HostAddress.Parse("::1")));

        refusal.Message.ShouldStartWith("The range from 10.0.0.0 to ::1 mixes address families. Give both ends in one family.");
    }

    [Test]
    public void A_range_that_runs_backwards_is_refused()
    {
        var refusal = Should.Throw<ArgumentException>(() => new AddressRange(HostAddress.Parse("10.0.0.2"), HostAddress.Parse("10.0.0.1")));

        refusal.Message.ShouldStartWith("The range from 10.0.0.2 to 10.0.0.1 runs backwards. Give the lower address first.");
    }

    [Test]
    public void The_default_range_is_the_lowest_IPv4_address()
    {
        default(AddressRange).ToString().ShouldBe("0.0.0.0");

        default(AddressRange).AddressCount.ShouldBe(UInt128.One);
    }

    [TestCase("10.0.0.0", "10.0.0.9", "10.0.0.5", "10.0.0.20", "10.0.0.5-10.0.0.9")]
    [TestCase("10.0.0.0", "10.0.0.9", "10.0.0.9", "10.0.0.20", "10.0.0.9")]
    [TestCase("10.0.0.0", "10.0.0.9", "10.0.0.2", "10.0.0.3", "10.0.0.2-10.0.0.3")]
    [TestCase("10.0.0.0", "10.0.0.9", "10.0.0.10", "10.0.0.20", null)]
    [TestCase("0.0.0.0", "255.255.255.255", "::", "ffff::", null)]
    public void Ranges_intersect_both_ways_where_they_overlap(string first, string last, string otherFirst, string otherLast, string? expected)
    {
        var range = new AddressRange(HostAddress.Parse(first), HostAddress.Parse(last));
        var other = new AddressRange(HostAddress.Parse(otherFirst), HostAddress.Parse(otherLast));

        (range.Intersect(other)?.ToString()).ShouldBe(expected);
        (other.Intersect(range)?.ToString()).ShouldBe(expected);
        range.Overlaps(other).ShouldBe(expected is not null);
        other.Overlaps(range).ShouldBe(expected is not null);
    }

    [Test]
    public void A_range_contains_its_ends_and_nothing_of_the_other_family()
    {
        var range = new AddressRange(HostAddress.Parse("10.0.0.1"), HostAddress.Parse("10.0.0.9"));
        AddressRange allIPv6 = AddressPrefix.AllIPv6.Range;

        range.Contains(HostAddress.Parse("10.0.0.1")).ShouldBeTrue();
        range.Contains(HostAddress.Parse("10.0.0.9")).ShouldBeTrue();
        range.Contains(HostAddress.Parse("10.0.0.10")).ShouldBeFalse();
        range.Contains(HostAddress.Parse("::a00:5")).ShouldBeFalse();
        range.Contains(range).ShouldBeTrue();
        allIPv6.Contains(range).ShouldBeFalse();
        AddressPrefix.AllIPv4.Range.Contains(allIPv6).ShouldBeFalse();
    }

    [Test]
    public void Ranges_are_ordered_by_first_then_last_address()
    {
        var left = new AddressRange(HostAddress.Parse("10.0.0.1"), HostAddress.Parse("10.0.0.9"));
        var longer = new AddressRange(HostAddress.Parse("10.0.0.1"), HostAddress.Parse("10.0.0.10"));
        AddressRange same = left;

        (left < longer, left <= longer, left > longer, left >= longer, left == longer, left != longer).ShouldBe((true, true, false, false, false, true));
        (left < same, left <= same, left > same, left >= same, left == same, left != same).ShouldBe((false, true, false, true, true, false));
    }
}
