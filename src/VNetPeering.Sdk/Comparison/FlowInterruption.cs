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

    /// <summary>Gets the source ports; 1024 to 65535, those of clients, unless a security rule tells them apart.</summary>
    public PortRange SourcePorts { get; init; } = new(1024, 65535);

    /// <summary>Gets the verdict then: Blocked, or Unknown where it is not known whether the flow is down; null when one of the places is not there.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Gets what stops the flow then.</summary>
    public ValueList<Blocker> Blockers { get; init; } = [];

    /// <summary>Gets the changes, made by then, that take it down.</summary>
    public ValueList<ConfigurationChange> Causes { get; init; } = [];

    internal static FlowInterruption Of(FlowChange flow, int wave) => new()
    {
        Wave = wave,
        From = flow.From,
        To = flow.To,
        Sources = flow.Sources,
        Destinations = flow.Destinations,
        Protocol = flow.Protocol,
        SourcePorts = flow.SourcePorts,
        Verdict = flow.After,
        Blockers = flow.Blockers,
        Causes = flow.Causes,
    };
}
