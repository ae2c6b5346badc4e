using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a route table: creates it, or replaces it. Routes that the body does not list are gone, as in Azure.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutRouteTable : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required RouteTable RouteTable { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => RouteTable.Id;
}
