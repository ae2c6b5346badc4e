namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// For each class the first steps to all others, as runs: one behind the other in one array, because they are read row by row, over and over. Read on all processors. Immutable; thread-safe.
/// </summary>
internal sealed class StepRuns
{
    private const int BlockSize = 2_048;

    private readonly int[] _firstOf;
    private readonly (int End, Step Step)[] _runs;
    private readonly bool[] _isStranger;

    internal StepRuns(FarWays ways, int classes)
    {
        _firstOf = new int[classes + 1];
        _isStranger = new bool[classes];
        var blocks = new List<(int End, Step Step)>[(classes + BlockSize - 1) / BlockSize];
        Parallel.For(0, blocks.Length, ReadBlock);
        _runs = [.. blocks.SelectMany(block => block)];
        for (int from = 0; from < classes; from++)
        {
            _firstOf[from + 1] += _firstOf[from];
        }

        void ReadBlock(int block)
        {
            var runs = new List<(int End, Step Step)>(BlockSize * 8);
            for (int from = block * BlockSize; from < Math.Min(classes, (block + 1) * BlockSize); from++)
            {
                int before = runs.Count;
                ways.ReadRuns(from, runs);
                _isStranger[from] = ways.IsStranger(from);
                _firstOf[from + 1] = runs.Count - before;
            }

            blocks[block] = runs;
        }
    }

    /// <summary>Gets where a run ends, and its step; <see cref="Step.Unsettled"/> where each pair has to be asked about.</summary>
    internal (int End, Step Step) this[int run] => _runs[run];

    /// <summary>Says whether the subnets of a class are in no VNet with an appliance.</summary>
    internal bool IsStranger(int from) => _isStranger[from];

    /// <summary>Returns the run of a class that holds another class.</summary>
    /// <param name="from">The class of the sources.</param>
    /// <param name="to">The class of the destinations.</param>
    /// <param name="cursor">How many runs of it the last question has passed; the next one mostly follows.</param>
    internal int Find(int from, int to, ref int cursor)
    {
        int run = _firstOf[from] + cursor;
        if (cursor > 0 && _runs[run - 1].End > to)
        {
            run = _firstOf[from];
        }

        while (_runs[run].End <= to)
        {
            run++;
        }

        cursor = run - _firstOf[from];
        return run;
    }
}
