using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>One way that a flow and its answer can take: that of a class of packets which meet the same routes and rules, by one choice among equal paths.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowWay
{
    /// <summary>Gets the source addresses of the class.</summary>
    public required AddressRange From { get; init; }

    /// <summary>Gets the destination addresses of the class.</summary>
    public required AddressRange To { get; init; }

    /// <summary>Gets the protocols of the class, with their destination ports.</summary>
    public required ValueList<Protocol> Protocols { get; init; }

    /// <summary>Gets the source ports; 1024 to 65535, those of clients, unless a security rule tells them apart.</summary>
    public PortRange SourcePorts { get; init; } = new(1024, 65535);

    /// <summary>Gets the verdict of this way alone.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets the way of the flow.</summary>
    public required DirectionTrace Forward { get; init; }

    /// <summary>Gets the way of the answer.</summary>
    public required DirectionTrace Return { get; init; }
}
