using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Addressing;

/// <summary>A piece of memory for lines. What has been handed out is written once, before anybody reads it, and never again.</summary>
/// <remarks>Thread-safe: two who want to go on from the same place do not both get it.</remarks>
internal sealed class LineChunk
{
    internal const int WordsPerLine = 16;
    private const int BytesPerLine = WordsPerLine * sizeof(uint);

    private readonly int _firstLine;
    private int _used;

    internal LineChunk(int capacity)
    {
        // The runtime aligns arrays to 8 bytes only, so there is room to begin at the next multiple of 64; pinned, the array stays there.
        Words = GC.AllocateUninitializedArray<uint>((capacity + 1) * WordsPerLine, pinned: true);
        Capacity = capacity;
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(Words, 0);
        _firstLine = (int)(-address & (BytesPerLine - 1)) / sizeof(uint);
    }

    /// <summary>Gets the memory. Lines begin at multiples of 64 bytes, not of 16 words.</summary>
    internal uint[] Words { get; }

    /// <summary>Gets how many lines there are.</summary>
    internal int Capacity { get; }

    /// <summary>Takes the lines that follow the first <paramref name="used"/> ones, unless somebody has them or there are too few.</summary>
    internal bool TryTake(int used, int lines) =>
        lines <= Capacity - used && Interlocked.CompareExchange(ref _used, used + lines, used) == used;

    /// <summary>Returns the place of the first word of a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int PlaceOf(int line) => _firstLine + (line * WordsPerLine);
}
