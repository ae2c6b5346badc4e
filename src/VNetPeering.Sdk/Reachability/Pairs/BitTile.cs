using System.Numerics;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>A square of bits, a row for each class of one run, a column for each of another. Not thread-safe.</summary>
internal sealed class BitTile
{
    internal const int Size = TileCounter.Size;

    private const int Side = 64;

    // Up to so many words of a block cost less bit by bit than to change all rows and columns.
    private const int FewMixed = 8;
    private const int WordsInRow = Size / Side;

    private readonly ulong[] _words = new ulong[Size * WordsInRow];

    internal Span<ulong> Row(int row) => _words.AsSpan(row * WordsInRow, WordsInRow);

    /// <summary>Clears each bit that is not set in another square at the place where row and column change places.</summary>
    internal void AndTransposed(BitTile other)
    {
        Span<ulong> block = stackalloc ulong[Side];
        for (int rows = 0; rows < WordsInRow; rows++)
        {
            for (int columns = 0; columns < WordsInRow; columns++)
            {
                ulong whole = 0;
                ulong mixed = 0;
                for (int i = 0; i < Side; i++)
                {
                    ulong word = other._words[(((columns * Side) + i) * WordsInRow) + rows];
                    block[i] = word;
                    whole |= (word & 1) << i;
                    mixed |= (word is 0 or ulong.MaxValue ? 0UL : 1UL) << i;
                }

                if (BitOperations.PopCount(mixed) > FewMixed)
                {
                    Transpose(block);
                    for (int i = 0; i < Side; i++)
                    {
                        At(rows, i, columns) &= block[i];
                    }

                    continue;
                }

                // Most words are all zeros or all ones: what they clear is the same in each row.
                ulong kept = whole | mixed;
                for (int i = 0; i < Side; i++)
                {
                    At(rows, i, columns) &= kept;
                }

                for (; mixed != 0; mixed &= mixed - 1)
                {
                    int column = BitOperations.TrailingZeroCount(mixed);
                    for (ulong cleared = ~block[column]; cleared != 0; cleared &= cleared - 1)
                    {
                        At(rows, BitOperations.TrailingZeroCount(cleared), columns) &= ~(1UL << column);
                    }
                }
            }
        }
    }

    private ref ulong At(int rows, int row, int columns) => ref _words[(((rows * Side) + row) * WordsInRow) + columns];

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
