using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>What the groups of all classes say to all others about the packets of one protocol. Cost: linear in the rules of all classes, on all processors. Immutable; thread-safe.</summary>
internal sealed class GroupLines
{
    private readonly GroupLine[] _inbound;
    private readonly GroupLine[] _outbound;

    internal GroupLines(PairSubnets subnets, FarClasses classes, GroupProfiles profiles, ClassOrder order, Protocol protocol, IPFamily family)
    {
        var inbound = new GroupLine[classes.Count];
        var outbound = new GroupLine[classes.Count];
        Parallel.For(0, classes.Count, () => new LinePainter(subnets, classes, profiles, order, protocol, family), Paint, _ => { });
        _inbound = inbound;
        _outbound = outbound;

        LinePainter Paint(int number, ParallelLoopState state, LinePainter painter)
        {
            inbound[number] = painter.Paint(number, SecurityRuleDirection.Inbound);
            outbound[number] = painter.Paint(number, SecurityRuleDirection.Outbound);
            return painter;
        }
    }

    /// <summary>Returns the graver verdict of the groups at both ends of flows between two classes; null where the pair has to be asked about.</summary>
    internal Verdict? Judge(int source, int destination)
    {
        int there = _outbound[source].CodeOf(destination);
        int at = _inbound[destination].CodeOf(source);
        return there == GroupLine.Blocked || at == GroupLine.Blocked ? Verdict.Blocked
            : there == GroupLine.Asked || at == GroupLine.Asked ? null
            : there == GroupLine.Unknown || at == GroupLine.Unknown ? Verdict.Unknown
            : Verdict.Reachable;
    }

    /// <summary>Gets the number of classes.</summary>
    internal int Count => _inbound.Length;

    /// <summary>Returns the line of a class.</summary>
    internal GroupLine Of(int number, SecurityRuleDirection direction) => direction == SecurityRuleDirection.Inbound ? _inbound[number] : _outbound[number];
}
