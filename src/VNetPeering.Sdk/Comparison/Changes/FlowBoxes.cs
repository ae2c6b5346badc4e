using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison.Changes;

/// <summary>Arithmetic with boxes of packets.</summary>
internal static class FlowBoxes
{
    /// <summary>Returns the packets that are in both; null when there are none.</summary>
    internal static FlowBox? Overlap(FlowBox one, FlowBox other)
    {
        if (one.Sources.Intersect(other.Sources) is not { } sources
            || one.Destinations.Intersect(other.Destinations) is not { } destinations
            || (one.Protocols & other.Protocols) == 0
            || Overlap(one.SourcePorts, other.SourcePorts) is not { } sourcePorts
            || Overlap(one.DestinationPorts, other.DestinationPorts) is not { } destinationPorts)
        {
            return null;
        }

        return new FlowBox(sources, destinations, one.Protocols & other.Protocols, sourcePorts, destinationPorts);
    }

    /// <summary>Returns boxes that hold each packet of a box once that another does not hold.</summary>
    internal static IEnumerable<FlowBox> Subtract(FlowBox box, FlowBox other)
    {
        if (Overlap(box, other) is not { } shared)
        {
            yield return box;
            yield break;
        }

        FlowBox rest = box;
        foreach (AddressRange side in Around(rest.Sources, shared.Sources))
        {
            yield return rest with { Sources = side };
        }

        rest = rest with { Sources = shared.Sources };
        foreach (AddressRange side in Around(rest.Destinations, shared.Destinations))
        {
            yield return rest with { Destinations = side };
        }

        rest = rest with { Destinations = shared.Destinations };
        if ((rest.Protocols & ~shared.Protocols) is var others && others != 0)
        {
            yield return rest with { Protocols = others };
        }

        rest = rest with { Protocols = shared.Protocols };
        foreach (PortRange side in Around(rest.SourcePorts, shared.SourcePorts))
        {
            yield return rest with { SourcePorts = side };
        }

        rest = rest with { SourcePorts = shared.SourcePorts };
        foreach (PortRange side in Around(rest.DestinationPorts, shared.DestinationPorts))
        {
            yield return rest with { DestinationPorts = side };
        }
    }

    /// <summary>Returns one box for two that differ in one dimension and touch there; null when they do not.</summary>
    internal static FlowBox? Join(FlowBox one, FlowBox other)
    {
        if (one with { Sources = other.Sources } == other && Join(one.Sources, other.Sources) is { } sources)
        {
            return one with { Sources = sources };
        }

        if (one with { Destinations = other.Destinations } == other && Join(one.Destinations, other.Destinations) is { } destinations)
        {
            return one with { Destinations = destinations };
        }

        if (one with { DestinationPorts = other.DestinationPorts } == other && Join(one.DestinationPorts, other.DestinationPorts) is { } destinationPorts)
        {
            return one with { DestinationPorts = destinationPorts };
        }

        if (one with { SourcePorts = other.SourcePorts } == other && Join(one.SourcePorts, other.SourcePorts) is { } sourcePorts)
        {
            return one with { SourcePorts = sourcePorts };
        }

        return one with { Protocols = other.Protocols } == other ? one with { Protocols = one.Protocols | other.Protocols } : null;
    }

    private static PortRange? Overlap(PortRange one, PortRange other)
    {
        int first = Math.Max(one.First, other.First);
        int last = Math.Min(one.Last, other.Last);
        return first <= last ? new PortRange(first, last) : null;
    }

    private static IEnumerable<AddressRange> Around(AddressRange whole, AddressRange part)
    {
        if (whole.First < part.First)
        {
            yield return new AddressRange(whole.First, new HostAddress(whole.Family, part.First.Value - 1));
        }

        if (part.Last < whole.Last)
        {
            yield return new AddressRange(new HostAddress(whole.Family, part.Last.Value + 1), whole.Last);
        }
    }

    private static IEnumerable<PortRange> Around(PortRange whole, PortRange part)
    {
        if (whole.First < part.First)
        {
            yield return new PortRange(whole.First, part.First - 1);
        }

        if (part.Last < whole.Last)
        {
            yield return new PortRange(part.Last + 1, whole.Last);
        }
    }

    private static AddressRange? Join(AddressRange one, AddressRange other)
    {
        (AddressRange low, AddressRange high) = one.First < other.First ? (one, other) : (other, one);
        return low.Family == high.Family && low.Last.Value + 1 == high.First.Value ? new AddressRange(low.First, high.Last) : null;
    }

    private static PortRange? Join(PortRange one, PortRange other)
    {
        (PortRange low, PortRange high) = one.First < other.First ? (one, other) : (other, one);
        return low.Last + 1 == high.First ? new PortRange(low.First, high.Last) : null;
    }
}
