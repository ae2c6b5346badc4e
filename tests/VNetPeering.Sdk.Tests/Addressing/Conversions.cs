using System.Net;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class Conversions
{
    private static readonly string[] SomePrefixes =
    [
        "0.0.0.0/0", "10.0.0.0/8", "10.1.2.0/31", "255.255.255.255/32", "::/0", "fd00:db8::/48", "2001:db8::/127",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128", "::ffff:10.0.0.0/104", "::10.0.0.0/104",
    ];

    [TestCaseSource(nameof(SomePrefixes))]
    public void A_prefix_survives_the_way_through_IPNetwork2(string text)
    {
        var prefix = AddressPrefix.Parse(text);

        IPNetwork2 network = prefix.ToIPNetwork2();

        network.Cidr.ShouldBe((byte)prefix.Length);
        AddressPrefix.FromIPNetwork2(network).ShouldBe(prefix);
    }

    [TestCaseSource(nameof(SomePrefixes))]
    public void A_prefix_survives_the_way_through_the_IPNetwork_of_the_BCL(string text)
    {
        var prefix = AddressPrefix.Parse(text);

        IPNetwork network = prefix.ToIPNetwork();

        network.PrefixLength.ShouldBe(prefix.Length);
        AddressPrefix.FromIPNetwork(network).ShouldBe(prefix);
    }

    [TestCase("0.0.0.0")]
    [TestCase("10.0.5.10")]
    [TestCase("255.255.255.255")]
    [TestCase("::")]
    [TestCase("fd00:db8::10")]
    [TestCase("::ffff:10.0.0.1")]
    public void An_address_survives_the_way_through_IPAddress(string text)
    {
        var address = HostAddress.Parse(text);

        HostAddress.FromIPAddress(address.ToIPAddress()).ShouldBe(address);
        address.ToIPAddress().ShouldBe(IPAddress.Parse(text));
    }

    [Test]
    public void Each_conversion_makes_its_own_IPNetwork2_since_that_type_is_mutable()
    {
        var prefix = AddressPrefix.Parse("10.0.0.0/8");

        IPNetwork2 first = prefix.ToIPNetwork2();

        first.ShouldNotBeSameAs(prefix.ToIPNetwork2());
    }

    [Test]
    public void The_default_IPNetwork_of_the_BCL_is_all_of_IPv4()
    {
        AddressPrefix.FromIPNetwork(default).ShouldBe(AddressPrefix.AllIPv4);
    }

    [Test]
    public void A_zone_index_is_refused()
    {
        var zoned = IPAddress.Parse("fe80::1%3");

        var refusal = Should.Throw<ArgumentException>(() => HostAddress.FromIPAddress(zoned));

        refusal.Message.ShouldStartWith("Address \"fe80::1%3\" carries a zone index. Give the address without it.");
    }

    [Test]
    public void A_zone_index_that_the_BCL_keeps_in_a_network_is_refused()
    {
        var zoned = new IPNetwork(IPAddress.Parse("fe80::%3"), 64);

        Should.Throw<ArgumentException>(() => AddressPrefix.FromIPNetwork(zoned)).Message.ShouldContain("zone index");
    }

    [Test]
    public void Missing_objects_are_refused()
    {
        Should.Throw<ArgumentNullException>(() => HostAddress.FromIPAddress(null!)).ParamName.ShouldBe("address");

        Should.Throw<ArgumentNullException>(() => AddressPrefix.FromIPNetwork2(null!)).ParamName.ShouldBe("network");
    }

    [Test]
    public void An_IPv4_mapped_address_stays_IPv6()
    {
        var mapped = HostAddress.FromIPAddress(IPAddress.Parse("10.0.0.1").MapToIPv6());

        mapped.Family.ShouldBe(IPFamily.IPv6);
        mapped.ShouldNotBe(HostAddress.Parse("10.0.0.1"));
    }

    [Test]
    public void Numbers_become_addresses_of_the_family_that_is_named()
    {
        HostAddress.FromIPv4(0x0A000001).ShouldBe(HostAddress.Parse("10.0.0.1"));

        HostAddress.FromIPv6(0x0A000001).ShouldBe(HostAddress.Parse("::a00:1"));
        HostAddress.FromIPv6(UInt128.MaxValue).ShouldBe(HostAddress.Parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
    }
}
