namespace VNetPeering.Sdk.Benchmarks.Lookups;

/// <summary>What was measured: for each data set, workload and way a figure a pass; and the sums, which must agree.</summary>
internal sealed class Figures
{
    private readonly Dictionary<(string Set, string Workload, string Way), List<double>> _figures = [];
    private readonly Dictionary<(string Set, string Workload), (ulong Sum, string Way)> _sums = [];

    /// <summary>Gets the ways that were measured for a workload, in the order of their first figure.</summary>
    internal IEnumerable<string> Ways(string set, string workload) => _figures.Keys.Where(key => key.Set == set && key.Workload == workload).Select(key => key.Way);

    internal void Add(string set, string workload, string way, double figure)
    {
        if (!_figures.TryGetValue((set, workload, way), out List<double>? list))
        {
            _figures[(set, workload, way)] = list = [];
        }

        list.Add(figure);
    }

    /// <summary>Keeps the first sum of a workload and holds the others against it.</summary>
    internal void Agree(string set, string workload, string way, ulong sum)
    {
        if (!_sums.TryAdd((set, workload), (sum, way)) && _sums[(set, workload)] is var first && first.Sum != sum)
        {
            throw new InvalidOperationException($"{set} {workload}: {way} sums up to {sum} and {first.Way} to {first.Sum}. The answers differ, so no figure counts.");
        }
    }

    internal double? Median(string set, string workload, string way) =>
        _figures.TryGetValue((set, workload, way), out List<double>? list) ? MedianOf(list) : null;

    /// <summary>Returns the median over the passes of what one way took, divided by what another took in the same pass.</summary>
    internal double? Ratio(string set, string workload, string way, string to) =>
        _figures.TryGetValue((set, workload, way), out List<double>? left) && _figures.TryGetValue((set, workload, to), out List<double>? right)
            ? MedianOf([.. left.Zip(right, (a, b) => a / b)])
            : null;

    internal static double MedianOf(List<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return sorted[sorted.Length / 2];
    }
}
