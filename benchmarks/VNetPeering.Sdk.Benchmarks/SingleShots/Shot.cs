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

    /// <summary>Returns the median of many short runs, after a tenth of them as warm-up and without collections between them.</summary>
    internal static TimeSpan MedianOfMany<T>(int runs, Func<T> work)
    {
        long[] ticks = new long[runs];
        for (int i = -(runs / 10) - 1; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            T result = work();
            long end = Stopwatch.GetTimestamp();
            GC.KeepAlive(result);
            if (i >= 0)
            {
                ticks[i] = end - start;
            }
        }

        Array.Sort(ticks);
        return Stopwatch.GetElapsedTime(0, ticks[runs / 2]);
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

    /// <summary>Runs work once and returns its time and the most bytes that were alive or not yet collected meanwhile, beyond what was alive before.</summary>
    internal static (T Result, TimeSpan Time, long Peak) Peak<T>(Func<T> work)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        using var isDone = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            do
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false) - before);
            }
            while (!isDone.Wait(TimeSpan.FromMilliseconds(5)));
        });
        watcher.Start();
        long start = Stopwatch.GetTimestamp();
        T result = work();
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        isDone.Set();
        watcher.Join();
        return (result, time, peak);
    }

    /// <summary>Returns a number of bytes in MiB, with one decimal.</summary>
    internal static string Megabytes(long bytes) => $"{bytes / 1048576.0:N1} MiB";
}
