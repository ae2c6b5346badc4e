using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>What a design declares about a network virtual appliance: how it treats the packets that pass one of its interfaces.</summary>
/// <remarks>
/// A declaration, not an Azure resource. What it leaves open is assumed as for an appliance without one: it forwards, admits everything and leaves the source
/// as it is (rule 3.59). Immutable; thread-safe.
/// </remarks>
public sealed record Appliance
{
    /// <summary>Gets the name, unique in the topology.</summary>
    public required ResourceName Name { get; init; }

    /// <summary>Gets the id of the network interface that receives the packets.</summary>
    public required ResourceId NetworkInterfaceId { get; init; }

    /// <summary>Gets whether the appliance drops a flow of which it sees one direction only; null when not declared.</summary>
    public bool? IsStateful { get; init; }

    /// <summary>
    /// Gets whether the appliance puts the address of its interface in the place of the source (SNAT), so that the answer comes back to it; null when not
    /// declared: towards the Internet it is assumed to do so, and between private addresses it is not.
    /// </summary>
    public bool? TranslatesSource { get; init; }

    /// <summary>Gets the flows that the appliance lets through, and it drops all others; null when not declared, and it is assumed to let everything through.</summary>
    public ValueList<AdmittedFlow>? AdmittedFlows { get; init; }
}
