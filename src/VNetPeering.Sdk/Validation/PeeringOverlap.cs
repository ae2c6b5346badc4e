using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Validation;

/// <summary>Two peered VNets whose prefixes collide.</summary>
internal sealed record PeeringOverlap
{
    public required PeeringPair Pair { get; init; }

    /// <summary>Gets the link that Azure would refuse: the later one of those whose kind of peering is hit.</summary>
    public required PeeringLink Link { get; init; }

    /// <summary>Gets whether the participating subnets collide (rule 2.90), not the whole spaces (rule 2.10).</summary>
    public required bool IsSubnetPeering { get; init; }

    public required ValueList<AddressPrefix> LocalPrefixes { get; init; }

    public required ValueList<AddressPrefix> RemotePrefixes { get; init; }
}
