using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Attaches a route table to a subnet, or takes the present one off; nothing else of the subnet changes.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record AttachRouteTable : NetworkOperation
{
    /// <summary>Gets the id of the subnet.</summary>
    public required ResourceId SubnetId { get; init; }

    /// <summary>Gets the id of the route table; null takes the present one off.</summary>
    public ResourceId? RouteTableId { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => SubnetId;
}
