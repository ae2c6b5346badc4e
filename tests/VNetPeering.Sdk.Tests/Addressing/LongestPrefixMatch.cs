using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class LongestPrefixMatch
{
    [TestCase("10.0.0.0", "10.0.0.0/8")]
    [TestCase("10.1.0.0", "10.1.0.0/16")]
    [TestCase("10.1.2.255", "10.1.2.0/24")]
    [TestCase("10.1.3.0", "10.1.0.0/16")]
    [TestCase("10.2.0.0", "10.0.0.0/8")]
    [TestCase("10.255.255.255", "10.255.255.255/32")]
    [TestCase("10.255.255.254", "10.0.0.0/8")]
    [TestCase("11.0.0.0", null)]
    [TestCase("9.255.255.255", null)]
    [TestCase("0.0.0.0", null)]
    [TestCase("255.255.255.255", null)]
    [TestCase("::", "::/0")]
    [TestCase("::a01:203", "::/0")]
    [TestCase("fd00:db8::1", "fd00:db8::/48")]
    [TestCase("fd00:db8:1::", "::/0")]
    [TestCase("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::/0")]
    public void The_longest_prefix_that_holds_the_address_answers(string address, string? expected)
    {
        PrefixTable<string> table = Table("10.0.0.0/8 10.1.0.0/16 10.1.2.0/24 10.255.255.255/32 ::/0 fd00:db8::/48");

        bool found = table.TryLookup(HostAddress.Parse(address), out AddressPrefix matched, out string? value);

        found.ShouldBe(expected is not null);
        value.ShouldBe(expected is null ? null : $"to {expected}");
        matched.ShouldBe(expected is null ? default : AddressPrefix.Parse(expected));
        table.TryLookup(HostAddress.Parse(address), out string? alone).ShouldBe(found);
        alone.ShouldBe(value);
    }

    [TestCase("0.0.0.0", "0.0.0.0-9.255.255.255 by none")]
    [TestCase("10.0.0.1", "10.0.0.0-10.0.255.255 by 10.0.0.0/8: to 10.0.0.0/8")]
    [TestCase("10.1.77.0", "10.1.0.0-10.1.255.255 by 10.1.0.0/16: to 10.1.0.0/16")]
    [TestCase("10.2.0.0", "10.2.0.0-10.2.255.255 by 10.2.0.0/16: to 10.2.0.0/16")]
    [TestCase("10.3.0.0", "10.3.0.0-10.255.255.255 by 10.0.0.0/8: to 10.0.0.0/8")]
    [TestCase("11.0.0.0", "11.0.0.0-255.255.255.254 by none")]
    [TestCase("255.255.255.255", "255.255.255.255 by 255.255.255.255/32: to 255.255.255.255/32")]
    [TestCase("::", "::-7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff by none")]
    [TestCase("ffff::", "8000::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff by 8000::/1: to 8000::/1")]
    public void A_range_lookup_says_how_far_the_same_answer_holds(string address, string expected)
    {
        PrefixTable<string> table = Table("10.0.0.0/8 10.1.0.0/16 10.2.0.0/16 255.255.255.255/32 8000::/1");

        PrefixTableSegment<string> segment = table.LookupRange(HostAddress.Parse(address));

        segment.ToString().ShouldBe(expected);
    }

    [Test]
    public void An_inner_prefix_at_either_end_of_the_outer_one_leaves_the_rest()
    {
        PrefixTable<string> table = Table("10.0.0.0/24 10.0.0.0/26 10.0.0.192/26 10.0.0.192/27");

        table.LookupRange(HostAddress.Parse("10.0.0.100")).Range.ToString().ShouldBe("10.0.0.64-10.0.0.191");
        table.LookupRange(HostAddress.Parse("10.0.0.63")).Range.ToString().ShouldBe("10.0.0.0-10.0.0.63");
        table.LookupRange(HostAddress.Parse("10.0.0.255")).Range.ToString().ShouldBe("10.0.0.224-10.0.0.255");
    }

    [Test]
    public void A_segment_with_an_answer_gives_it_in_parts()
    {
        PrefixTableSegment<string> segment = Table("10.0.0.0/8").LookupRange(HostAddress.Parse("10.0.0.1"));

        segment.HasValue.ShouldBeTrue();
        segment.Prefix.ShouldBe(AddressPrefix.Parse("10.0.0.0/8"));
        segment.Value.ShouldBe("to 10.0.0.0/8");
        segment.ShouldBe(Table("10.0.0.0/8").LookupRange(HostAddress.Parse("10.200.0.1")));
    }

    [Test]
    public void A_segment_without_an_answer_refuses_to_invent_one()
    {
        PrefixTableSegment<string> segment = Table("10.0.0.0/8").LookupRange(HostAddress.Parse("11.0.0.1"));

        segment.HasValue.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => segment.Prefix).Message
            .ShouldBe("No prefix of the table holds 11.0.0.0-255.255.255.255. Ask HasValue first.");
        Should.Throw<InvalidOperationException>(() => segment.Value);
    }

    [Test]
    public void The_default_segment_has_no_answer()
    {
        default(PrefixTableSegment<int>).HasValue.ShouldBeFalse();

        default(PrefixTableSegment<int>).ToString().ShouldBe("0.0.0.0 by none");
    }

    [Test]
    public void An_empty_table_answers_nothing_for_all_addresses()
    {
        PrefixTable<string> table = Table("");

        table.Count.ShouldBe(0);
        table.TryLookup(HostAddress.Parse("10.0.0.1"), out string? _).ShouldBeFalse();
        table.LookupRange(HostAddress.Parse("10.0.0.1")).Range.ShouldBe(AddressPrefix.AllIPv4.Range);
        table.LookupRange(HostAddress.Parse("::1")).Range.ShouldBe(AddressPrefix.AllIPv6.Range);
    }

    [Test]
    public void A_default_route_answers_everywhere_in_its_family()
    {
        PrefixTable<string> table = Table("0.0.0.0/0");

        table.LookupRange(HostAddress.Parse("10.0.0.1")).Range.ShouldBe(AddressPrefix.AllIPv4.Range);
        table.TryLookup(HostAddress.Parse("255.255.255.255"), out string? _).ShouldBeTrue();
        table.TryLookup(HostAddress.Parse("::1"), out string? _).ShouldBeFalse();
    }

    [Test]
    public void Entries_are_ordered_by_prefix_however_they_came()
    {
        PrefixTable<string> table = Table("::/0 10.1.0.0/16 0.0.0.0/0 10.0.0.0/8");

        table.Count.ShouldBe(4);
        table.Entries.Select(entry => entry.Key.ToString()).ShouldBe(["0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "::/0"]);
        table.Entries[3].Value.ShouldBe("to ::/0");
    }

    [Test]
    public void A_prefix_that_is_given_twice_is_refused_by_name()
    {
        var refusal = Should.Throw<ArgumentException>(() => Table("10.0.0.0/8 0.0.0.0/0 10.0.0.0/8"));

        refusal.ParamName.ShouldBe("entries");
        refusal.Message.ShouldStartWith("Prefix \"10.0.0.0/8\" is given twice. Give each prefix one value.");
    }

    [Test]
    public void Missing_entries_are_refused()
    {
        Should.Throw<ArgumentNullException>(() => PrefixTable<string>.Create(null!)).ParamName.ShouldBe("entries");
    }

    [Test]
    public void Null_is_a_value_like_any_other()
    {
        var table = PrefixTable<string?>.Create([new(AddressPrefix.AllIPv4, null)]);

        table.TryLookup(HostAddress.Parse("10.0.0.1"), out string? value).ShouldBeTrue();
        value.ShouldBeNull();
        table.LookupRange(HostAddress.Parse("10.0.0.1")).HasValue.ShouldBeTrue();
    }

    private static PrefixTable<string> Table(string prefixes) => PrefixTable<string>.Create(
        prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => KeyValuePair.Create(AddressPrefix.Parse(text), $"to {text}")));
}
