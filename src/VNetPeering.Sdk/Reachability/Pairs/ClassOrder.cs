using VNetPeering.Sdk.Addressing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// The addresses of classes that stand in the order of addresses, each by itself. Classes whose addresses a route table tells apart stand behind the others and are none of them.
/// Immutable; thread-safe.
/// </summary>
internal sealed class ClassOrder
{
    private readonly AddressCells _firsts;

    // How many classes begin in the cells up to each one.
    private readonly int[] _begun;
    private readonly UInt128[] _lasts;

    // Up to each class, itself with them: VNets that never meet may have the same space, one within the other.
    private readonly UInt128[] _highest;

    internal ClassOrder(PairSubnets subnets, FarClasses classes, IPFamily family)
    {
        for (; Count < classes.Count && classes.CellOf(Count) != int.MaxValue; Count++)
        {
        }

        var firsts = new UInt128[Count];
        Array.Fill(firsts, UInt128.MaxValue);
        _lasts = new UInt128[Count];
        for (int i = 0; i < subnets.Count; i++)
        {
            if (classes.Of(i) is >= 0 and int number && number < Count)
            {
                firsts[number] = UInt128.Min(firsts[number], subnets.First(i).Value);
                _lasts[number] = UInt128.Max(_lasts[number], subnets.Last(i).Value);
            }
        }

        var starts = new AddressCells.Builder(family);
        Array.ForEach(firsts, starts.CutAt);
        _firsts = starts.Build();
        _begun = new int[_firsts.Count];
        _highest = new UInt128[Count];
        for (int i = 0, cell = 0; i < Count; i++)
        {
            cell += cell + 1 < _firsts.Count && _firsts.StartOf(cell + 1) == firsts[i] ? 1 : 0;
            _begun[cell] = i + 1;
            _highest[i] = i > 0 ? UInt128.Max(_highest[i - 1], _lasts[i]) : _lasts[i];
        }
    }

    /// <summary>Gets the number of classes in the order.</summary>
    internal int Count { get; }

    /// <summary>Returns the number of classes that begin before an address.</summary>
    internal int Before(UInt128 address) => address == 0 ? 0 : _begun[_firsts.At(address - 1)];

    /// <summary>Returns the next class down the order that begins before an address and ends at it or behind it; -1 where there is none.</summary>
    /// <param name="address">The address.</param>
    /// <param name="below">The class to look below; at first what <see cref="Before"/> has returned.</param>
    internal int NextCutAt(UInt128 address, int below)
    {
        for (int i = below - 1; i >= 0 && _highest[i] >= address; i--)
        {
            if (_lasts[i] >= address)
            {
                return i;
            }
        }

        return -1;
    }
}
