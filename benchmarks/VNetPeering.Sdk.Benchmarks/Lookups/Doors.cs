using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Lookups.Rivals;

namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>The ways to look up that are compared.</summary>
internal static class Doors
{
    internal readonly struct ByNumber(PrefixTable<uint> table) : ILookup
    {
        public uint Lookup(uint address) => table.Lookup(address);
    }

    internal readonly struct ByHostAddress(PrefixTable<uint> table) : ILookup
    {
        public uint Lookup(uint address) => table.Lookup(HostAddress.FromIPv4(address));
    }

    internal readonly struct ByIPv6Address(PrefixTable<uint> table) : ILookup
    {
        public uint Lookup(uint address) => table.Lookup(RouteTables.InIPv6(address, address));
    }

    internal readonly struct Trie(PatriciaTrie table) : ILookup
    {
        public uint Lookup(uint address) => table.Lookup(address);
    }

    internal readonly struct Halving(BinarySearch table) : ILookup
    {
        public uint Lookup(uint address) => table.Lookup(address);
    }

    internal readonly struct Framework(FrameworkScan table) : ILookup
    {
        public uint Lookup(uint address) => table.Lookup(address);
    }

    internal readonly struct Network2(IPNetwork2Scan table) : ILookup
    {
        public uint Lookup(uint address) => table.Lookup(address);
    }
}
