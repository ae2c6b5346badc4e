using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Routing;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Tells the neighbours between which no route table has a say: the rows of the peering are the longest on both sides. All pairs of their subnets that have
/// classes and no security groups fare alike. Thread-safe.
/// </summary>
internal sealed class OwnRows(RoutingTables tables, FarClasses classes, PairGround ground, IPFamily family)
{
    private readonly CompiledTopology _net = tables.Net;
    private readonly PairSubnets _subnets = ground.Subnets;
    private readonly Territories _territories = ground.Territories;
    private readonly LinkFacts _facts = ground.Facts;

    // By VNet. Zero, no row at all, is looked up again: that is cheap.
    private readonly uint[] _highest = new uint[tables.Net.VNets.Length];

    /// <summary>Returns how all packets fare between two VNets, there and back; false where route tables may lead some of them elsewhere, or a trace has to tell.</summary>
    /// <param name="from">The VNet of the sources.</param>
    /// <param name="to">The VNet of the destinations.</param>
    /// <param name="link">The link from one to the other; -1 where it is not known.</param>
    /// <param name="there">Receives one of <see cref="Ways"/>.</param>
    /// <param name="back">Receives the way of the answers.</param>
    /// <param name="reverse">Receives the link back; -1 where there is none. Asked about that one, the answer is the same the other way round.</param>
    internal bool Decide(int from, int to, int link, out ulong there, out ulong back, out int reverse)
    {
        there = back = Ways.Open;
        reverse = link < 0 ? -1 : _facts.ReverseOf(link);
        if (reverse < 0 || !_territories.IsTidy(from) || !_territories.IsTidy(to) || !BringsAll(link, to) || !BringsAll(reverse, from) || !AreLongest(from, to) || !AreLongest(to, from))
        {
            return false;
        }

        bool isDenied = ground.Access.Matters && !(_facts.AllowsAccess(link) && _facts.AllowsAccess(reverse));
        there = isDenied ? Ways.Blocked : WayOver(link);
        back = isDenied ? Ways.Blocked : WayOver(reverse);
        return there != Ways.Open && back != Ways.Open;
    }

    private ulong WayOver(int link) => _facts.CrossingOf(link).Outcome is not 0 and ulong outcome ? outcome : Ways.Direct;

    private bool BringsAll(int link, int vnet) =>
        _facts.LeadsSomewhere(link)
        && _facts.RemoteOf(link) == vnet
        && (_facts.BringsWholeSpace(link) || _net.VNets[vnet].VNet.AddressSpace.All(_net.Links[link].RemotePrefixes!.Contains));

    /// <summary>Says whether nothing in the base tables of a VNet's subnets reaches the rank of rows with the prefixes of another.</summary>
    private bool AreLongest(int from, int to)
    {
        if (_territories.LengthOf(to) is >= 0 and int length && HighestIn(from) < RouteAnswer.Of(length, RouteAnswer.GlobalOfVNet, row: 0))
        {
            return true;
        }

        RouteIntervals? last = null;
        for (int i = _subnets.FirstIn(from); i < _subnets.FirstIn(from + 1); i++)
        {
            RouteIntervals intervals = tables.BaseOf(_subnets.IndexOf(i)).Intervals;
            if (classes.Of(i) < 0 || ReferenceEquals(intervals, last))
            {
                continue;
            }

            last = intervals;
            foreach (AddressPrefix prefix in _net.VNets[to].VNet.AddressSpace.AsSpan())
            {
                uint least = RouteAnswer.Of(prefix.Length, RouteAnswer.GlobalOfVNet, row: 0);
                if (prefix.Family == family && (!intervals.IsOne(prefix.First, prefix.Last, out uint answer) || answer >= least))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Returns the highest answer in the base tables of a VNet's subnets, to whatever address.</summary>
    private uint HighestIn(int vnet)
    {
        if (Volatile.Read(ref _highest[vnet]) is not RouteAnswer.NoMatch and uint known)
        {
            return known;
        }

        uint highest = RouteAnswer.NoMatch;
        for (int i = _subnets.FirstIn(vnet); i < _subnets.FirstIn(vnet + 1); i++)
        {
            highest = classes.Of(i) < 0 ? highest : Math.Max(highest, tables.BaseOf(_subnets.IndexOf(i)).Intervals.Highest(family));
        }

        Volatile.Write(ref _highest[vnet], highest);
        return highest;
    }
}
