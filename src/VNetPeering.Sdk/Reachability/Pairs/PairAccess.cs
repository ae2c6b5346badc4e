using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>What cleared access flags deny where no security group is attached (2.42, 2.43). Thread-safe.</summary>
internal sealed class PairAccess(RoutingTables tables, PairSubnets subnets)
{
    /// <summary>What the methods return where nothing is denied.</summary>
    internal const ulong Passes = 0;

    private readonly ClosedLinks _closed = tables.Net.ClosedLinks;

    /// <summary>Gets whether anything may be denied in the network.</summary>
    internal bool Matters { get; } = tables.Net.ClosedLinks.Exist && tables.Behavior.AccessFlagBlocksWithoutSecurityGroup;

    /// <summary>Says what machines without a group in a VNet do with packets to or from a subnet: <see cref="Passes"/>, <see cref="Ways.Blocked"/>, or <see cref="Ways.Open"/> where its addresses fare differently.</summary>
    internal ulong In(int vnet, int position)
    {
        ReadOnlySpan<ClosedLink> closed = Matters ? _closed.Of(vnet) : [];
        if (closed.IsEmpty)
        {
            return Passes;
        }

        if (subnets.IsOneRange(position))
        {
            return In(closed, subnets.OnlyRangeOf(position));
        }

        // No lambda: it would cost an object at each call, also where nothing is closed.
        ulong all = Passes;
        AddressRange[] ranges = subnets.RangesOf(position);
        for (int i = 0; i < ranges.Length; i++)
        {
            ulong way = In(closed, ranges[i]);
            if (i > 0 && way != all)
            {
                return Ways.Open;
            }

            all = way;
        }

        return all;
    }

    /// <summary>As for a subnet.</summary>
    internal ulong In(int vnet, AddressRange range) => In(Matters ? _closed.Of(vnet) : [], range);

    /// <summary>Says what the machines at both ends of a flow do with its packets, whatever way they take.</summary>
    internal ulong Between(int from, int to)
    {
        ulong sender = subnets.IsUnderGroup(from) ? Passes : In(subnets.VNetOf(from), to);
        ulong receiver = subnets.IsUnderGroup(to) ? Passes : In(subnets.VNetOf(to), from);
        return sender == Ways.Blocked || receiver == Ways.Blocked ? Ways.Blocked : sender != Passes ? sender : receiver;
    }

    private static ulong In(ReadOnlySpan<ClosedLink> all, AddressRange range)
    {
        bool isDenied = false;
        bool isCut = false;
        foreach (ClosedLink closed in all)
        {
            bool isBehind = closed.Space.Contains(range.First, out AddressRange around);
            isDenied |= isBehind && around.Contains(range);
            isCut |= !around.Contains(range);
        }

        return isDenied ? Ways.Blocked : isCut ? Ways.Open : Passes;
    }
}
