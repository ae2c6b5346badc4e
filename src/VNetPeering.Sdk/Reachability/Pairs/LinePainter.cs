using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability.Pairs;

/// <summary>
/// Draws what the group of a class says to all others. Where each rule is about all packets between it and some classes or about none, the first rule that covers a class tells;
/// else the group is judged once for each run that its rules do not tell apart. Not thread-safe.
/// </summary>
internal sealed class LinePainter
{
    private readonly PairSubnets _subnets;
    private readonly FarClasses _classes;
    private readonly GroupProfiles _profiles;
    private readonly ClassOrder _order;
    private readonly Protocol _protocol;
    private readonly IPFamily _family;
    private readonly PortRange[] _ports;
    private readonly List<(int Begin, int End, int Code)> _painted = [];
    private readonly List<int> _bounds = [];
    private readonly List<(int End, int Code)> _runs = [];

    internal LinePainter(PairSubnets subnets, FarClasses classes, GroupProfiles profiles, ClassOrder order, Protocol protocol, IPFamily family)
    {
        _subnets = subnets;
        _classes = classes;
        _profiles = profiles;
        _order = order;
        _protocol = protocol;
        _family = family;
        _ports = protocol.Ports.Count == 0 ? [PortRange.All] : [.. protocol.Ports];
    }

    /// <summary>Draws the line of a class.</summary>
    internal GroupLine Paint(int number, SecurityRuleDirection direction)
    {
        int sample = _classes.SampleOf(number);
        int profile = _profiles.ProfileOf(sample);
        if (profile < 0)
        {
            return GroupLine.Open;
        }

        if (_profiles.GroupOf(profile) is not { } group)
        {
            return GroupLine.Missing;
        }

        _painted.Clear();
        foreach (AddressPrefix platform in PlatformTags.Addresses)
        {
            Add(platform.Range, GroupLine.Asked);
        }

        AddressRange[] own = _subnets.RangesOf(sample);
        if (!PaintRules(group.Of(direction), direction, own))
        {
            PaintCells(group, direction, own);
        }

        return Joined();
    }

    /// <summary>Paints where each rule holds, the first ones in front; false where a rule is about a part of the packets, or nobody knows what it is about.</summary>
    private bool PaintRules(CompiledSecurityRule[] rules, SecurityRuleDirection direction, AddressRange[] own)
    {
        int forNeighbours = GroupLine.ForNeighbours;
        foreach (CompiledSecurityRule rule in rules)
        {
            bool isInbound = direction == SecurityRuleDirection.Inbound;
            AddressSide other = isInbound ? rule.Source : rule.Destination;
            RuleMatch match = !rule.Concerns(null) || other.IsApplicationGroup ? RuleMatch.No : rule.MatchAll(_protocol.Kind, FlowTracer.ClientPorts, _ports, _family);
            forNeighbours = match != RuleMatch.No && rule.IsOfSubnet ? 0 : forNeighbours;
            match = match == RuleMatch.No ? match : Least(match, Hold(isInbound ? rule.Destination : rule.Source, own));
            if (match == RuleMatch.No)
            {
                continue;
            }

            if (match == RuleMatch.Maybe || rule.Gap is not null)
            {
                return false;
            }

            int code = (rule.Access == SecurityRuleAccess.Allow ? GroupLine.Reachable : GroupLine.Blocked) | forNeighbours;
            if (other.Ranges is null)
            {
                _painted.Add((0, _order.Count, code));
                return true;
            }

            foreach (AddressRange range in other.Ranges.Runs)
            {
                Add(range, code);
            }
        }

        return false;
    }

    /// <summary>Asks the group about each run of classes that none of its rules tells apart.</summary>
    private void PaintCells(CompiledSecurityGroup group, SecurityRuleDirection direction, AddressRange[] own)
    {
        _painted.RemoveAll(run => run.Code != GroupLine.Asked);
        _bounds.Clear();
        _bounds.Add(0);
        _bounds.Add(_order.Count);
        foreach (CompiledSecurityRule rule in group.Of(direction))
        {
            AddressSide other = direction == SecurityRuleDirection.Inbound ? rule.Source : rule.Destination;
            foreach (AddressRange range in other is { IsApplicationGroup: false, Ranges: { } ranges } ? ranges.Runs : [])
            {
                AddBounds(range);
            }
        }

        foreach (AddressRange range in GroupProfiles.Constants)
        {
            AddBounds(range);
        }

        foreach ((int begin, int end, _) in _painted)
        {
            _bounds.Add(begin);
            _bounds.Add(end);
        }

        _bounds.Sort();
        for (int i = 0; i + 1 < _bounds.Count; i++)
        {
            int begin = _bounds[i];
            if (begin < _bounds[i + 1] && CodeAt(begin) < 0)
            {
                _painted.Add((begin, _bounds[i + 1], CodeOfCell(group, direction, own, _classes.SampleOf(begin))));
            }
        }
    }

    private int CodeOfCell(CompiledSecurityGroup group, SecurityRuleDirection direction, AddressRange[] own, int other)
    {
        bool isInbound = direction == SecurityRuleDirection.Inbound;
        if (own.Length != 1 || !_subnets.IsOneRange(other))
        {
            AddressRange[] others = _subnets.RangesOf(other);
            return GroupLine.CodeOf(isInbound ? GroupJudge.Judge(group, direction, others, own, _protocol) : GroupJudge.Judge(group, direction, own, others, _protocol));
        }

        AddressRange range = _subnets.OnlyRangeOf(other);
        (AddressRange from, AddressRange to) = isInbound ? (range, own[0]) : (own[0], range);
        return RuleSweep.Gravest(group.Of(direction), direction, from, to, _protocol, out bool isOfSubnet) is { } swept
            ? GroupLine.CodeOf(swept) | (isOfSubnet ? 0 : GroupLine.ForNeighbours)
            : GroupLine.CodeOf(GroupJudge.Judge(group, direction, from, to, _protocol));
    }

    private GroupLine Joined()
    {
        _bounds.Clear();
        foreach ((int begin, int end, _) in _painted)
        {
            _bounds.Add(begin);
            _bounds.Add(end);
        }

        _bounds.Sort();
        _runs.Clear();
        for (int i = 0; i + 1 < _bounds.Count; i++)
        {
            if (_bounds[i] < _bounds[i + 1])
            {
                _runs.Add((_bounds[i + 1], CodeAt(_bounds[i])));
            }
        }

        return GroupLine.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_runs));
    }

    /// <summary>What has been painted first on a class; -1 where nothing has.</summary>
    private int CodeAt(int number)
    {
        foreach ((int begin, int end, int code) in _painted)
        {
            if (begin <= number && number < end)
            {
                return code;
            }
        }

        return -1;
    }

    private void Add(AddressRange range, int code)
    {
        if (range.Family != _family)
        {
            return;
        }

        (int begin, int end) = Bounds(range);
        if (begin < end)
        {
            _painted.Add((begin, end, code));
        }
    }

    private void AddBounds(AddressRange range)
    {
        if (range.Family == _family)
        {
            (int begin, int end) = Bounds(range);
            _bounds.Add(begin);
            _bounds.Add(end);
        }
    }

    private (int Begin, int End) Bounds(AddressRange range) => (Bound(range.First.Value), IsToTheEnd(range) ? _order.Count : Bound(range.Last.Value + 1));

    private int Bound(UInt128 address)
    {
        int before = _order.Before(address);

        // Of classes that a range holds in part each pair has to be asked about, whatever has been painted before.
        for (int cut = _order.NextCutAt(address, before); cut >= 0; cut = _order.NextCutAt(address, cut))
        {
            _painted.Insert(0, (cut, cut + 1, GroupLine.Asked));
        }

        return before;
    }

    private static bool IsToTheEnd(AddressRange range) => range.Last == (range.Family == IPFamily.IPv4 ? AddressPrefix.AllIPv4 : AddressPrefix.AllIPv6).Last;

    /// <summary>Says whether a side holds all addresses of a class, or none.</summary>
    private static RuleMatch Hold(AddressSide side, AddressRange[] own)
    {
        RuleMatch? all = null;
        foreach (AddressRange range in own)
        {
            RuleMatch match = side.HoldsAll(range, isAnybody: true);
            if (match == RuleMatch.Maybe || (all is not null && all != match))
            {
                return RuleMatch.Maybe;
            }

            all = match;
        }

        return all ?? RuleMatch.Maybe;
    }

    private static RuleMatch Least(RuleMatch one, RuleMatch other) =>
        one == RuleMatch.No || other == RuleMatch.No ? RuleMatch.No : one == RuleMatch.Maybe || other == RuleMatch.Maybe ? RuleMatch.Maybe : RuleMatch.Yes;
}
