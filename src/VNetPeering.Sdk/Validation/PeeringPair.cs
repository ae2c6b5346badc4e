using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Validation;

/// <summary>The links between two VNets: one, or one in each direction. Self peerings and second links in one direction are left out.</summary>
internal sealed class PeeringPair
{
    public PeeringPair(PeeringLink earlier, PeeringLink? later)
    {
        Earlier = earlier;
        Later = later;
    }

    /// <summary>Gets the link that stands earlier in the topology, or the only one.</summary>
    public PeeringLink Earlier { get; }

    /// <summary>Gets the link that stands later; null when only one direction exists.</summary>
    public PeeringLink? Later { get; }

    public IEnumerable<PeeringLink> Links => Later is null ? [Earlier] : [Earlier, Later];

    /// <summary>Gets whether both links are there and Connected, as almost all are.</summary>
    public bool IsConnected => Later is { State: PeeringState.Connected } && Earlier.State == PeeringState.Connected;
}
