namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>A small pseudo-random generator (SplitMix64) whose sequence never changes with the runtime, so that a seed always means the same design.</summary>
public sealed class SeededRandom(int seed)
{
    private ulong _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL) + 1;

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(NextBits() % (ulong)count);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public bool? PickSwitch(int truePercent, int falsePercent)
    {
        int at = Below(100);
        return at < truePercent ? true : at < truePercent + falsePercent ? false : null;
    }

    private ulong NextBits()
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
