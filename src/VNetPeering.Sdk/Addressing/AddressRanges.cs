namespace VNetPeering.Sdk.Addressing;

/// <summary>A set of addresses as sorted, disjoint runs, which says how far around an address its answer holds. Immutable; thread-safe.</summary>
internal sealed class AddressRanges
{
    private readonly AddressRange[] _runs;

    private AddressRanges(AddressRange[] runs) => _runs = runs;

    /// <summary>Gets the set without addresses.</summary>
    internal static AddressRanges Empty { get; } = new([]);

    /// <summary>Gets the runs: IPv4 before IPv6, ascending, none touching the next.</summary>
    internal ReadOnlySpan<AddressRange> Runs => _runs;

    /// <summary>Creates the set of all addresses of runs that may overlap and come in any order. Cost: O(n log n).</summary>
    internal static AddressRanges Of(IEnumerable<AddressRange> runs)
    {
        var joined = new List<AddressRange>();
        foreach (AddressRange run in runs.Order())
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Family == run.Family && (last.Last >= run.First || last.Last.Value + 1 == run.First.Value))
            {
                joined[^1] = new AddressRange(last.First, last.Last > run.Last ? last.Last : run.Last);
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined.Count == 0 ? Empty : new AddressRanges([.. joined]);
    }

    internal static AddressRanges Of(AddressRange run) => new([run]);

    internal static AddressRanges Of(IEnumerable<AddressPrefix> prefixes) => Of(prefixes.Select(prefix => prefix.Range));

    /// <summary>Creates the set of all addresses of both families that lie in none of the prefixes.</summary>
    internal static AddressRanges AllBut(IEnumerable<AddressPrefix> prefixes)
    {
        AddressRange[] holes = Of(prefixes)._runs;
        var left = new List<AddressRange>();
        foreach (AddressRange all in new[] { AddressPrefix.AllIPv4.Range, AddressPrefix.AllIPv6.Range })
        {
            UInt128 next = all.First.Value;
            foreach (AddressRange hole in holes.Where(hole => hole.Family == all.Family))
            {
                if (hole.First.Value > next)
                {
                    left.Add(new AddressRange(new HostAddress(all.Family, next), new HostAddress(all.Family, hole.First.Value - 1)));
                }

                if (hole.Last == all.Last)
                {
                    next = UInt128.MaxValue;
                    break;
                }

                next = hole.Last.Value + 1;
            }

            if (next <= all.Last.Value && (holes.Length == 0 || !holes.Any(hole => hole.Last == all.Last)))
            {
                left.Add(new AddressRange(new HostAddress(all.Family, next), all.Last));
            }
        }

        return left.Count == 0 ? Empty : new AddressRanges([.. left]);
    }

    /// <summary>Says whether an address is in the set.</summary>
    /// <param name="address">The address.</param>
    /// <param name="around">The widest run around the address for which the answer is the same. Cost: O(log n), no allocation.</param>
    internal bool Contains(HostAddress address, out AddressRange around)
    {
        int low = 0;
        int high = _runs.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_runs[middle].First <= address)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low > 0 && _runs[low - 1].Contains(address))
        {
            around = _runs[low - 1];
            return true;
        }

        AddressRange all = (address.Family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6).Range;
        HostAddress first = low > 0 && _runs[low - 1].Family == address.Family ? new HostAddress(address.Family, _runs[low - 1].Last.Value + 1) : all.First;
        HostAddress last = low < _runs.Length && _runs[low].Family == address.Family ? new HostAddress(address.Family, _runs[low].First.Value - 1) : all.Last;
        around = new AddressRange(first, last);
        return false;
    }

    /// <summary>Says whether an address is in the set. Cost: O(log n), no allocation.</summary>
    internal bool Contains(HostAddress address) => Contains(address, out _);
}
