using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>One thing that happens to a packet at a hop, as data; words are made where it is printed.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowStep
{
    /// <summary>Gets what happens.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>Gets the resource that does it: collection of admin rules, security group, peering link, interface, firewall, gateway, connection; null when there is none.</summary>
    public ResourceId? Resource { get; init; }

    /// <summary>Gets the chosen route; null for other steps.</summary>
    public EffectiveRoute? Route { get; init; }

    /// <summary>Gets the address that the step is about, for example the next hop; null when there is none.</summary>
    public HostAddress? Address { get; init; }

    /// <summary>Gets why the packet stops; null for other steps.</summary>
    public Disposition? Stop { get; init; }

    /// <summary>Gets why the answer is Unknown; null for other steps.</summary>
    public UnknownReason? Unknown { get; init; }

    /// <summary>Gets the security rule that decides, in Network Watcher's form: <c>securityRules/web</c>, <c>defaultSecurityRules/DenyAllInBound</c>, or <c>securityAdminRules/no-ssh</c>; null for other steps.</summary>
    public string? Rule { get; init; }

    /// <summary>Gets what the security rule does; null for other steps, and where it is not known.</summary>
    public SecurityRuleAccess? Access { get; init; }

    /// <summary>Gets what the security admin rule does; null for other steps, and where it is not known.</summary>
    public AdminRuleAccess? AdminAccess { get; init; }

    /// <summary>Gets a name that the step is about where no resource has one: a site, a reading, the declaration of an appliance; empty otherwise.</summary>
    public string About { get; init; } = string.Empty;
}
