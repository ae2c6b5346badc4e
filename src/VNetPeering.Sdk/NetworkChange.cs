using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk;

/// <summary>New records for resources that a network has: each takes the place of the one with its id.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record NetworkChange
{
    /// <summary>Gets the new route tables.</summary>
    public ValueList<RouteTable> RouteTables { get; init; } = [];

    /// <summary>Gets the new peering links, each in the VNet that is the parent of its id.</summary>
    public ValueList<Peering> Peerings { get; init; } = [];

    /// <summary>Gets the new VNets, with their subnets and links. A link in <see cref="Peerings"/> replaces that of its VNet here.</summary>
    public ValueList<VNet> VNets { get; init; } = [];
}
