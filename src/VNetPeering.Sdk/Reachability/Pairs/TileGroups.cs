using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// What the security groups at both ends say to the pairs of classes of a tile, in both directions, about one protocol: three squares of bits each, of which one is enough where all is
/// certain. Not thread-safe.
/// </summary>
internal sealed class TileGroups(GroupLines lines)
{
    private const int IsReachable = 1 << GroupLine.Reachable;
    private const int MayBeReachable = (1 << GroupLine.Reachable) | (1 << GroupLine.Unknown) | (1 << GroupLine.Asked);
    private const int IsTold = (1 << GroupLine.Blocked) | (1 << GroupLine.Reachable) | (1 << GroupLine.Unknown);

    private readonly BitTile _transposed = new();

    // For each class and direction as one of the rows, and as one of the columns.
    private readonly int[] _rowCursors = new int[lines.Count * 2];
    private readonly int[] _columnCursors = new int[lines.Count * 2];
    private readonly Squares _there = new();
    private readonly Squares _back = new();

    /// <summary>Gets whether any pair is not told by <see cref="Reachable"/> alone.</summary>
    internal bool HasOthers { get; private set; }

    /// <summary>Asks the lines of two runs of classes.</summary>
    internal void Fill(int one, int ones, int other, int others)
    {
        HasOthers = Fill(IsReachable, squares => squares.Reachable, one, ones, other, others);
        if (HasOthers)
        {
            Fill(MayBeReachable, squares => squares.Possible, one, ones, other, others);
            Fill(IsTold, squares => squares.Told, one, ones, other, others);
        }
    }

    /// <summary>Returns for the pairs of a row whether the groups let packets pass, a bit for each.</summary>
    internal ReadOnlySpan<ulong> Reachable(bool isBack, int row) => (isBack ? _back : _there).Reachable.Row(row);

    /// <summary>Returns for 64 pairs of a row whether nobody knows.</summary>
    internal ulong Unknown(bool isBack, int row, int word)
    {
        Squares squares = isBack ? _back : _there;
        return squares.Possible.Row(row)[word] & squares.Told.Row(row)[word] & ~squares.Reachable.Row(row)[word];
    }

    /// <summary>Returns for 64 pairs of a row whether each has to be asked about.</summary>
    internal ulong Asked(bool isBack, int row, int word)
    {
        Squares squares = isBack ? _back : _there;
        return squares.Possible.Row(row)[word] & ~squares.Told.Row(row)[word];
    }

    private bool Fill(int codes, Func<Squares, BitTile> square, int one, int ones, int other, int others)
    {
        // A flow meets the group of its source, drawn over destinations, and that of its destination, drawn over sources.
        return Fill(square(_there), SecurityRuleDirection.Outbound, SecurityRuleDirection.Inbound, codes, one, ones, other, others)
            | Fill(square(_back), SecurityRuleDirection.Inbound, SecurityRuleDirection.Outbound, codes, one, ones, other, others);
    }

    private bool Fill(BitTile tile, SecurityRuleDirection ofOne, SecurityRuleDirection ofOther, int codes, int one, int ones, int other, int others)
    {
        bool hasOthers = false;
        for (int i = 0; i < ones; i++)
        {
            hasOthers |= lines.Of(one + i, ofOne).Paint(tile.Row(i), other, others, codes, ref _rowCursors[((one + i) * 2) + (int)ofOne]);
        }

        for (int k = 0; k < others; k++)
        {
            hasOthers |= lines.Of(other + k, ofOther).Paint(_transposed.Row(k), one, ones, codes, ref _columnCursors[((other + k) * 2) + (int)ofOther]);
        }

        tile.AndTransposed(_transposed);
        return hasOthers;
    }

    private sealed class Squares
    {
        internal BitTile Reachable { get; } = new();

        internal BitTile Possible { get; } = new();

        internal BitTile Told { get; } = new();
    }
}
