// Members are disjoint and as few as possible, which buys three short cuts that the methods rely on:
//   one binary search finds the only member that can hold an address;
//   a prefix lies wholly in the set exactly when one member contains it, since two halves never stay apart;
//   what Intersect and Subtract produce is the fewest again, so neither summarises.
using System.Runtime.CompilerServices;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Addressing;

/// <summary>A set of IPv4 and IPv6 addresses, held as the fewest sorted and disjoint prefixes.</summary>
/// <remarks>
/// Two sets are equal when they hold the same addresses, however they were written: <c>10.0.0.0/25</c> and <c>10.0.0.128/25</c> make the set
/// of <c>10.0.0.0/24</c>. Families never mix: <c>::/0</c> holds no IPv4 address. Collection expressions work: <c>PrefixSet space = [first, second]</c>.
/// Immutable; thread-safe.
/// </remarks>
[CollectionBuilder(typeof(PrefixSet), nameof(Create))]
public sealed class PrefixSet : IEquatable<PrefixSet>
{
    private PrefixSet(ValueList<AddressPrefix> prefixes) => Prefixes = prefixes;

    /// <summary>Gets the set without addresses.</summary>
    public static PrefixSet Empty { get; } = new([]);

    /// <summary>Gets the fewest prefixes that hold the addresses of the set: disjoint, ascending, IPv4 before IPv6.</summary>
    public ValueList<AddressPrefix> Prefixes { get; }

    /// <summary>Gets whether the set holds no address.</summary>
    public bool IsEmpty => Prefixes.Count == 0;

    /// <summary>Creates the set of all addresses that lie in one of the prefixes, which may overlap, repeat and come in any order.</summary>
    /// <remarks>Cost: O(n log n); prefixes that must be merged cost microseconds each.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="prefixes"/> is null.</exception>
    public static PrefixSet Create(IEnumerable<AddressPrefix> prefixes)
    {
        ArgumentNullException.ThrowIfNull(prefixes);
        return FromOwned([.. prefixes]);
    }

    /// <summary>Creates the set of all addresses that lie in one of the prefixes, which may overlap, repeat and come in any order.</summary>
    /// <remarks>Cost: O(n log n); prefixes that must be merged cost microseconds each.</remarks>
    public static PrefixSet Create(params ReadOnlySpan<AddressPrefix> prefixes) => FromOwned(prefixes.ToArray());

    /// <summary>Says whether an address is in the set. Cost: O(log n), no allocation.</summary>
    public bool Contains(HostAddress address)
    {
        ReadOnlySpan<AddressPrefix> members = Prefixes.AsSpan();
        int candidate = LastStartingAtOrBefore(members, address);
        return candidate >= 0 && members[candidate].Contains(address);
    }

    /// <summary>Says whether every address of a prefix is in the set. Cost: O(log n), no allocation.</summary>
    public bool Contains(AddressPrefix prefix)
    {
        ReadOnlySpan<AddressPrefix> members = Prefixes.AsSpan();
        int candidate = LastStartingAtOrBefore(members, prefix.First);
        return candidate >= 0 && members[candidate].Contains(prefix);
    }

    /// <summary>Says whether any address of a prefix is in the set. Cost: O(log n), no allocation.</summary>
    public bool Overlaps(AddressPrefix prefix)
    {
        ReadOnlySpan<AddressPrefix> members = Prefixes.AsSpan();
        int candidate = LastStartingAtOrBefore(members, prefix.Last);
        return candidate >= 0 && members[candidate].Overlaps(prefix);
    }

    /// <summary>Says whether the sets share an address. Cost: O(n + m), no allocation.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool Overlaps(PrefixSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ReadOnlySpan<AddressPrefix> left = Prefixes.AsSpan();
        ReadOnlySpan<AddressPrefix> right = other.Prefixes.AsSpan();
        int l = 0;
        int r = 0;
        while (l < left.Length && r < right.Length)
        {
            if (left[l].Overlaps(right[r]))
            {
                return true;
            }

            if (left[l] < right[r])
            {
                l++;
            }
            else
            {
                r++;
            }
        }

        return false;
    }

    /// <summary>Returns the addresses that are in this set, in the other, or in both. Cost: as <see cref="Create(IEnumerable{AddressPrefix})"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public PrefixSet Union(PrefixSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (IsEmpty)
        {
            return other;
        }

        return other.IsEmpty ? this : FromOwned([.. Prefixes.AsSpan(), .. other.Prefixes.AsSpan()]);
    }

    /// <summary>Returns the addresses that are in both sets. Cost: O(n + m).</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public PrefixSet Intersect(PrefixSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ReadOnlySpan<AddressPrefix> left = Prefixes.AsSpan();
        ReadOnlySpan<AddressPrefix> right = other.Prefixes.AsSpan();
        var shared = new List<AddressPrefix>();
        int l = 0;
        int r = 0;
        while (l < left.Length && r < right.Length)
        {
            if (left[l].Contains(right[r]))
            {
                shared.Add(right[r++]);
            }
            else if (right[r].Contains(left[l]))
            {
                shared.Add(left[l++]);
            }
            else if (left[l] < right[r])
            {
                l++;
            }
            else
            {
                r++;
            }
        }

        return FromFewest(shared);
    }

    /// <summary>Returns the addresses of this set that are not in the other. Cost: O(n + m), and microseconds for each prefix that is cut up.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public PrefixSet Subtract(PrefixSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ReadOnlySpan<AddressPrefix> holes = other.Prefixes.AsSpan();
        var kept = new List<AddressPrefix>();
        int next = 0;
        foreach (AddressPrefix member in Prefixes)
        {
            while (next < holes.Length && holes[next].Last < member.First)
            {
                next++;
            }

            // A hole as large as the member or larger may reach over the members behind it too, so it is not passed yet.
            if (next < holes.Length && holes[next].Contains(member))
            {
                continue;
            }

            int first = next;
            while (next < holes.Length && member.Contains(holes[next]))
            {
                next++;
            }

            Cut(member, holes[first..next], kept);
        }

        return FromFewest(kept);
    }

    /// <summary>Returns the number of addresses of a family; for all of IPv6, whose count does not fit, <see cref="UInt128.MaxValue"/>. Cost: O(n).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="family"/> is neither family.</exception>
    public UInt128 AddressCount(IPFamily family)
    {
        if (family is not (IPFamily.IPv4 or IPFamily.IPv6))
        {
            throw new ArgumentOutOfRangeException(nameof(family), family, "The family is neither IPv4 nor IPv6.");
        }

        UInt128 count = UInt128.Zero;
        foreach (AddressPrefix member in Prefixes)
        {
            if (member.Family == family)
            {
                count += member.AddressCount;
            }
        }

        return count;
    }

    /// <summary>Returns an enumerator over <see cref="Prefixes"/> that does not allocate.</summary>
    public ValueList<AddressPrefix>.Enumerator GetEnumerator() => Prefixes.GetEnumerator();

    /// <summary>Says whether both sets hold the same addresses. Cost: O(n).</summary>
    public bool Equals(PrefixSet? other) => other is not null && Prefixes.Equals(other.Prefixes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PrefixSet);

    /// <inheritdoc/>
    public override int GetHashCode() => Prefixes.GetHashCode();

    /// <summary>Returns <see cref="Prefixes"/> between brackets, for example <c>[10.0.0.0/16, fd00:db8::/48]</c>; <c>[]</c> when empty.</summary>
    public override string ToString() => Prefixes.ToString();

    private static PrefixSet FromOwned(AddressPrefix[] prefixes)
    {
        Array.Sort(prefixes);
        return FromFewest(AreFewest(prefixes) ? prefixes : NetworkArithmetic.Summarize(prefixes));
    }

    private static PrefixSet FromFewest(IReadOnlyCollection<AddressPrefix> prefixes) => prefixes.Count == 0 ? Empty : new(prefixes.ToValueList());

    // Sorted prefixes are the fewest when no neighbours nest or make up a larger prefix: of pieces that fill a prefix, the
    // longest has its other half among them, and the two are neighbours. Most address spaces are, and need no merging.
    private static bool AreFewest(ReadOnlySpan<AddressPrefix> sorted)
    {
        for (int i = 1; i < sorted.Length; i++)
        {
            AddressPrefix before = sorted[i - 1];
            AddressPrefix prefix = sorted[i];
            if (before.Overlaps(prefix) || AreHalvesOfOne(before, prefix))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreHalvesOfOne(AddressPrefix left, AddressPrefix right) =>
        left.Length == right.Length && left.Length > 0 && AddressPrefix.Containing(left.First, left.Length - 1).Contains(right);

    // The holes ascend, so what lies before the next hole is final and what lies behind waits on the stack, lowest on top.
    private static void Cut(AddressPrefix whole, ReadOnlySpan<AddressPrefix> holes, List<AddressPrefix> kept)
    {
        var pending = new Stack<AddressPrefix>();
        pending.Push(whole);
        foreach (AddressPrefix hole in holes)
        {
            while (!pending.Peek().Contains(hole))
            {
                kept.Add(pending.Pop());
            }

            AddressPrefix[] rest = NetworkArithmetic.Subtract(pending.Pop(), hole);
            for (int i = rest.Length - 1; i >= 0; i--)
            {
                pending.Push(rest[i]);
            }
        }

        kept.AddRange(pending);
    }

    private static int LastStartingAtOrBefore(ReadOnlySpan<AddressPrefix> members, HostAddress address)
    {
        int low = 0;
        int high = members.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (members[middle].First <= address)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }
}
