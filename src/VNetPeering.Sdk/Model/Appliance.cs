namespace VNetPeering.Sdk.Model;

/// <summary>What a design declares about a network virtual appliance: how it treats the packets that pass one of its interfaces.</summary>
/// <remarks>A declaration, not an Azure resource. An appliance without one is assumed to forward and admit everything (rule 3.59). Immutable; thread-safe.</remarks>
public sealed record Appliance
{
    /// <summary>Gets the name, unique in the topology.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the id of the network interface that receives the packets.</summary>
    public required ResourceId NetworkInterfaceId { get; init; }

    /// <summary>Gets whether the appliance drops a flow of which it sees one direction only; null when not declared.</summary>
    public bool? IsStateful { get; init; }
}
