namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>SplitMix64: the same numbers on every machine and in every version of the framework.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    internal uint Bits() => (uint)(Next() >> 32);

    internal ulong WideBits() => Next();

    internal int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    internal double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    private ulong Next()
    {
        ulong bits = _state += 0x9E37_79B9_7F4A_7C15;
        bits = (bits ^ (bits >> 30)) * 0xBF58_476D_1CE4_E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D0_49BB_1331_11EB;
        return bits ^ (bits >> 31);
    }
}
