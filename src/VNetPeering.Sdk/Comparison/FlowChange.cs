using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison;

/// <summary>A class of packets between two places whose fate differs between two networks.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowChange
{
    /// <summary>Gets what happens to the flow.</summary>
    public required FlowChangeKind Kind { get; init; }

    /// <summary>Gets the place that opens the flow.</summary>
    public required Place From { get; init; }

    /// <summary>Gets the place that it is meant for.</summary>
    public required Place To { get; init; }

    /// <summary>Gets the source addresses.</summary>
    public required AddressRange Sources { get; init; }

    /// <summary>Gets the destination addresses.</summary>
    public required AddressRange Destinations { get; init; }

    /// <summary>Gets the protocol with the destination ports.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>Gets the source ports; 1024 to 65535, those of clients, unless a security rule tells them apart.</summary>
    public PortRange SourcePorts { get; init; } = new(1024, 65535);

    /// <summary>Gets the earlier verdict; null when one of the places was not there.</summary>
    public Verdict? Before { get; init; }

    /// <summary>Gets the later verdict; null when one of the places is not there any more.</summary>
    public Verdict? After { get; init; }

    /// <summary>Gets the earlier ways, each as its hops there and back; empty when the flow was not Reachable.</summary>
    public ValueList<string> WaysBefore { get; init; } = [];

    /// <summary>Gets the later ways; empty when the flow is not Reachable.</summary>
    public ValueList<string> WaysAfter { get; init; } = [];

    /// <summary>Gets what stops a flow that is closed, or stopped one that is opened.</summary>
    public ValueList<Blocker> Blockers { get; init; } = [];

    /// <summary>
    /// Gets the changes of the configuration that make the difference: taken back alone they take it back, or made alone they make it. Where only several together do,
    /// all changes of the configuration.
    /// </summary>
    public ValueList<ConfigurationChange> Causes { get; init; } = [];
}
