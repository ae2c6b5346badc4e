using System.Numerics;

namespace VNetPeering.Sdk.Addressing;

/// <summary>The address space of one family, cut where the answer of a longest-prefix match changes. Immutable; thread-safe.</summary>
/// <remarks>
/// <code>
///   10.0.0.0/8   #0        |-----------------------------|
///   10.1.0.0/16  #1             |-----|
///   10.2.0.0/16  #2                   |-----|
///
///   starts    0.0.0.0   10.0.0.0  10.1.0.0  10.2.0.0  10.3.0.0  11.0.0.0
///   owners      -1         #0        #1        #2        #0        -1
/// </code>
/// Neighbours never have the same owner: at a cut a prefix begins or ends, and whoever owns the side inside it does not reach over the cut.
/// So an interval is already the widest range with one answer. n prefixes make at most 2n + 1 intervals.
/// </remarks>
/// <typeparam name="TNumber">The number that an address is: <see cref="uint"/> for IPv4, <see cref="UInt128"/> for IPv6.</typeparam>
internal sealed class AddressIntervals<TNumber>
    where TNumber : struct, IBinaryInteger<TNumber>, IUnsignedNumber<TNumber>, IMinMaxValue<TNumber>
{
    /// <summary>The owner of an interval that no prefix covers.</summary>
    internal const int None = -1;

    private readonly TNumber[] _starts;
    private readonly int[] _owners;

    private AddressIntervals(TNumber[] starts, int[] owners)
    {
        _starts = starts;
        _owners = owners;
    }

    /// <summary>Cuts the space along prefixes, given by their ends, distinct and in the order of <see cref="AddressPrefix"/>.</summary>
    /// <param name="firsts">The first address of each prefix.</param>
    /// <param name="lasts">The last address of each prefix.</param>
    /// <param name="firstOwner">The owner of the first prefix; the others count on from it.</param>
    internal static AddressIntervals<TNumber> Create(ReadOnlySpan<TNumber> firsts, ReadOnlySpan<TNumber> lasts, int firstOwner)
    {
        var starts = new List<TNumber>((2 * firsts.Length) + 1) { TNumber.Zero };
        var owners = new List<int>((2 * firsts.Length) + 1) { None };
        var open = new Stack<int>();
        for (int i = 0; i < firsts.Length; i++)
        {
            while (open.Count > 0 && lasts[open.Peek()] < firsts[i])
            {
                Close(lasts);
            }

            Cut(firsts[i], i + firstOwner);
            open.Push(i);
        }

        while (open.Count > 0)
        {
            Close(lasts);
        }

        return new([.. starts], [.. owners]);

        void Close(ReadOnlySpan<TNumber> lasts)
        {
            TNumber last = lasts[open.Pop()];
            if (last != TNumber.MaxValue)
            {
                Cut(last + TNumber.One, open.Count > 0 ? open.Peek() + firstOwner : None);
            }
        }

        void Cut(TNumber start, int owner)
        {
            // The later word counts where two cuts meet: the inner prefix begins, or the outer one ends as well.
            if (starts[^1] == start)
            {
                owners[^1] = owner;
                return;
            }

            starts.Add(start);
            owners.Add(owner);
        }
    }

    /// <summary>Returns the position of the interval that holds an address. Cost: O(log n).</summary>
    internal int Find(TNumber address)
    {
        // The first interval starts at zero, so there always is one at or before the address.
        TNumber[] starts = _starts;
        int position = 0;
        int count = starts.Length;
        while (count > 1)
        {
            int half = count >>> 1;
            if (starts[position + half] <= address)
            {
                position += half;
            }

            count -= half;
        }

        return position;
    }

    /// <summary>Returns the owner of the interval at a position, or <see cref="None"/>.</summary>
    internal int OwnerAt(int position) => _owners[position];

    /// <summary>Returns the lowest address of the interval at a position.</summary>
    internal TNumber FirstAt(int position) => _starts[position];

    /// <summary>Returns the highest address of the interval at a position.</summary>
    internal TNumber LastAt(int position) => position + 1 < _starts.Length ? _starts[position + 1] - TNumber.One : TNumber.MaxValue;
}
