using System.Diagnostics;

namespace VNetPeering.Sdk.Benchmarks.SingleShots;

/// <summary>Times work that is too large for many iterations: a few warm-up runs, then the median of a few runs, each after a full collection.</summary>
internal static class Shot
{
    internal static TimeSpan Median<T>(int warmups, int runs, Func<T> work)
    {
        var times = new List<TimeSpan>();
        for (int i = 0; i < warmups + runs; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            long start = Stopwatch.GetTimestamp();
            T result = work();
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            GC.KeepAlive(result);
            if (i >= warmups)
            {
                times.Add(time);
            }
        }

        times.Sort();
        return times[times.Count / 2];
    }

    /// <summary>Returns the bytes that a result keeps alive beyond what was alive before.</summary>
    internal static long BytesKept<T>(Func<T> work, out T result)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        result = work();
        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(result);
        return after - before;
    }
}
