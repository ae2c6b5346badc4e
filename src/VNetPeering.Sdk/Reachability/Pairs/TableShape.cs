using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>What one base table says, but for where its appliances are. Not thread-safe: it remembers who asked last.</summary>
internal sealed class TableShape
{
    private readonly int[] _slotOf;

    // A row of the table for each appliance.
    private readonly int[] _rowOf;
    private int[] _lastKey = [];
    private int _lastNumber = -1;

    private TableShape(BaseTable table, int number, int[] rowOf, int[] slotOf, bool lacksTags)
    {
        Table = table;
        Number = number;
        _rowOf = rowOf;
        _slotOf = slotOf;
        LacksTags = lacksTags;
    }

    internal BaseTable Table { get; }

    /// <summary>Gets the same number for tables with the same intervals, kinds of next hops and places of appliances among them.</summary>
    internal int Number { get; }

    /// <summary>Gets how many appliances the rows lead to.</summary>
    internal int ApplianceCount => _rowOf.Length;

    /// <summary>Gets whether a service tag of a route has no data.</summary>
    internal bool LacksTags { get; }

    /// <summary>Returns the address of an appliance.</summary>
    internal HostAddress ApplianceAt(int slot) => Table.User!.NextHopOf(_rowOf[slot])!.Value;

    /// <summary>Returns which of the appliances the next hop of a user-defined row is; -1 when it is none with an address.</summary>
    internal int SlotOf(int row) => row < _slotOf.Length ? _slotOf[row] : -1;

    /// <summary>Says whether a subnet with this table was asked about last that has the same key, and which number it got.</summary>
    internal bool IsLast(ReadOnlySpan<int> key, out int number)
    {
        number = _lastNumber;
        return number >= 0 && key.SequenceEqual(_lastKey);
    }

    internal void SetLast(ReadOnlySpan<int> key, int number)
    {
        _lastNumber = number;
        if (_lastKey.Length == key.Length)
        {
            key.CopyTo(_lastKey);
        }
        else
        {
            _lastKey = key.ToArray();
        }
    }

    /// <summary>Says whether a table is not about one subnet or VNet alone: no rows of a VNet are in it, and none are missing.</summary>
    internal static bool CanSpeak(BaseTable table) =>
        !table.IsWhole && table.User is not { HasUnresolvedDestination: true } && table.User?.Gaps.Any(gap => gap.Reason != UnknownReason.ServiceTagWithoutData) is not true;

    /// <summary>Reads a table; null where a subnet with it is like no other: rows of the VNet are in it, or some are missing.</summary>
    /// <param name="table">The table.</param>
    /// <param name="intervals">The number of its intervals.</param>
    /// <param name="shapes">The numbers of shapes.</param>
    /// <param name="slots">Room to work in: what is in it is lost. A hub's table names hundreds of appliances.</param>
    internal static TableShape? Read(BaseTable table, int intervals, KeyNumbers shapes, Dictionary<HostAddress, int> slots)
    {
        UserRoutes? user = table.User;
        if (!CanSpeak(table))
        {
            return null;
        }

        slots.Clear();
        int[] slotOf = user is null ? [] : new int[user.Count];
        int[] key = new int[slotOf.Length + 4];
        for (int row = 0; row < slotOf.Length; row++)
        {
            slotOf[row] = -1;
            NextHopType type = user!.TypeOf(row);
            if (type == NextHopType.VirtualAppliance && user.NextHopOf(row) is { } address)
            {
                slots.TryAdd(address, slots.Count);
                slotOf[row] = slots[address];
            }

            key[row + 4] = slotOf[row] >= 0 ? slotOf[row] : -1 - (int)type;
        }

        // Rows are numbered by their source, so where sources begin decides what a number means.
        key[0] = intervals;
        key[1] = table.FirstOwn;
        key[2] = table.FirstPlatform;
        key[3] = user?.Gaps.Count > 0 ? 1 : 0;
        int[] rowOf = slots.Count == 0 ? [] : new int[slots.Count];
        for (int row = slotOf.Length - 1; row >= 0; row--)
        {
            if (slotOf[row] >= 0)
            {
                rowOf[slotOf[row]] = row;
            }
        }

        return new TableShape(table, shapes.Of(key), rowOf, slotOf, key[3] == 1);
    }
}
