using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>The verdict for a part of the addresses, protocols and ports that were asked about, where the parts differ.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PartialVerdict
{
    /// <summary>Gets the source addresses.</summary>
    public required AddressRange From { get; init; }

    /// <summary>Gets the destination addresses.</summary>
    public required AddressRange To { get; init; }

    /// <summary>Gets the protocol and destination ports.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Gets the source ports; 1024 to 65535, those of clients, unless a security rule tells them apart.</summary>
    public PortRange SourcePorts { get; init; } = new(1024, 65535);

    /// <summary>Gets the verdict that holds for all of them.</summary>
    public required Verdict Verdict { get; init; }
}
