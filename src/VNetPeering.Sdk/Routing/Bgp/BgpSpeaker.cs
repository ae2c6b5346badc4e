using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Routing.Bgp;

/// <summary>Someone who tells prefixes and learns them: one autonomous system of its own (docs/concepts/bgp.md).</summary>
internal sealed class BgpSpeaker
{
    internal required BgpSpeakerKind Kind { get; init; }

    internal required int Index { get; init; }

    /// <summary>The number in front of what it tells on. Negative where the design states none: a number that nobody else has.</summary>
    internal required long Asn { get; init; }

    internal required string Name { get; init; }

    /// <summary>The VNet of a router; -1 for others.</summary>
    internal int VNet { get; init; } = -1;

    /// <summary>Indices of the gateways that a router consists of.</summary>
    internal List<int> Gateways { get; } = [];

    /// <summary>The Route Server of a router; null when it has none.</summary>
    internal RouteServer? RouteServer { get; init; }

    /// <summary>The address space of its VNet, to which nothing wider may be told on (4.25) and nothing narrower is taken (4.22). Empty for others than routers.</summary>
    internal IReadOnlyList<AddressPrefix> OwnSpace { get; init; } = [];

    /// <summary>What its gateways tell in place of <see cref="OwnSpace"/> (4.32); empty for the space itself.</summary>
    internal IReadOnlyList<AddressPrefix> Summary { get; init; } = [];

    /// <summary>What it tells of its own, and what it knows without BGP.</summary>
    internal List<BgpRoute> Own { get; } = [];

    /// <summary>Indices of its sessions.</summary>
    internal List<int> Sessions { get; } = [];

    /// <summary>It is a Route Server with branch-to-branch and what that joins: it prefers by the way a route came, not by its length alone (3.24).</summary>
    internal bool IsJoined => RouteServer is { AllowBranchToBranchTraffic: true };
}
