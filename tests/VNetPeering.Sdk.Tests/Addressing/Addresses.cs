using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class Addresses
{
    [Test]
    public void The_default_address_is_the_lowest_IPv4_address()
    {
        HostAddress address = default;

        address.ShouldBe(HostAddress.Parse("0.0.0.0"));
        address.Family.ShouldBe(IPFamily.IPv4);
        address.BitCount.ShouldBe(32);
    }

    [Test]
    public void The_same_number_in_two_families_is_two_addresses()
    {
        var ipv4 = HostAddress.FromIPv4(0x0A000001);
        var ipv6 = HostAddress.FromIPv6(0x0A000001);

        (ipv4 == ipv6).ShouldBeFalse();
        ipv4.Equals((object)ipv6).ShouldBeFalse();
        (ipv4 < ipv6).ShouldBeTrue();
    }

    [Test]
    public void Addresses_are_ordered_by_family_then_by_number()
    {
        string[] ascending = ["0.0.0.0", "9.255.255.255", "10.0.0.0", "128.0.0.0", "255.255.255.255", "::", "::1", "1::", "fd00::", "ffff::"];
        HostAddress[] addresses = [.. ascending.Reverse().Select(HostAddress.Parse)];

        Array.Sort(addresses);

        addresses.Select(address => address.ToString()).ShouldBe(ascending);
    }

    [Test]
    public void Operators_agree_with_the_order()
    {
        var low = HostAddress.Parse("10.0.0.1");
        var high = HostAddress.Parse("10.0.0.2");
        HostAddress same = low;

        (low < high, low <= high, low > high, low >= high, low == high, low != high).ShouldBe((true, true, false, false, false, true));
        (low < same, low <= same, low > same, low >= same, low == same, low != same).ShouldBe((false, true, false, true, true, false));
        low.GetHashCode().ShouldBe(same.GetHashCode());
    }

    [TestCase("10.255.255.255", true)]
    [TestCase("11.0.0.0", false)]
    [TestCase("100.64.0.0", true)]
    [TestCase("100.128.0.0", false)]
    [TestCase("127.0.0.1", true)]
    [TestCase("169.254.169.254", true)]
    [TestCase("172.15.255.255", false)]
    [TestCase("172.31.255.255", true)]
    [TestCase("192.168.0.0", true)]
    [TestCase("192.169.0.0", false)]
    [TestCase("168.63.129.16", false)]
    [TestCase("fc00::", true)]
    [TestCase("fdff::1", true)]
    [TestCase("fe00::", false)]
    [TestCase("febf::1", true)]
    [TestCase("::1", true)]
    [TestCase("::a00:1", false)]
    [TestCase("2001:db8::1", false)]
    public void Private_space_is_what_the_Internet_does_not_route(string text, bool expected)
    {
        HostAddress.Parse(text).IsPrivate.ShouldBe(expected);
    }

    [TestCase("10.0.0.1", "10.0.0.1/32")]
    [TestCase("::1", "::1/128")]
    public void An_address_is_a_prefix_of_its_own(string text, string expected)
    {
        HostAddress.Parse(text).ToPrefix().ToString().ShouldBe(expected);
    }
}
