namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>A square of bits, a row for each class of one run, a column for each of another. Not thread-safe.</summary>
internal sealed class BitTile
{
    internal const int Size = TileCounter.Size;

    private const int Side = 64;
    private const int WordsInRow = Size / Side;

    private readonly ulong[] _words = new ulong[Size * WordsInRow];

    internal Span<ulong> Row(int row) => _words.AsSpan(row * WordsInRow, WordsInRow);

    internal void Clear() => Array.Clear(_words);

    /// <summary>Clears each bit that is not set in another square at the place where row and column change places.</summary>
    internal void AndTransposed(BitTile other)
    {
        Span<ulong> block = stackalloc ulong[Side];
        for (int rows = 0; rows < WordsInRow; rows++)
        {
            for (int columns = 0; columns < WordsInRow; columns++)
            {
                for (int i = 0; i < Side; i++)
                {
                    block[i] = other._words[(((columns * Side) + i) * WordsInRow) + rows];
                }

                Transpose(block);
                for (int i = 0; i < Side; i++)
                {
                    _words[(((rows * Side) + i) * WordsInRow) + columns] &= block[i];
                }
            }
        }
    }

    /// <summary>Changes rows and columns of 64 by 64 bits, halves first, then halves of them, down to single bits.</summary>
    private static void Transpose(Span<ulong> block)
    {
        ulong mask = uint.MaxValue;
        for (int half = Side / 2; half > 0; half >>= 1, mask ^= mask << half)
        {
            for (int i = 0; i < Side; i = ((i | half) + 1) & ~half)
            {
                ulong changed = ((block[i] >> half) ^ block[i + half]) & mask;
                block[i] ^= changed << half;
                block[i + half] ^= changed;
            }
        }
    }
}
