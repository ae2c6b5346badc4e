using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>A place that a packet passes, what it came over, and what happens to it there.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowHop
{
    /// <summary>Gets the place in short words, for example <c>hub/AzureFirewallSubnet</c>, <c>hq</c> or <c>internet</c>.</summary>
    public required string At { get; init; }

    /// <summary>Gets the resource of the place; null for sites, clients and the Internet.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>Gets what the packet came over; null for the first hop.</summary>
    public PathMedium? Over { get; init; }

    /// <summary>Gets what happens here, in order.</summary>
    public ValueList<FlowStep> Steps { get; init; } = [];
}
