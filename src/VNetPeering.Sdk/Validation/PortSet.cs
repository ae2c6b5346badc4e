using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>A set of ports as ascending runs that do not touch. Immutable; thread-safe.</summary>
internal sealed class PortSet
{
    private readonly PortRange[] _runs;

    private PortSet(PortRange[] runs) => _runs = runs;

    public static PortSet All { get; } = new([PortRange.All]);

    public bool IsEmpty => _runs.Length == 0;

    public bool IsAll => _runs is [{ First: 0, Last: 65535 }];

    /// <summary>Gets the lowest port of a set that is not empty.</summary>
    public int First => _runs[0].First;

    /// <summary>Gets the highest port of a set that is not empty.</summary>
    public int Last => _runs[^1].Last;

    /// <summary>Reads the ports of a rule, where one text or a list stands; without any, every port. Null when a text cannot be read.</summary>
    public static PortSet? Read(string? one, IReadOnlyList<string> several)
    {
        if (several.Count == 0 && one?.Trim() is null or "*")
        {
            return All;
        }

        PortRange?[] read = [.. (one is null ? several : several.Prepend(one)).Select(PortText.Read)];
        return Array.Exists(read, ports => ports is null) ? null : new PortSet(PortText.Join(read.Select(ports => ports!.Value)));
    }

    public bool Contains(int port) => Array.Exists(_runs, run => run.First <= port && port <= run.Last);

    /// <summary>Says whether every port of the set is in the other.</summary>
    public bool IsWithin(PortSet other) => Array.TrueForAll(_runs, run => Array.Exists(other._runs, outer => outer.First <= run.First && run.Last <= outer.Last));

    /// <summary>Returns the ports that both sets hold.</summary>
    public PortSet Within(PortSet other) => new(
    [
        .. from run in _runs
           from outer in other._runs
           where run.First <= outer.Last && outer.First <= run.Last
           select new PortRange(Math.Max(run.First, outer.First), Math.Min(run.Last, outer.Last)),
    ]);

    /// <summary>Returns the ports of this set that the other does not hold.</summary>
    public PortSet Without(PortSet other)
    {
        var left = new List<PortRange>();
        foreach (PortRange run in _runs)
        {
            int first = run.First;
            foreach (PortRange hole in other._runs.Where(hole => hole.First <= run.Last && run.First <= hole.Last))
            {
                if (first < hole.First)
                {
                    left.Add(new PortRange(first, hole.First - 1));
                }

                first = hole.Last + 1;
            }

            if (first <= run.Last)
            {
                left.Add(new PortRange(first, run.Last));
            }
        }

        return new PortSet([.. left]);
    }
}
