using System.Diagnostics;
using VNetPeering.Sdk.Kernel.Fabric;

namespace VNetPeering.Sdk.Kernel.Probing;

/// <summary>Tries many flows at once.</summary>
internal static class Prober
{
    // Those that are expected to arrive are waited for, so that a busy machine is no difference. The others had at least as long, and a second attempt of TCP.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _shortest = TimeSpan.FromMilliseconds(1300);
    private static readonly TimeSpan _rest = TimeSpan.FromMilliseconds(200);

    /// <summary>Returns for each flow whether it arrived and its answer came back.</summary>
    /// <param name="probes">The flows, and whether each is expected to arrive: which decides only how long it is waited for.</param>
    /// <param name="patience">How long at most; null for twenty seconds.</param>
    internal static async Task<IReadOnlyList<bool>> TryAsync(IReadOnlyList<(Probe Probe, bool IsExpected)> probes, TimeSpan? patience = null)
    {
        int[] ports = [.. probes.Select(one => one.Probe.Port).Where(port => port > 0).Distinct()];
        Machine[] machines = [.. probes.SelectMany(one => new[] { one.Probe.From, one.Probe.To }).Distinct()];
        await using var servers = new EchoServers(machines, ports);
        var callers = new Caller[probes.Count];
        foreach (IGrouping<Machine, int> sender in Enumerable.Range(0, probes.Count).GroupBy(i => probes[i].Probe.From))
        {
            sender.Key.Node.Run(() =>
            {
                foreach (int i in sender)
                {
                    callers[i] = new Caller(probes[i].Probe);
                }

                return true;
            });
        }

        try
        {
            using var end = new CancellationTokenSource();
            var watch = Stopwatch.StartNew();
            Task<bool>[] calls = [.. callers.Select(caller => caller.CallAsync(end.Token))];
            Task expected = Task.WhenAll(calls.Where((_, i) => probes[i].IsExpected));
            await Task.WhenAny(expected, Task.Delay(patience ?? _patience));
            TimeSpan left = _shortest - watch.Elapsed;
            await Task.WhenAny(Task.WhenAll(calls), Task.Delay(left > _rest ? left : _rest));
            await end.CancelAsync();
            return await Task.WhenAll(calls);
        }
        finally
        {
            foreach (Caller caller in callers)
            {
                caller.Dispose();
            }
        }
    }
}
