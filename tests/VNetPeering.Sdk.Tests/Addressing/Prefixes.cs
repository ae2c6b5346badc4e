using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class Prefixes
{
    [TestCase("0.0.0.0/0", "0.0.0.0", "255.255.255.255", "4294967296")]
    [TestCase("128.0.0.0/1", "128.0.0.0", "255.255.255.255", "2147483648")]
    [TestCase("10.0.0.0/8", "10.0.0.0", "10.255.255.255", "16777216")]
    [TestCase("10.0.0.4/31", "10.0.0.4", "10.0.0.5", "2")]
    [TestCase("10.0.0.4/32", "10.0.0.4", "10.0.0.4", "1")]
    [TestCase("255.255.255.255/32", "255.255.255.255", "255.255.255.255", "1")]
    [TestCase("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "340282366920938463463374607431768211455")]
    [TestCase("8000::/1", "8000::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "170141183460469231731687303715884105728")]
    [TestCase("2001:db8::/64", "2001:db8::", "2001:db8::ffff:ffff:ffff:ffff", "18446744073709551616")]
    [TestCase("2001:db8::/96", "2001:db8::", "2001:db8::ffff:ffff", "4294967296")]
    [TestCase("2001:db8::2/127", "2001:db8::2", "2001:db8::3", "2")]
    [TestCase("2001:db8::2/128", "2001:db8::2", "2001:db8::2", "1")]
    public void A_prefix_reaches_from_its_first_to_its_last_address(string text, string first, string last, string count)
    {
        var prefix = AddressPrefix.Parse(text);

        prefix.First.ToString().ShouldBe(first);
        prefix.Last.ToString().ShouldBe(last);
        prefix.Range.ShouldBe(new AddressRange(HostAddress.Parse(first), HostAddress.Parse(last)));
        prefix.AddressCount.ToString().ShouldBe(count);
    }

    [Test]
    public void The_default_prefix_is_all_of_IPv4()
    {
        AddressPrefix prefix = default;

        prefix.ShouldBe(AddressPrefix.Parse("0.0.0.0/0"));
        prefix.ShouldBe(AddressPrefix.AllIPv4);
        prefix.IsDefaultRoute.ShouldBeTrue();
    }

    [Test]
    public void All_of_IPv6_is_another_prefix_than_all_of_IPv4()
    {
        AddressPrefix.AllIPv6.ToString().ShouldBe("::/0");

        AddressPrefix.AllIPv6.IsDefaultRoute.ShouldBeTrue();
        AddressPrefix.AllIPv6.ShouldNotBe(AddressPrefix.AllIPv4);
    }

    [TestCase("10.0.0.0/8", "10.0.0.0/8", true)]
    [TestCase("10.0.0.0/8", "10.255.255.255/32", true)]
    [TestCase("10.0.0.0/8", "11.0.0.0/32", false)]
    [TestCase("10.0.0.0/8", "9.255.255.255/32", false)]
    [TestCase("10.0.0.0/16", "10.0.0.0/8", false)]
    [TestCase("0.0.0.0/0", "255.255.255.255/32", true)]
    [TestCase("::/0", "ffff::/16", true)]
    [TestCase("2001:db8::/127", "2001:db8::1/128", true)]
    [TestCase("2001:db8::/127", "2001:db8::2/128", false)]
    [TestCase("::/0", "10.0.0.0/8", false)]
    [TestCase("0.0.0.0/0", "::/0", false)]
    [TestCase("0.0.0.0/0", "::a00:0/104", false)]
    [TestCase("::/96", "10.0.0.0/8", false)]
    public void A_prefix_contains_what_lies_wholly_inside_it_in_its_family(string outer, string inner, bool expected)
    {
        AddressPrefix.Parse(outer).Contains(AddressPrefix.Parse(inner)).ShouldBe(expected);
    }

    [TestCase("10.0.0.0/8", "10.1.0.0/16", true)]
    [TestCase("10.0.0.0/24", "10.0.0.0/24", true)]
    [TestCase("10.0.0.0/24", "10.0.1.0/24", false)]
    [TestCase("0.0.0.0/0", "::/0", false)]
    [TestCase("10.0.0.0/24", "::a00:0/120", false)]
    [TestCase("::/0", "fd00::/8", true)]
    public void Prefixes_overlap_both_ways_or_not_at_all(string left, string right, bool expected)
    {
        AddressPrefix.Parse(left).Overlaps(AddressPrefix.Parse(right)).ShouldBe(expected);

        AddressPrefix.Parse(right).Overlaps(AddressPrefix.Parse(left)).ShouldBe(expected);
    }

    [TestCase("::/0", "10.0.0.1")]
    [TestCase("0.0.0.0/0", "::a00:1")]
    [TestCase("10.0.0.0/8", "::a00:1")]
    public void A_prefix_holds_no_address_of_the_other_family(string prefix, string address)
    {
        AddressPrefix.Parse(prefix).Contains(HostAddress.Parse(address)).ShouldBeFalse();
    }

    [Test]
    public void Prefixes_are_ordered_by_family_then_address_then_length()
    {
        string[] ascending = ["0.0.0.0/0", "0.0.0.0/32", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "11.0.0.0/8", "::/0", "::/128", "fd00::/8"];
        AddressPrefix[] prefixes = [.. ascending.Reverse().Select(AddressPrefix.Parse)];

        Array.Sort(prefixes);

        prefixes.Select(prefix => prefix.ToString()).ShouldBe(ascending);
    }

    [Test]
    public void Operators_agree_with_the_order()
    {
        var wide = AddressPrefix.Parse("10.0.0.0/8");
        var narrow = AddressPrefix.Parse("10.0.0.0/16");
        AddressPrefix same = wide;

        (wide < narrow, wide <= narrow, wide > narrow, wide >= narrow, wide == narrow, wide != narrow).ShouldBe((true, true, false, false, false, true));
        (wide < same, wide <= same, wide > same, wide >= same, wide == same, wide != same).ShouldBe((false, true, false, true, true, false));
        wide.GetHashCode().ShouldBe(same.GetHashCode());
        wide.Equals((object)narrow).ShouldBeFalse();
    }

    [Test]
    public void Creating_refuses_host_bits_and_names_the_prefix_that_was_meant()
    {
        var refusal = Should.Throw<ArgumentException>(() => AddressPrefix.Create(HostAddress.Parse("10.0.0.5"), 24));

        refusal.Message.ShouldStartWith("Address 10.0.0.5 has bits set behind the length 24. For that length the prefix is \"10.0.0.0/24\".");
    }

    [TestCase("10.0.0.0", -1)]
    [TestCase("10.0.0.0", 33)]
    [TestCase("::", -1)]
    [TestCase("::", 129)]
    public void Creating_refuses_lengths_that_the_family_does_not_have(string address, int length)
    {
        var host = HostAddress.Parse(address);

        Should.Throw<ArgumentOutOfRangeException>(() => AddressPrefix.Create(host, length)).ParamName.ShouldBe("length");
        Should.Throw<ArgumentOutOfRangeException>(() => AddressPrefix.Containing(host, length)).ParamName.ShouldBe("length");
    }

    [TestCase("255.255.255.255", 0, "0.0.0.0/0")]
    [TestCase("10.0.5.10", 31, "10.0.5.10/31")]
    [TestCase("10.0.5.11", 31, "10.0.5.10/31")]
    [TestCase("10.0.5.11", 32, "10.0.5.11/32")]
    [TestCase("ffff::1", 0, "::/0")]
    [TestCase("2001:db8::1:2:3:4", 64, "2001:db8::/64")]
    [TestCase("2001:db8::3", 127, "2001:db8::2/127")]
    [TestCase("2001:db8::3", 128, "2001:db8::3/128")]
    public void The_prefix_around_an_address_has_the_host_bits_cleared(string address, int length, string expected)
    {
        AddressPrefix.Containing(HostAddress.Parse(address), length).ToString().ShouldBe(expected);
    }

    [TestCase("10.0.0.0/24", 26, "10.0.0.0/26, 10.0.0.64/26, 10.0.0.128/26, 10.0.0.192/26")]
    [TestCase("10.0.0.0/24", 24, "10.0.0.0/24")]
    [TestCase("0.0.0.0/0", 1, "0.0.0.0/1, 128.0.0.0/1")]
    [TestCase("255.255.255.254/31", 32, "255.255.255.254/32, 255.255.255.255/32")]
    [TestCase("10.0.0.1/32", 32, "10.0.0.1/32")]
    [TestCase("::/0", 1, "::/1, 8000::/1")]
    [TestCase("fd00:db8::/63", 64, "fd00:db8::/64, fd00:db8:0:1::/64")]
    [TestCase("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127", 128, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/128, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128")]
    public void Subdividing_gives_the_parts_in_ascending_order(string text, int length, string expected)
    {
        IEnumerable<AddressPrefix> parts = AddressPrefix.Parse(text).Subdivide(length);

        string.Join(", ", parts).ShouldBe(expected);
        string.Join(", ", parts).ShouldBe(expected, "the parts can be walked again");
    }

    [TestCase("0.0.0.0/0", 32, "0.0.0.2/32")]
    [TestCase("::/0", 128, "::2/128")]
    [TestCase("fd00::/8", 64, "fd00:0:0:2::/64")]
    public void Subdividing_makes_one_part_at_a_time_however_many_there_are(string text, int length, string third)
    {
        AddressPrefix.Parse(text).Subdivide(length).Skip(2).First().ToString().ShouldBe(third);
    }

    [TestCase("10.0.0.0/24", 23)]
    [TestCase("10.0.0.0/24", 33)]
    [TestCase("fd00::/64", 129)]
    public void Subdividing_refuses_lengths_that_do_not_fit_at_once(string text, int length)
    {
        var prefix = AddressPrefix.Parse(text);

        Should.Throw<ArgumentOutOfRangeException>(() => prefix.Subdivide(length)).ParamName.ShouldBe("length");
    }
}
