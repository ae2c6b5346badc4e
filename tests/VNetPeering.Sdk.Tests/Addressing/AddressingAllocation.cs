using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Tests.Addressing;

public sealed class AddressingAllocation
{
    private static readonly AddressPrefix[] SomePrefixes =
        [.. new[] { "10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24", "192.168.0.0/16", "fd00:db8::/32", "fd00:db8:1::/48" }.Select(AddressPrefix.Parse)];

    private static readonly HostAddress[] SomeAddresses =
        [.. new[] { "10.1.2.3", "10.7.0.1", "11.0.0.1", "192.168.3.4", "fd00:db8:1::1", "2001:db8::1" }.Select(HostAddress.Parse)];

    [Test]
    public void Lookups_in_a_table_allocate_nothing()
    {
        var table = PrefixTable<string>.Create(SomePrefixes.Select(prefix => KeyValuePair.Create(prefix, prefix.ToString())));

        AllocatedBy(() =>
        {
            int hits = 0;
            foreach (HostAddress address in SomeAddresses)
            {
                hits += table.TryLookup(address, out string? _) ? 1 : 0;
                hits += table.TryLookup(address, out AddressPrefix _, out string? _) ? 1 : 0;
                hits += table.LookupRange(address).HasValue ? 1 : 0;
            }

            return hits;
        }).ShouldBe((Hits: 12, Bytes: 0L));
    }

    [Test]
    public void Questions_to_a_set_allocate_nothing()
    {
        PrefixSet set = PrefixSet.Create(SomePrefixes);
        PrefixSet other = PrefixSet.Create(AddressPrefix.Parse("192.168.7.0/24"));

        AllocatedBy(() =>
        {
            int hits = 0;
            foreach (HostAddress address in SomeAddresses)
            {
                hits += set.Contains(address) ? 1 : 0;
            }

            foreach (AddressPrefix prefix in SomePrefixes)
            {
                hits += set.Contains(prefix) ? 1 : 0;
                hits += set.Overlaps(prefix) ? 1 : 0;
            }

            foreach (AddressPrefix member in set)
            {
                hits += set.Overlaps(other) ? member.Length / member.Length : 0;
            }

            return hits;
        }).ShouldBe((Hits: 4 + 12 + 3, Bytes: 0L));
    }

    [Test]
    public void Comparing_prefixes_and_addresses_allocates_nothing()
    {
        AllocatedBy(() =>
        {
            int hits = 0;
            foreach (AddressPrefix prefix in SomePrefixes)
            {
                foreach (HostAddress address in SomeAddresses)
                {
                    hits += prefix.Contains(address) && prefix.Range.Contains(address) && prefix.First <= address && prefix.Last >= address ? 1 : 0;
                }

                foreach (AddressPrefix other in SomePrefixes)
                {
                    hits += prefix.Overlaps(other) && (prefix.Contains(other) || other < prefix) && prefix != other ? 1 : 0;
                }
            }

            return hits;
        }).ShouldBe((Hits: 7 + 8, Bytes: 0L));
    }

    // The first run pays for what the runtime sets up once; only the second one is counted.
    private static (int Hits, long Bytes) AllocatedBy(Func<int> work)
    {
        work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        int hits = work();
        long after = GC.GetAllocatedBytesForCurrentThread();
        return (hits, after - before);
    }
}
