using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class StrictPrefixText
{
    [TestCase("0.0.0.0/0", "0.0.0.0/0")]
    [TestCase("10.0.0.0/8", "10.0.0.0/8")]
    [TestCase("10.0.0.4/31", "10.0.0.4/31")]
    [TestCase("255.255.255.255/32", "255.255.255.255/32")]
    [TestCase("::/0", "::/0")]
    [TestCase("FD00:DB8:0::/48", "fd00:db8::/48")]
    [TestCase("2001:db8::2/127", "2001:db8::2/127")]
    [TestCase("::1/128", "::1/128")]
    [TestCase("::ffff:10.0.0.0/104", "::ffff:10.0.0.0/104")]
    public void A_prefix_is_written_in_one_way(string text, string written)
    {
        var prefix = AddressPrefix.Parse(text);

        prefix.ToString().ShouldBe(written);
        AddressPrefix.Parse(written).ShouldBe(prefix);
    }

    [TestCase("", "\"\" is not an address prefix: it has no address.")]
    [TestCase("/8", "\"/8\" is not an address prefix: it has no address.")]
    [TestCase("/", "\"/\" is not an address prefix: it has no address.")]
    [TestCase("abc", "\"abc\" is not an address prefix: the address \"abc\" does not have four octets.")]
    [TestCase("10.0.0.0", "Address prefix \"10.0.0.0\" has no length.")]
    [TestCase("192.168.1.0", "Address prefix \"192.168.1.0\" has no length.")]
    [TestCase("2001:db8::", "Address prefix \"2001:db8::\" has no length.")]
    [TestCase(" 10.0.0.0/8", "the address \" 10.0.0.0\" has the octet \" 10\"; an octet is a number from 0 to 255")]
    [TestCase("10.0.0.0 /8", "the address \"10.0.0.0 \" has the octet \"0 \"")]
    [TestCase("10.0.0.0/8 ", "has the length \"8 \"; IPv4 takes 0 to 32, in digits and without a leading zero.")]
    [TestCase("10.0.0.0/ 8", "has the length \" 8\"")]
    [TestCase("010.0.0.0/8", "has the octet \"010\"; an octet is a number from 0 to 255 in decimal digits, without a leading zero.")]
    [TestCase("010.0.0.0", "has the octet \"010\"")]
    [TestCase("0x0a.0.0.0/8", "has the octet \"0x0a\"")]
    [TestCase("10/8", "the address \"10\" does not have four octets.")]
    [TestCase("10.1/16", "the address \"10.1\" does not have four octets.")]
    [TestCase("167772160/8", "the address \"167772160\" does not have four octets.")]
    [TestCase("10.0.0.0/-1", "has the length \"-1\"")]
    [TestCase("10.0.0.0;rm/8", "has the octet \"0;rm\"")]
    [TestCase("10.0.0.0/+8", "has the length \"+8\"")]
    [TestCase("10.0.0.0/08", "has the length \"08\"")]
    [TestCase("10.0.0.0/00", "has the length \"00\"")]
    [TestCase("10.0.0.0/٨", "has the length \"٨\"")]
    [TestCase("١٠.0.0.0/8", "has the octet \"١٠\"")]
    [TestCase("10.0.0.0\n/8", "has the octet \"0\n\"")]
    [TestCase("10.0.0.0/8\n", "has the length \"8\n\"")]
    [TestCase("10.0.0.0/\n8", "has the length \"\n8\"")]
    [TestCase("10.0.0.0 255.0.0.0", "the address \"10.0.0.0 255.0.0.0\" does not have four octets.")]
    [TestCase("10.0.0.0/255.0.0.0", "has the length \"255.0.0.0\"; IPv4 takes 0 to 32")]
    [TestCase("10.0.0.0/", "has the length \"\"; IPv4 takes 0 to 32")]
    [TestCase("10.0.0.0/33", "has the length \"33\"; IPv4 takes 0 to 32")]
    [TestCase("10.0.0.0/4294967304", "has the length \"4294967304\"; IPv4 takes 0 to 32")]
    [TestCase("10.0.0.0/8/8", "has the length \"8/8\"")]
    [TestCase("10.0.0.0-10.0.0.255", "does not have four octets.")]
    [TestCase("::/129", "has the length \"129\"; IPv6 takes 0 to 128, in digits and without a leading zero.")]
    [TestCase("::/064", "has the length \"064\"")]
    [TestCase("fe80::1%eth0/64", "the address \"fe80::1%eth0\" is not IPv6: up to eight groups of hexadecimal digits, without zone or brackets.")]
    [TestCase("fe80::%1/64", "the address \"fe80::%1\" is not IPv6")]
    [TestCase("[2001:db8::]/32", "the address \"[2001:db8::]\" is not IPv6: up to eight groups of hexadecimal digits, without zone or brackets.")]
    [TestCase("[2001:db8::/32]", "the address \"[2001:db8::\" is not IPv6")]
    [TestCase("VirtualNetwork", "the address \"VirtualNetwork\" does not have four octets.")]
    public void A_text_that_is_no_prefix_is_refused_with_the_reason_and_the_way_out(string text, string reason)
    {
        var refusal = Should.Throw<FormatException>(() => AddressPrefix.Parse(text));

        refusal.Message.ShouldContain($"\"{text}\"");
        refusal.Message.ShouldContain(reason);
        refusal.Message.ShouldEndWith("Write an address and a length, for example \"10.0.0.0/24\" or \"fd00:db8::/64\".");
    }

    [TestCase("10.0.0.5/24", "10.0.0.0/24")]
    [TestCase("10.0.0.7/16", "10.0.0.0/16")]
    [TestCase("0.0.0.1/0", "0.0.0.0/0")]
    [TestCase("255.255.255.255/31", "255.255.255.254/31")]
    [TestCase("2001:db8::1/64", "2001:db8::/64")]
    [TestCase("::1/0", "::/0")]
    [TestCase("::1/127", "::/127")]
    public void Host_bits_are_refused_with_the_prefix_that_was_meant(string text, string meant)
    {
        var refusal = Should.Throw<FormatException>(() => AddressPrefix.Parse(text));

        refusal.Message.ShouldBe($"Address prefix \"{text}\" has bits set behind its length. For that length the prefix is \"{meant}\".");
    }

    [Test]
    public void A_refusal_of_host_bits_carries_its_kind_and_the_prefix_that_was_meant()
    {
        AddressPrefix.TryParse("10.0.0.5/24", out AddressPrefix prefix, out PrefixTextProblem? problem).ShouldBeFalse();

        prefix.ShouldBe(default);
        problem.Kind.ShouldBe(PrefixTextProblemKind.HostBitsSet);
        problem.Meant.ShouldBe(AddressPrefix.Parse("10.0.0.0/24"));
    }

    [Test]
    public void A_refusal_of_other_text_carries_its_kind_and_guesses_nothing()
    {
        AddressPrefix.TryParse("10.0.0.0", out AddressPrefix prefix, out PrefixTextProblem? problem).ShouldBeFalse();

        prefix.ShouldBe(default);
        problem.Kind.ShouldBe(PrefixTextProblemKind.Malformed);
        problem.Meant.ShouldBeNull();
    }

    [Test]
    public void A_good_text_has_no_problem()
    {
        AddressPrefix.TryParse("10.0.0.0/24", out AddressPrefix prefix, out PrefixTextProblem? problem).ShouldBeTrue();

        prefix.ToString().ShouldBe("10.0.0.0/24");
        problem.ShouldBeNull();
    }

    [Test]
    public void A_missing_text_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => AddressPrefix.Parse(null!)).ParamName.ShouldBe("text");

        AddressPrefix.TryParse(null, out _).ShouldBeFalse();
    }
}
