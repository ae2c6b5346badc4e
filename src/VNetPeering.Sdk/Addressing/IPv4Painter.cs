using System.Numerics;

namespace VNetPeering.Sdk.Addressing;

/// <summary>Makes the pages of a table from its intervals.</summary>
internal ref struct IPv4Painter<TEntry>
    where TEntry : unmanaged, IBinaryInteger<TEntry>, IUnsignedNumber<TEntry>, IMinMaxValue<TEntry>
{
    private const int PageSize = IPv4Pages<TEntry>.PageSize;
    private const int Blocks = 1 << 16;

    private readonly ReadOnlySpan<uint> _starts;
    private readonly ReadOnlySpan<int> _answers;
    private readonly PageShelf<TEntry> _last = new();

    // The interval that holds the address that is painted. It only ever moves up.
    private int _interval;

    private IPv4Painter(ReadOnlySpan<uint> starts, ReadOnlySpan<int> answers)
    {
        _starts = starts;
        _answers = answers;
    }

    /// <summary>Returns the pages; none when there are too many answers or pages for the type of the entries.</summary>
    /// <param name="starts">The lowest address of each interval, ascending, the first one 0.0.0.0.</param>
    /// <param name="answers">The answer of each interval, from 0 to the largest that occurs.</param>
    /// <param name="isDirect">Whether the first 24 bits are looked up in one step.</param>
    internal static IPv4Pages<TEntry> Paint(ReadOnlySpan<uint> starts, ReadOnlySpan<int> answers, bool isDirect)
    {
        uint most = 0;
        foreach (int answer in answers)
        {
            most = Math.Max(most, (uint)answer);
        }

        if (most >= IPv4Pages<TEntry>.PageMark)
        {
            return default;
        }

        var painter = new IPv4Painter<TEntry>(starts, answers);
        IPv4Pages<TEntry> pages = isDirect ? painter.PaintDirect() : painter.PaintShared();
        return painter._last.Count <= IPv4Pages<TEntry>.PageMark ? pages : default;
    }

    private IPv4Pages<TEntry> PaintDirect()
    {
        const int middle = Blocks * PageSize;
        TEntry[] entries = GC.AllocateUninitializedArray<TEntry>(middle + (MostLastPages() * PageSize));
        for (int block = 0; block < Blocks; block++)
        {
            PaintPage(entries.AsSpan(block * PageSize, PageSize), (uint)block << 16, 8);
        }

        _last.Entries.CopyTo(entries.AsSpan(middle));
        return new(entries, middle, hasBlocks: false);
    }

    private IPv4Pages<TEntry> PaintShared()
    {
        TEntry[] blocks = new TEntry[Blocks];
        var middle = new PageShelf<TEntry>();
        Span<TEntry> page = stackalloc TEntry[PageSize];
        int block = 0;
        while (block < Blocks)
        {
            uint first = (uint)block << 16;
            int beyond = Math.Max(block + 1, (int)(EndOfInterval(first) >> 16));
            PaintPage(page, first, 8);
            blocks.AsSpan(block, beyond - block).Fill(TEntry.CreateTruncating((Blocks / PageSize) + middle.Put(page)));
            block = beyond;
        }

        // The first pages are the blocks themselves.
        int pages = (Blocks / PageSize) + middle.Count;
        return TEntry.CreateTruncating(pages - 1) == TEntry.CreateSaturating(pages - 1)
            ? new([.. blocks, .. middle.Entries, .. _last.Entries], pages * PageSize, hasBlocks: true)
            : default;
    }

    // As many as there are different values of the first 24 bits with a cut among the last 8; fewer where pages are equal.
    private readonly int MostLastPages()
    {
        int pages = 0;
        uint before = uint.MaxValue;
        foreach (uint start in _starts)
        {
            if ((byte)start != 0 && start >> 8 != before)
            {
                before = start >> 8;
                pages++;
            }
        }

        return pages;
    }

    // An entry stands for as many addresses as the shift says. Where one interval ends among them, their answers get a page of their own.
    private void PaintPage(scoped Span<TEntry> page, uint first, int shift)
    {
        int entry = 0;
        while (entry < PageSize)
        {
            uint address = first + ((uint)entry << shift);
            ulong end = EndOfInterval(address);
            int beyond = (int)Math.Min((end - first) >> shift, PageSize);
            if (beyond > entry)
            {
                page[entry..beyond].Fill(TEntry.CreateTruncating(_answers[_interval]));
                entry = beyond;
            }
            else
            {
                page[entry++] = PaintLast(address);
            }
        }
    }

    private TEntry PaintLast(uint first)
    {
        Span<TEntry> page = stackalloc TEntry[PageSize];
        PaintPage(page, first, 0);
        return TEntry.CreateTruncating(IPv4Pages<TEntry>.PageMark + (uint)_last.Put(page));
    }

    // Moves to the interval that holds an address and returns the address behind it.
    private ulong EndOfInterval(uint address)
    {
        while (_interval + 1 < _starts.Length && _starts[_interval + 1] <= address)
        {
            _interval++;
        }

        return _interval + 1 < _starts.Length ? _starts[_interval + 1] : 1UL << 32;
    }
}
