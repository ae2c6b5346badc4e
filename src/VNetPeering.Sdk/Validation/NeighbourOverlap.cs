using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>Two neighbours of one VNet whose prefixes collide (rule 2.11).</summary>
internal sealed record NeighbourOverlap
{
    public required ResourceId HubId { get; init; }

    public required Neighbour Earlier { get; init; }

    public required Neighbour Later { get; init; }

    public required ValueList<AddressPrefix> EarlierPrefixes { get; init; }

    public required ValueList<AddressPrefix> LaterPrefixes { get; init; }

    public bool IsThroughOrphan => Earlier.IsOrphan || Later.IsOrphan;
}
