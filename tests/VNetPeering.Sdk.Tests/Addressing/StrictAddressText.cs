using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class StrictAddressText
{
    [TestCase("0.0.0.0", "0.0.0.0")]
    [TestCase("10.0.5.10", "10.0.5.10")]
    [TestCase("255.255.255.255", "255.255.255.255")]
    [TestCase("::", "::")]
    [TestCase("::1", "::1")]
    [TestCase("2001:DB8:0:0:0:0:0:1", "2001:db8::1")]
    [TestCase("2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1")]
    [TestCase("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [TestCase("::ffff:10.0.0.1", "::ffff:10.0.0.1")]
    [TestCase("::a00:0", "::10.0.0.0")]
    public void An_address_is_written_in_one_way(string text, string written)
    {
        var address = HostAddress.Parse(text);

        address.ToString().ShouldBe(written);
        HostAddress.Parse(written).ShouldBe(address);
    }

    [TestCase("", "The text is empty, where an address is expected.")]
    [TestCase("abc", "The address \"abc\" does not have four octets.")]
    [TestCase("10", "The address \"10\" does not have four octets.")]
    [TestCase("10.1", "The address \"10.1\" does not have four octets.")]
    [TestCase("167772160", "The address \"167772160\" does not have four octets.")]
    [TestCase("10.0.0.0.0", "The address \"10.0.0.0.0\" does not have four octets.")]
    [TestCase("010.0.0.0", "has the octet \"010\"; an octet is a number from 0 to 255 in decimal digits, without a leading zero.")]
    [TestCase("10.0.0.00", "has the octet \"00\"")]
    [TestCase("0x0a.0.0.0", "has the octet \"0x0a\"")]
    [TestCase("10.0.0.256", "has the octet \"256\"")]
    [TestCase("10.0.0.1000", "has the octet \"1000\"")]
    [TestCase("10.0.0.-1", "has the octet \"-1\"")]
    [TestCase("10.0.0.+1", "has the octet \"+1\"")]
    [TestCase("10.0..0", "has the octet \"\"")]
    [TestCase("10.0.0.", "has the octet \"\"")]
    [TestCase(" 10.0.0.0", "has the octet \" 10\"")]
    [TestCase("10.0.0.0 ", "has the octet \"0 \"")]
    [TestCase("10.0.0.0\n", "has the octet \"0\n\"")]
    [TestCase("10.0.0.٣", "has the octet \"٣\"")]
    [TestCase("10.0.0.0:80", "The address \"10.0.0.0:80\" is not IPv6")]
    [TestCase("fe80::1%eth0", "is not IPv6: up to eight groups of hexadecimal digits, without zone or brackets.")]
    [TestCase("fe80::1%1", "is not IPv6: up to eight groups of hexadecimal digits, without zone or brackets.")]
    [TestCase("[2001:db8::1]", "is not IPv6: up to eight groups of hexadecimal digits, without zone or brackets.")]
    [TestCase("[2001:db8::1]:443", "is not IPv6")]
    [TestCase(" ::1", "is not IPv6")]
    [TestCase("::1\n", "is not IPv6")]
    [TestCase("1:2:3:4:5:6:7", "is not IPv6")]
    [TestCase("1:2:3:4:5:6:7:8:9", "is not IPv6")]
    [TestCase("1::2::3", "is not IPv6")]
    [TestCase(":::", "is not IPv6")]
    [TestCase("2001:db8::12345", "is not IPv6")]
    [TestCase("2001:db8::g", "is not IPv6")]
    [TestCase("::ffff:010.0.0.1", "is not IPv6")]
    [TestCase("::ffff:10.0.1", "is not IPv6")]
    public void A_text_that_is_no_address_is_refused_with_the_reason(string text, string reason)
    {
        var refusal = Should.Throw<FormatException>(() => HostAddress.Parse(text));

        refusal.Message.ShouldContain(reason);
        HostAddress.TryParse(text, out HostAddress address).ShouldBeFalse();
        address.ShouldBe(default);
    }

    [Test]
    public void A_missing_text_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => HostAddress.Parse(null!)).ParamName.ShouldBe("text");

        HostAddress.TryParse(null, out _).ShouldBeFalse();
    }
}
