using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a virtual network gateway: creates it, or replaces all that it states. BGP addresses that the body leaves out are those that Azure picks in the GatewaySubnet (rule 4.06).</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutGateway : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required Gateway Gateway { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => Gateway.Id;
}
