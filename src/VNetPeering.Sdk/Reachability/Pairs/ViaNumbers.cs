using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The appliances that next hops name, by number. Thread-safe.</summary>
internal sealed class ViaNumbers(int vnets, ViaPoints points, Ways ways)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(int VNet, HostAddress Address), int> _numbers = [];
    private readonly HashSet<int> _homes = [];

    // The number of the one asked about last in each VNet, and one: most hold one or none.
    private readonly int[] _recent = new int[vnets];
    private ViaEntry[] _entries = new ViaEntry[8];

    /// <summary>Gets how many numbers there are; all below are in use.</summary>
    internal int Count { get; private set; }

    internal ViaEntry this[int number] => Volatile.Read(ref _entries)[number];

    /// <summary>Says whether packets pass an appliance in a subnet.</summary>
    /// <param name="subnet">Index of the subnet.</param>
    internal bool AreIn(int subnet)
    {
        lock (_lock)
        {
            return _homes.Contains(subnet);
        }
    }

    /// <summary>Returns the number of an address in a VNet.</summary>
    internal int Of(int vnet, HostAddress address)
    {
        int number = Volatile.Read(ref _recent[vnet]) - 1;
        if (number < 0 || this[number].Address != address)
        {
            number = Find(vnet, address);
            Volatile.Write(ref _recent[vnet], number + 1);
        }

        return number;
    }

    private int Find(int vnet, HostAddress address)
    {
        lock (_lock)
        {
            if (!_numbers.TryGetValue((vnet, address), out int number))
            {
                ViaPoint point = points.At(vnet, address);
                number = Count;
                ViaEntry[] entries = number < _entries.Length ? _entries : [.. _entries, .. new ViaEntry[number]];
                entries[number] = new ViaEntry(number, vnet, address, point, point.Seen is null ? 0 : ways.NumberOf(point.Seen));
                _homes.Add(point.Home);
                Volatile.Write(ref _entries, entries);
                Count++;
                _numbers.Add((vnet, address), number);
            }

            return number;
        }
    }
}
