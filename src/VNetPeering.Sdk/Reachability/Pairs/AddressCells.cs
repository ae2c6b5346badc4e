using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The address space of one family, cut wherever something may tell addresses apart. Immutable; thread-safe.</summary>
internal sealed class AddressCells
{
    // Those of IPv4 take four bytes: they are searched and sorted by the hundred thousand.
    private readonly uint[]? _starts;
    private readonly UInt128[] _starts6;

    private AddressCells(uint[]? starts, UInt128[] starts6)
    {
        _starts = starts;
        _starts6 = starts6;
        Count = (starts?.Length ?? starts6.Length) + 1;
    }

    /// <summary>Gets the number of cells.</summary>
    internal int Count { get; }

    /// <summary>Returns the number of the cell that holds a run of addresses, ascending with them; -1 where several do.</summary>
    /// <param name="first">The lowest address.</param>
    /// <param name="last">The highest address.</param>
    /// <param name="hint">A cell to look at first; neighbours are mostly in one.</param>
    internal int Of(HostAddress first, HostAddress last, int hint = 0)
    {
        UInt128 value = first.Value;
        int cell = hint >= 0 && IsIn(hint, value) ? hint : Find(value);
        return IsIn(cell, last.Value) ? cell : -1;
    }

    /// <summary>Returns the number of the cell that starts at a value, or that holds it.</summary>
    internal int At(UInt128 value) => Find(value);

    /// <summary>Returns the value that a cell starts at.</summary>
    internal UInt128 StartOf(int cell) => cell == 0 ? 0 : _starts is null ? _starts6[cell - 1] : _starts[cell - 1];

    /// <summary>Says whether a cell starts at a value.</summary>
    internal bool StartsAt(UInt128 value) => Search(value) >= 0;

    private bool IsIn(int cell, UInt128 value) => (cell == 0 || StartOf(cell) <= value) && (cell + 1 == Count || value < StartOf(cell + 1));

    private int Find(UInt128 value)
    {
        int at = Search(value);
        return at >= 0 ? at + 1 : ~at;
    }

    private int Search(UInt128 value) => _starts is null ? Array.BinarySearch(_starts6, value) : _starts.AsSpan().BinarySearch((uint)value);

    /// <summary>Collects cuts. Not thread-safe.</summary>
    internal sealed class Builder(IPFamily family)
    {
        private readonly HashSet<uint> _cuts = [];
        private readonly HashSet<UInt128> _cuts6 = [];

        internal void CutAt(UInt128 start)
        {
            if (family == IPFamily.IPv4)
            {
                _cuts.Add((uint)start);
            }
            else
            {
                _cuts6.Add(start);
            }
        }

        internal void CutAround(AddressRange range)
        {
            if (range.Family == family)
            {
                CutAt(range.First.Value);
                if (range.Last != (family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6).Last)
                {
                    CutAt(range.Last.Value + 1);
                }
            }
        }

        /// <summary>Cuts around all addresses of a side of a security rule that are known.</summary>
        internal void CutAround(AddressSide side)
        {
            // Members of an application group are never the machines that stand for a subnet. What is not known may bring private space or spares it, and that is cut anyway.
            if (side is { IsApplicationGroup: false, Ranges: { } ranges })
            {
                foreach (AddressRange range in ranges.Runs)
                {
                    CutAround(range);
                }
            }
        }

        internal AddressCells Build()
        {
            uint[]? starts = family == IPFamily.IPv4 ? [.. _cuts] : null;
            UInt128[] starts6 = [.. _cuts6];
            Array.Sort(starts ?? []);
            Array.Sort(starts6);
            return new AddressCells(starts, starts6);
        }
    }
}
