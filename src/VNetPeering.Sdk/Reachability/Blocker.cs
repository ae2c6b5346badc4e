using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>Something certain that stops a flow or its answer.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record Blocker
{
    /// <summary>Gets the place in short words.</summary>
    public required string At { get; init; }

    /// <summary>Gets whether the answer is stopped, not the flow itself.</summary>
    public required bool OnReturn { get; init; }

    /// <summary>Gets the reason.</summary>
    public required Disposition Reason { get; init; }

    /// <summary>Gets the resource at fault: peering link, route table, interface, security group, collection of admin rules; null when there is none.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>Gets the route that led there; null when none did.</summary>
    public EffectiveRoute? Route { get; init; }

    /// <summary>Gets the security rule that denies, in Network Watcher's form: <c>securityRules/web</c>, or the security admin rule, as <c>securityAdminRules/no-ssh</c>; null for other reasons.</summary>
    public string? Rule { get; init; }

    /// <summary>Gets the address that the packet was for, or the appliance that it was sent to.</summary>
    public HostAddress? Address { get; init; }
}
