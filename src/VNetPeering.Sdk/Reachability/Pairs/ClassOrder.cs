using System.Runtime.InteropServices;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Where the addresses that security groups tell apart begin among classes that stand in the order of addresses, each by itself. Classes whose addresses a route table tells apart
/// stand behind the others and are none of them. Immutable; thread-safe.
/// </summary>
internal sealed class ClassOrder
{
    private readonly AddressCells _cells;
    private readonly int[] _firstOf;
    private readonly Dictionary<int, List<int>> _cutAt = [];

    internal ClassOrder(PairSubnets subnets, FarClasses classes, GroupProfiles profiles)
    {
        _cells = profiles.Cells;
        _firstOf = new int[_cells.Count + 1];
        for (; Count < classes.Count && classes.CellOf(Count) != int.MaxValue; Count++)
        {
            int sample = classes.SampleOf(Count);
            int cell = profiles.CellOf(sample);
            if (cell < 0)
            {
                cell = _cells.At(subnets.First(sample).Value);
                for (int i = cell + 1; i <= _cells.At(subnets.Last(sample).Value); i++)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(_cutAt, i, out _) ??= []).Add(Count);
                }
            }

            _firstOf[cell + 1] = Count + 1;
        }

        for (int i = 1; i < _firstOf.Length; i++)
        {
            _firstOf[i] = Math.Max(_firstOf[i], _firstOf[i - 1]);
        }
    }

    /// <summary>Gets the number of classes in the order.</summary>
    internal int Count { get; }

    /// <summary>Returns the number of classes that begin before a value, which a rule of a group tells from the one before.</summary>
    internal int Before(UInt128 start) => _firstOf[_cells.At(start)];

    /// <summary>Returns the classes that begin before such a value and end behind it.</summary>
    internal ReadOnlySpan<int> CutAt(UInt128 start) => _cutAt.Count > 0 && _cutAt.TryGetValue(_cells.At(start), out List<int>? cut) ? CollectionsMarshal.AsSpan(cut) : [];
}
