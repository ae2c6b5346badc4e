using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Comparison;

/// <summary>A class of packets that works before and after a change and is down in between.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowInterruption
{
    /// <summary>Gets the wave after which the flow is down.</summary>
    public required int Wave { get; init; }

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

    /// <summary>Gets what stops the flow then.</summary>
    public ValueList<Blocker> Blockers { get; init; } = [];

    /// <summary>Gets the changes, made by then, that take it down.</summary>
    public ValueList<ConfigurationChange> Causes { get; init; } = [];
}
