using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Benchmarks.Workloads;

/// <summary>
/// IPv4 prefixes as a large estate has them: 97 of 100 are /20 to /28, the rest /12 to /17, all over the address space. A million of them from this seed
/// have 2,556,104 overlapping pairs.
/// </summary>
internal static class RandomPrefixes
{
    private const int Seed = 11;

    internal static AddressPrefix[] Draw(int count)
    {
        var random = new Random(Seed);
        var prefixes = new AddressPrefix[count];
        for (int i = 0; i < count; i++)
        {
            int length = random.Next(100) < 3 ? 12 + random.Next(6) : 20 + random.Next(9);
            prefixes[i] = AddressPrefix.Containing(HostAddress.FromIPv4((uint)random.NextInt64(1L << 32)), length);
        }

        return prefixes;
    }
}
