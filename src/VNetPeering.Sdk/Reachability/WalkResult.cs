using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Security;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Everything that one packet met on its way in one direction.</summary>
internal sealed class WalkResult
{
    internal required DirectionTrace Trace { get; init; }

    /// <summary>What stops the packet, in the order of the way.</summary>
    internal required IReadOnlyList<Blocker> Blockers { get; init; }

    internal required IReadOnlyList<UnknownFact> Unknowns { get; init; }

    internal required IReadOnlyList<Assumption> Assumptions { get; init; }

    internal required IReadOnlyList<SeenAppliance> Appliances { get; init; }

    /// <summary>The packets for which everything above is the same.</summary>
    internal required PacketClass Packets { get; init; }

    /// <summary>The same packets as they arrived: with the source that the last appliance gave them that translates it.</summary>
    internal required PacketClass Translated { get; init; }

    /// <summary>The appliances that translated the source, in the order of the way.</summary>
    internal required IReadOnlyList<Translation> Translations { get; init; }

    /// <summary>The subnets and interfaces whose security groups looked at the packet.</summary>
    internal required IReadOnlySet<Machine> Passed { get; init; }

    /// <summary>The interface to which each load balancer on the way handed the packet, by index.</summary>
    internal required IReadOnlyDictionary<ResourceId, int> Balanced { get; init; }

    /// <summary>Where the packet arrived inside Azure; null when it did not, or arrived outside.</summary>
    internal ArrivalPoint? Arrival { get; init; }

    /// <summary>The resource by which the packet came in from the Internet to its destination, and by which the answer leaves; null when it did not.</summary>
    internal ResourceId? Door { get; init; }

    /// <summary>Where the packet left for the Internet; null when it did not.</summary>
    internal ArrivalPoint? Exit { get; init; }

    /// <summary>The site at which the packet arrived; null when it did not, or arrived inside Azure.</summary>
    internal OutsideArrival? Outside { get; init; }

    /// <summary>The forks among equal ways that the packet met: the way that it took, and how many there were.</summary>
    internal required IReadOnlyList<(int Way, int Count)> Forks { get; init; }

    /// <summary>The largest number of backends that a load balancer on the way could choose among.</summary>
    internal required int Backends { get; init; }

    /// <summary>The number of ways in from the Internet that a client could choose among; 1 for any other start.</summary>
    internal required int Doors { get; init; }

    /// <summary>Whether the packet came in by a rule of which it is not known where it leads: nor is it known then where an answer goes.</summary>
    internal bool HasOpenAnswer { get; init; }

    /// <summary>The packet came to an end of its way, whatever is not known about it. A walk that was given up says nothing about what lies behind.</summary>
    internal required bool WentAllTheWay { get; init; }

    internal bool IsDelivered => Blockers.Count == 0 && Trace.Disposition is Disposition.Delivered or Disposition.Unknown;
}
