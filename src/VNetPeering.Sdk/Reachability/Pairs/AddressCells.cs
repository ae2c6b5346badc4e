using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>The address space of one family, cut wherever something may tell addresses apart. Immutable; thread-safe.</summary>
internal sealed class AddressCells
{
    private readonly HostAddress[] _starts;

    private AddressCells(HostAddress[] starts) => _starts = starts;

    /// <summary>Returns the number of the cell that holds all addresses of a subnet; one that no other subnet has where they lie in several cells.</summary>
    internal int Of(PairSubnet subnet)
    {
        int cell = Find(subnet.Ranges[0].First);
        foreach (AddressRange range in subnet.Ranges)
        {
            if (Find(range.First) != cell || Find(range.Last) != cell)
            {
                return -1 - subnet.Index;
            }
        }

        return cell;
    }

    private int Find(HostAddress address)
    {
        int at = Array.BinarySearch(_starts, address);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>Collects cuts. Not thread-safe.</summary>
    internal sealed class Builder(IPFamily family)
    {
        private readonly HashSet<HostAddress> _cuts = [];

        internal void CutAt(HostAddress start) => _cuts.Add(start);

        internal void CutAround(AddressRange range)
        {
            if (range.Family == family)
            {
                _cuts.Add(range.First);
                if (range.Last != (family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6).Last)
                {
                    _cuts.Add(new HostAddress(family, range.Last.Value + 1));
                }
            }
        }

        internal AddressCells Build()
        {
            HostAddress[] starts = [.. _cuts];
            Array.Sort(starts);
            return new AddressCells(starts);
        }
    }
}
