using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk;

/// <summary>Looks for edits that make a flow Reachable: one for every blocker, round after round, until nothing blocks. What does not lead there is not offered.</summary>
internal sealed class FlowFixer
{
    // Each round takes away all blockers that the one before has shown; behind them others may come to light.
    private const int MostRounds = 6;

    private readonly CompiledNetwork _network;
    private readonly string _from;
    private readonly string _to;
    private readonly Protocol? _protocol;
    private readonly IPFamily? _family;

    internal FlowFixer(CompiledNetwork network, string from, string to, Protocol? protocol, IPFamily? family)
    {
        _network = network;
        _from = from;
        _to = to;
        _protocol = protocol;
        _family = family;
    }

    /// <summary>Returns the edits in the order in which they are to be applied; empty when the flow is not Blocked, or none are found.</summary>
    internal ValueList<FlowFix> Find()
    {
        Topology topology = _network.Topology;
        FlowTrace trace = _network.Trace(_from, _to, _protocol, _family);
        int errors = topology.Validate().ErrorCount;
        List<FlowFix> fixes = [];
        HashSet<FlowFix> known = [];
        for (int round = 0; round < MostRounds && trace.Verdict == Verdict.Blocked; round++)
        {
            Topology start = topology;
            int before = fixes.Count;
            foreach (Blocker blocker in trace.Blockers)
            {
                FlowFix[] meant = [.. BlockerFixes.Of(start, trace, blocker).Where(known.Add)];

                // Rules that come into one group or collection in the same round need names and numbers of their own.
                bool addsRule = Array.Exists(meant, fix => fix.Rule is not null || fix.AdminRule is not null);
                foreach (FlowFix fix in addsRule ? [.. BlockerFixes.Of(topology, trace, blocker)] : meant)
                {
                    topology = topology.With(fix);
                    fixes.Add(fix);
                }
            }

            if (fixes.Count == before)
            {
                return [];
            }

            trace = topology.Compile(_network.Options with { RequireValid = false }).Trace(_from, _to, _protocol, _family);
        }

        // An edit that Azure would refuse is none.
        return trace.Verdict == Verdict.Reachable && topology.Validate().ErrorCount <= errors ? [.. fixes] : [];
    }
}
