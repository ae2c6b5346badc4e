using BenchmarkDotNet.Attributes;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Benchmarks.Workloads;

namespace VNetPeering.Sdk.Benchmarks;

/// <summary>
/// How many pairs of prefixes overlap. The baseline is the fastest plain way over bare numbers: sort them by digits, then sweep with a stack. Every row
/// counts the same pairs, or the run stops.
/// </summary>
[MemoryDiagnoser]
public class OverlapSweep
{
    private AddressPrefix[] _prefixes = [];
    private uint[] _addresses = [];
    private byte[] _lengths = [];

    [Params(10_000, 100_000, 1_000_000)]
    public int Prefixes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _prefixes = RandomPrefixes.Draw(Prefixes);
        _addresses = [.. _prefixes.Select(prefix => (uint)prefix.First.Value)];
        _lengths = [.. _prefixes.Select(prefix => (byte)prefix.Length)];
        long[] counts = [RadixSweepOfNumbers(), ArraySortAndSweepOfNumbers(), PrefixOverlapsCount()];
        if (counts.Distinct().Count() != 1)
        {
            throw new InvalidOperationException($"The ways disagree: {string.Join(", ", counts)} pairs.");
        }

        Console.WriteLine($"// {Prefixes} prefixes, {counts[0]} overlapping pairs");
    }

    [Benchmark(Baseline = true)]
    public long RadixSweepOfNumbers()
    {
        ulong[] keys = Keys();
        ulong[] other = new ulong[keys.Length];
        for (int shift = 0; shift < 44; shift += 11)
        {
            int[] starts = new int[2049];
            foreach (ulong key in keys)
            {
                starts[(int)((key >> shift) & 2047) + 1]++;
            }

            for (int digit = 0; digit < 2048; digit++)
            {
                starts[digit + 1] += starts[digit];
            }

            foreach (ulong key in keys)
            {
                other[starts[(int)((key >> shift) & 2047)]++] = key;
            }

            (keys, other) = (other, keys);
        }

        return Sweep(keys);
    }

    [Benchmark]
    public long ArraySortAndSweepOfNumbers()
    {
        ulong[] keys = Keys();
        Array.Sort(keys);
        return Sweep(keys);
    }

    [Benchmark]
    public long PrefixOverlapsCount() => PrefixOverlaps.Count(_prefixes);

    [Benchmark]
    public bool PrefixOverlapsAny() => PrefixOverlaps.Any(_prefixes);

    private ulong[] Keys()
    {
        ulong[] keys = new ulong[_addresses.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = ((ulong)_addresses[i] << 6) | _lengths[i];
        }

        return keys;
    }

    private static long Sweep(ulong[] sorted)
    {
        long pairs = 0;
        var ends = new List<ulong>();
        foreach (ulong key in sorted)
        {
            ulong first = key >> 6;
            while (ends.Count > 0 && ends[^1] <= first)
            {
                ends.RemoveAt(ends.Count - 1);
            }

            pairs += ends.Count;
            ends.Add(first + (1UL << (32 - (int)(key & 63))));
        }

        return pairs;
    }
}
