using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Model;

public sealed class SubnetAddressesTests
{
    [TestCase("10.0.0.0/24", "10.0.0.0 10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.255")]
    [TestCase("10.0.0.8/29", "10.0.0.8 10.0.0.9 10.0.0.10 10.0.0.11 10.0.0.15")]
    [TestCase("10.0.0.0/30", "10.0.0.0 10.0.0.1 10.0.0.2 10.0.0.3")]
    [TestCase("10.0.0.0/31", "10.0.0.0 10.0.0.1")]
    [TestCase("255.255.255.255/32", "255.255.255.255")]
    [TestCase("fd00::/64", "fd00:: fd00::1 fd00::2 fd00::3 fd00::ffff:ffff:ffff:ffff")]
    public void Azure_keeps_the_first_four_and_the_last(string prefix, string reserved) =>
        SubnetAddresses.Reserved(AddressPrefix.Parse(prefix)).Select(address => address.ToString()).ShouldBe(reserved.Split(' '));

    [TestCase("10.0.0.0/24", "10.0.0.4-10.0.0.254", 251)]
    [TestCase("10.0.0.0/27", "10.0.0.4-10.0.0.30", 27)]
    [TestCase("10.0.0.8/29", "10.0.0.12-10.0.0.14", 3)]
    [TestCase("0.0.0.0/0", "0.0.0.4-255.255.255.254", 4294967291)]
    public void The_rest_is_one_run(string prefix, string range, long count)
    {
        AddressPrefix subnet = AddressPrefix.Parse(prefix);

        SubnetAddresses.Usable(subnet).ToString().ShouldBe(range);
        SubnetAddresses.UsableCount(subnet).ShouldBe((UInt128)count);
    }

    [TestCase("10.0.0.0/30")]
    [TestCase("10.0.0.0/31")]
    [TestCase("10.0.0.0/32")]
    public void Nothing_is_left_below_a_slash_29(string prefix)
    {
        AddressPrefix subnet = AddressPrefix.Parse(prefix);

        SubnetAddresses.Usable(subnet).ShouldBeNull();
        SubnetAddresses.UsableCount(subnet).ShouldBe(UInt128.Zero);
        SubnetAddresses.IsReserved(subnet, subnet.First).ShouldBeTrue();
    }

    [TestCase("10.0.0.3", true)]
    [TestCase("10.0.0.4", false)]
    [TestCase("10.0.0.254", false)]
    [TestCase("10.0.0.255", true)]
    [TestCase("10.0.1.0", false, TestName = "an address of another subnet")]
    [TestCase("fd00::", false, TestName = "an address of the other family")]
    public void An_address_is_reserved_by_its_own_subnet(string address, bool reserved) =>
        SubnetAddresses.IsReserved(AddressPrefix.Parse("10.0.0.0/24"), HostAddress.Parse(address)).ShouldBe(reserved);

    [Test]
    public void Reserved_and_usable_addresses_make_up_the_prefix()
    {
        foreach (int length in Enumerable.Range(22, 11))
        {
            AddressPrefix subnet = AddressPrefix.Containing(HostAddress.Parse("10.20.252.0"), length);

            var reserved = Enumerable.Range(0, (int)subnet.AddressCount)
                .Select(offset => new HostAddress(IPFamily.IPv4, subnet.First.Value + (uint)offset))
                .Where(address => SubnetAddresses.IsReserved(subnet, address));

            reserved.ShouldBe(SubnetAddresses.Reserved(subnet));
            (SubnetAddresses.UsableCount(subnet) + (UInt128)SubnetAddresses.Reserved(subnet).Count).ShouldBe(subnet.AddressCount);
        }
    }
}
