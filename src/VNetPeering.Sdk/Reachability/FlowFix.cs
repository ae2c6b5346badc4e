using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reachability;

/// <summary>An edit of a topology that takes a blocker out of the way. Apply it with <c>topology.With(fix)</c>.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record FlowFix
{
    /// <summary>Gets what the fix does.</summary>
    public required FlowFixKind Kind { get; init; }

    /// <summary>Gets the id of the resource that it changes or adds: peering link, network interface, security group, route table, firewall.</summary>
    public required ResourceId Resource { get; init; }

    /// <summary>Gets the link that <see cref="FlowFixKind.AddPeering"/> adds; null for other fixes.</summary>
    public Peering? Peering { get; init; }

    /// <summary>Gets the rule that <see cref="FlowFixKind.AddSecurityRule"/> adds; null for other fixes.</summary>
    public SecurityRule? Rule { get; init; }

    /// <summary>Gets the route that <see cref="FlowFixKind.AddRoute"/> adds or <see cref="FlowFixKind.RemoveRoute"/> removes; null for other fixes.</summary>
    public UserDefinedRoute? Route { get; init; }

    /// <summary>Gets the flow that <see cref="FlowFixKind.AdmitFlow"/> declares; null for other fixes.</summary>
    public AdmittedFlow? Flow { get; init; }

    /// <summary>Gets the id of the subnet for which <see cref="FlowFixKind.AddRoute"/> makes a route table where it has none; null for other fixes.</summary>
    public ResourceId? SubnetId { get; init; }
}
