namespace VNetPeering.Sdk.Testing.Generation;

/// <summary>SplitMix64: unlike that of <see cref="Random"/>, its sequence is a promise, so that a seed always means the same network.</summary>
internal sealed class SeededRandom(int seed)
{
    private ulong _state = (ulong)(uint)seed;

    /// <summary>Returns a number from 0 to <paramref name="count"/> - 1.</summary>
    internal int Below(int count) => (int)(Next() % (ulong)count);

    internal bool Chance(int percent) => Below(100) < percent;

    internal T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
