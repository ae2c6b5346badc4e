using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The appliances that next hops name, by number. Thread-safe.</summary>
internal sealed class ViaNumbers(CompiledTopology net, ViaPoints points, Ways ways)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(int VNet, HostAddress Address), int> _numbers = [];
    private readonly HashSet<int> _homes = [];

    // The one asked about last in each VNet: most hold one or none.
    private readonly ViaEntry?[] _recent = new ViaEntry?[net.VNets.Length];
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
        ref ViaEntry? slot = ref _recent[vnet];
        if (slot is not { } recent || recent.Address != address)
        {
            slot = recent = this[Find(vnet, address)];
        }

        return recent.Number;
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
                entries[number] = new ViaEntry(number, vnet, address, point, point.Seen is null ? 0 : ways.NumberOf(point.Seen), Crossing.IsReceiverUnderGroup(net, vnet, address));
                _homes.Add(point.Home);
                Volatile.Write(ref _entries, entries);
                Count++;
                _numbers.Add((vnet, address), number);
            }

            return number;
        }
    }
}
