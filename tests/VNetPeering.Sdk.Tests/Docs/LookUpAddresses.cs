using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/how-to/look-up-addresses.md.</summary>
public sealed class LookUpAddresses
{
    [Test]
    public void One_table()
    {
        var said = new StringWriter();

        #region lookup-one
        var table = PrefixTable<string>.Create(
        [
            new(AddressPrefix.Parse("0.0.0.0/0"), "internet"),
            new(AddressPrefix.Parse("10.0.0.0/8"), "firewall"),
            new(AddressPrefix.Parse("10.1.0.0/16"), "hub"),
            new(AddressPrefix.Parse("fd00:db8::/48"), "hub"),
        ]);

        string? hop = table.Lookup(HostAddress.Parse("10.1.2.3"));                 // "hub": the longest prefix wins
        string? nothing = table.Lookup(HostAddress.Parse("2001:db8::1"));          // null: no IPv6 prefix holds it
        bool found = table.TryLookup(HostAddress.Parse("10.9.0.1"), out AddressPrefix matched, out string? value);
        PrefixTableSegment<string> around = table.LookupRange(HostAddress.Parse("10.9.0.1"));
        #endregion
        said.Write($"{hop} {nothing} {found} {matched} {value} {around}");

        said.ToString().ShouldBe("hub  True 10.0.0.0/8 firewall 10.2.0.0-10.255.255.255 by 10.0.0.0/8: firewall");
    }

    [Test]
    public void A_hot_table()
    {
        var table = PrefixTable<int>.Create([new(AddressPrefix.Parse("10.0.0.0/8"), 1), new(AddressPrefix.Parse("10.1.0.0/16"), 2)]);
        uint[] packets = [0x0A01_0001, 0x0A02_0001, 0x0B00_0001];

        #region lookup-hot
        PrefixTable<int> frozen = table.Freeze();            // once
        int[] hops = new int[packets.Length];
        frozen.Lookup(packets, hops);                        // addresses as numbers: 10.1.0.1 is 0x0A010001
        int first = frozen.Lookup(packets[0]);               // the same, one by one
        #endregion

        hops.ShouldBe([2, 1, 0]);
        first.ShouldBe(2);
    }

    [Test]
    public void Many_tables()
    {
        #region lookup-many
        KeyValuePair<AddressPrefix, string>[] web = [new(AddressPrefix.Parse("0.0.0.0/0"), "firewall")];
        KeyValuePair<AddressPrefix, string>[] data = [new(AddressPrefix.Parse("0.0.0.0/0"), "internet"), new(AddressPrefix.Parse("10.0.0.0/8"), "hub")];
        var pool = PrefixTablePool<string>.Create([web, data]);

        string? fromWeb = pool.Lookup(0, HostAddress.Parse("10.0.0.1"));           // "firewall"
        string? fromData = pool.Lookup(1, HostAddress.Parse("10.0.0.1"));          // "hub"
        #endregion

        (fromWeb, fromData).ShouldBe(("firewall", "hub"));
    }
}
