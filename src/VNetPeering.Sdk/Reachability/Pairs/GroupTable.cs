using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// The verdicts of one security group in one direction, by the runs of addresses that its own rules tell apart: far fewer than the cells that all groups cut.
/// Thread-safe: what is judged twice is the same.
/// </summary>
internal sealed class GroupTable
{
    private const byte NotJudged = byte.MaxValue;
    private const int MostListed = 8_192;

    private readonly AddressCells _sources;
    private readonly AddressCells _destinations;
    private readonly AddressCells _all;

    // By cell; empty where there are so many that a search costs less than to hold the list for every group.
    private readonly int[] _sourceOf;
    private readonly int[] _destinationOf;
    private readonly byte[]?[] _verdicts;

    /// <summary>Creates a table.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="constants">Where addresses are told apart whatever the rules say.</param>
    /// <param name="all">The cells of all groups, by which it is asked.</param>
    /// <param name="family">The address family.</param>
    /// <param name="protocols">How many protocols it is asked about.</param>
    internal GroupTable(CompiledSecurityRule[] rules, IEnumerable<AddressRange> constants, AddressCells all, IPFamily family, int protocols)
    {
        _all = all;
        var sources = new AddressCells.Builder(family);
        var destinations = new AddressCells.Builder(family);
        foreach (AddressRange range in constants)
        {
            sources.CutAround(range);
            destinations.CutAround(range);
        }

        foreach (CompiledSecurityRule rule in rules)
        {
            sources.CutAround(rule.Source);
            destinations.CutAround(rule.Destination);
        }

        _sources = sources.Build();
        _destinations = destinations.Build();
        _sourceOf = RunsOf(_sources);
        _destinationOf = RunsOf(_destinations);
        _verdicts = new byte[]?[protocols];
    }

    /// <summary>Returns the verdict about packets between two cells; null where nobody has judged yet.</summary>
    internal Verdict? Find(int source, int destination, int protocol) =>
        _verdicts[protocol] is { } verdicts && verdicts[PlaceOf(source, destination)] is var verdict && verdict != NotJudged ? (Verdict)verdict : null;

    /// <summary>Remembers the verdict about packets between two cells.</summary>
    internal void Note(int source, int destination, int protocol, Verdict verdict)
    {
        if (_verdicts[protocol] is not { } verdicts)
        {
            verdicts = new byte[_sources.Count * _destinations.Count];
            Array.Fill(verdicts, NotJudged);
            verdicts = Interlocked.CompareExchange(ref _verdicts[protocol], verdicts, null) ?? verdicts;
        }

        verdicts[PlaceOf(source, destination)] = (byte)verdict;
    }

    private int PlaceOf(int source, int destination) =>
        _sourceOf.Length > 0
            ? (_sourceOf[source] * _destinations.Count) + _destinationOf[destination]
            : (_sources.At(_all.StartOf(source)) * _destinations.Count) + _destinations.At(_all.StartOf(destination));

    private int[] RunsOf(AddressCells runs)
    {
        if (_all.Count > MostListed)
        {
            return [];
        }

        var list = new int[_all.Count];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = runs.At(_all.StartOf(i));
        }

        return list;
    }
}
