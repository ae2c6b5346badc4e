namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// What the security group of a class says in one direction to packets from or to all classes in their order, as runs. Immutable; thread-safe.
/// </summary>
internal sealed class GroupLine
{
    internal const int Blocked = 0;
    internal const int Reachable = 1;
    internal const int Unknown = 2;

    /// <summary>Stands for what only the pair itself tells.</summary>
    internal const int Asked = 3;

    /// <summary>Is joined to what holds for neighbours too, because no tag that holds them has to do with it.</summary>
    internal const int ForNeighbours = 4;

    private const int CodeBits = 3;
    private const int Verdicts = 3;
    private const int ToTheEnd = int.MaxValue & ~((1 << CodeBits) - 1);

    // Where each run ends, and what it says in the lower bits.
    private readonly int[] _runs;

    private GroupLine(int[] runs) => _runs = runs;

    /// <summary>Gets the line of a class without a group.</summary>
    internal static GroupLine Open { get; } = new([ToTheEnd | Reachable]);

    /// <summary>Gets the line of a group that the input does not hold.</summary>
    internal static GroupLine Missing { get; } = new([ToTheEnd | Unknown]);

    /// <summary>Joins runs, each behind the one before. Behind the last one each pair is asked.</summary>
    internal static GroupLine Of(ReadOnlySpan<(int End, int Code)> runs)
    {
        int count = 0;
        for (int i = 0; i < runs.Length; i++)
        {
            count += IsLastOf(runs, i) ? 1 : 0;
        }

        var joined = new int[count + 1];
        joined[count] = ToTheEnd | Asked;
        for (int i = runs.Length - 1; i >= 0; i--)
        {
            if (IsLastOf(runs, i))
            {
                joined[--count] = (runs[i].End << CodeBits) | runs[i].Code;
            }
        }

        return new GroupLine(joined);

        static bool IsLastOf(ReadOnlySpan<(int End, int Code)> runs, int at) => at + 1 == runs.Length || runs[at + 1].Code != runs[at].Code;
    }

    /// <summary>Returns what the line says of a class.</summary>
    internal int CodeOf(int number) => _runs[RunOf(number)] & Verdicts;

    /// <summary>Returns what the line says of a class where that holds for its neighbours too; <see cref="Asked"/> where it may not.</summary>
    internal int CodeForNeighbours(int number)
    {
        int run = _runs[RunOf(number)];
        return (run & ForNeighbours) != 0 ? run & Verdicts : Asked;
    }

    internal static int CodeOf(Verdict verdict) => verdict switch { Verdict.Reachable => Reachable, Verdict.Blocked => Blocked, _ => Unknown };

    internal static Verdict VerdictOf(int code) => code switch { Reachable => Verdict.Reachable, Blocked => Verdict.Blocked, _ => Verdict.Unknown };

    /// <summary>Writes the bits of a row: set for those of a run of classes of which the line says one of some codes. Bits behind the run have no meaning. Returns whether it says of any that it is uncertain or asked.</summary>
    /// <param name="row">The row.</param>
    /// <param name="first">The first class.</param>
    /// <param name="count">How many they are, up to the bits of the row.</param>
    /// <param name="codes">The codes, a bit for each.</param>
    /// <param name="cursor">The run of the line that held the first class of the last question; the next one mostly follows. Zero at first.</param>
    internal bool Paint(Span<ulong> row, int first, int count, int codes, ref int cursor)
    {
        int[] runs = _runs;
        int at = cursor;
        if (at > 0 && runs[at - 1] >> CodeBits > first)
        {
            at = 0;
        }

        while (runs[at] >> CodeBits <= first)
        {
            at++;
        }

        cursor = at;
        int end = (runs[at] >> CodeBits) - first;
        int code = runs[at] & Verdicts;
        Fill(row, 0, ((codes >> code) & 1) != 0);
        bool hasOthers = code >= Unknown;
        while (end < count)
        {
            // Bits up to here are told; the run that begins here tells all that follow, until another one does.
            int begin = end;
            at++;
            end = (runs[at] >> CodeBits) - first;
            code = runs[at] & Verdicts;
            Fill(row, begin, ((codes >> code) & 1) != 0);
            hasOthers |= code >= Unknown;
        }

        return hasOthers;
    }

    /// <summary>Sets all bits from one on, or clears them.</summary>
    private static void Fill(Span<ulong> row, int begin, bool areSet)
    {
        int word = begin >> 6;
        ulong from = ulong.MaxValue << (begin & 63);
        row[word] = areSet ? row[word] | from : row[word] & ~from;
        for (word++; word < row.Length; word++)
        {
            row[word] = areSet ? ulong.MaxValue : 0;
        }
    }

    private int RunOf(int number)
    {
        int low = 0;
        int high = _runs.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_runs[middle] >> CodeBits > number)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
