using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class SetArithmeticByIPNetwork2
{
    [TestCase("::/0", "10.0.0.0/8")]
    [TestCase("0.0.0.0/0", "::/0")]
    [TestCase("10.0.0.0/24", "::a00:0/120")]
    public void A_prefix_of_the_other_family_cuts_nothing_away(string whole, string part)
    {
        NetworkArithmetic.Subtract(AddressPrefix.Parse(whole), AddressPrefix.Parse(part)).ShouldBe([AddressPrefix.Parse(whole)]);
    }

    [TestCase("10.0.0.0/24", "10.0.0.64/26", "10.0.0.0/26 10.0.0.128/25")]
    [TestCase("10.0.0.0/24", "10.0.1.0/24", "10.0.0.0/24")]
    [TestCase("10.0.0.0/24", "10.0.0.0/16", "")]
    [TestCase("fd00::/126", "fd00::2/128", "fd00::/127 fd00::3/128")]
    public void What_is_left_of_a_prefix_comes_in_ascending_order(string whole, string part, string expected)
    {
        string.Join(' ', NetworkArithmetic.Subtract(AddressPrefix.Parse(whole), AddressPrefix.Parse(part))).ShouldBe(expected);
    }

    [Test]
    public void Families_are_merged_apart()
    {
        AddressPrefix[] sorted = [.. new[] { "10.0.0.0/25", "10.0.0.128/25", "::/0", "::a00:0/120" }.Select(AddressPrefix.Parse)];

        NetworkArithmetic.Summarize(sorted).ShouldBe([AddressPrefix.Parse("10.0.0.0/24"), AddressPrefix.AllIPv6]);
        NetworkArithmetic.Summarize([]).ShouldBeEmpty();
    }
}
