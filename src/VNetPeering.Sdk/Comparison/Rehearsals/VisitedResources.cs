using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Rehearsals;

/// <summary>
/// What the packets between two places meet while everything works. A packet whose walk meets nothing that a failure touches fares as before, whatever fails.
/// </summary>
internal sealed class VisitedResources
{
    private readonly HashSet<ResourceId> _resources = [];
    private readonly List<ClassTrace> _parts = [];

    internal VisitedResources(FlowTracer tracer, FlowEnd from, FlowEnd to)
    {
        foreach (IPFamily family in new[] { IPFamily.IPv4, IPFamily.IPv6 })
        {
            if (!from.Has(family) || !to.Has(family))
            {
                continue;
            }

            foreach (ClassTrace part in tracer.Parts(from, to, Protocol.Any, family))
            {
                _parts.Add(part);
                IsOpen |= part.Verdict == Verdict.Unknown;
                foreach (ClassTrace way in part.Choices.Prepend(part))
                {
                    Add(way.Forward);
                    Add(way.Return);
                }
            }
        }
    }

    /// <summary>Gets the classes of the flow.</summary>
    internal IReadOnlyList<ClassTrace> Parts => _parts;

    /// <summary>Gets whether a walk was given up, so that what lies behind is not known.</summary>
    internal bool IsOpen { get; }

    internal bool Meets(IReadOnlySet<ResourceId> resources) => _resources.Overlaps(resources);

    private void Add(DirectionTrace direction)
    {
        foreach (FlowHop hop in direction.Hops)
        {
            Add(hop.Resource);
            foreach (FlowStep step in hop.Steps)
            {
                Add(step.Resource);
            }
        }
    }

    private void Add(ResourceId? resource)
    {
        if (resource is not null)
        {
            _resources.Add(resource);
        }
    }
}
