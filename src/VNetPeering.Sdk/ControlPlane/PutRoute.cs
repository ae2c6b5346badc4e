using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes one route of a route table that exists; the other routes stay.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutRoute : NetworkOperation
{
    /// <summary>Gets the id of the route table.</summary>
    public required ResourceId RouteTableId { get; init; }

    /// <summary>Gets the route.</summary>
    public required UserDefinedRoute Route { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => RouteTableId.Child("routes", Route.Name);
}
