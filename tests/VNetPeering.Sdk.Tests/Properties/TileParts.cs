using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Reachability.Pairs;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>What tiles are made of, against the same done number by number and bit by bit.</summary>
public sealed class TileParts
{
    [TestCase(256, 256)]
    [TestCase(3, 255)]
    [TestCase(130, 1)]
    public void Rows_and_columns_of_numbers(int rows, int columns)
    {
        const int Stride = TileCounter.Size + 32;
        var dice = new Random(rows + columns);
        ushort[] from = [.. Enumerable.Range(0, TileCounter.Size * Stride).Select(_ => (ushort)dice.Next(ushort.MaxValue))];
        var to = new ushort[from.Length];

        IdTile.Transpose(from, to, Stride, rows, columns);

        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                to[(column * Stride) + row].ShouldBe(from[(row * Stride) + column], $"row {row}, column {column}");
            }
        }
    }

    [TestCase(0, Description = "whole words only")]
    [TestCase(3, Description = "a few mixed words in a block")]
    [TestCase(40, Description = "most words mixed")]
    public void Bits_of_one_square_clear_those_of_another(int mixed)
    {
        var dice = new Random(mixed);
        var kept = new BitTile();
        var cleared = new BitTile();
        for (int row = 0; row < BitTile.Size; row++)
        {
            for (int word = 0; word < kept.Row(row).Length; word++)
            {
                kept.Row(row)[word] = (ulong)dice.NextInt64(long.MinValue, long.MaxValue);
                cleared.Row(row)[word] = dice.Next(64) < mixed ? (ulong)dice.NextInt64(long.MinValue, long.MaxValue) : dice.Next(2) == 0 ? 0 : ulong.MaxValue;
            }
        }

        bool[] expected = [.. Enumerable.Range(0, BitTile.Size * BitTile.Size).Select(cell => Bit(kept, cell / BitTile.Size, cell % BitTile.Size) && Bit(cleared, cell % BitTile.Size, cell / BitTile.Size))];

        kept.AndTransposed(cleared);

        Enumerable.Range(0, expected.Length).Select(cell => Bit(kept, cell / BitTile.Size, cell % BitTile.Size)).ShouldBe(expected);
    }

    [Test]
    public void Bits_of_a_line_are_what_it_says_of_each_class()
    {
        var dice = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            var runs = new List<(int End, int Code)>();
            for (int end = 0; end < 1_000;)
            {
                end += 1 + dice.Next(round % 2 == 0 ? 30 : 400);
                runs.Add((end, dice.Next(4) | (dice.Next(2) * GroupLine.ForNeighbours)));
            }

            GroupLine line = GroupLine.Of(runs.ToArray());
            int cursor = 0;
            var row = new ulong[BitTile.Size / 64];
            int codes = dice.Next(16);
            foreach (int first in new[] { 0, 256, 512, 768, 300, 10 })
            {
                int count = Math.Min(BitTile.Size, 1_000 - first);
                bool hasOthers = line.Paint(row, first, count, codes, ref cursor);

                for (int i = 0; i < count; i++)
                {
                    (((row[i / 64] >> (i % 64)) & 1) != 0).ShouldBe(((codes >> line.CodeOf(first + i)) & 1) != 0, $"round {round}, class {first + i}");
                }

                hasOthers.ShouldBe(Enumerable.Range(first, count).Any(number => line.CodeOf(number) >= GroupLine.Unknown));
            }

            for (int number = 0; number < 1_000; number++)
            {
                int code = runs.First(run => number < run.End).Code;
                line.CodeOf(number).ShouldBe(code & 3);
                line.CodeForNeighbours(number).ShouldBe((code & GroupLine.ForNeighbours) != 0 ? code & 3 : GroupLine.Asked);
            }
        }
    }

    private static bool Bit(BitTile tile, int row, int column) => ((tile.Row(row)[column / 64] >> (column % 64)) & 1) != 0;
}
