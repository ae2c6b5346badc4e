using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A route table with user-defined routes. Many subnets can share one.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/routeTables</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RouteTable : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region.</summary>
    public Region Region { get; init; }

    /// <summary>Gets whether gateway-learned routes are kept out of the subnets (rule 3.22); null when not stated, which Azure takes as <see langword="false"/>.</summary>
    public bool? DisableBgpRoutePropagation { get; init; }

    /// <summary>Gets whether gateway-learned routes reach the subnets: the portal's "propagate gateway routes".</summary>
    public bool PropagatesGatewayRoutes => DisableBgpRoutePropagation is not true;

    /// <summary>Gets the routes in the order of the source.</summary>
    public ValueList<UserDefinedRoute> Routes { get; init; } = [];
}
