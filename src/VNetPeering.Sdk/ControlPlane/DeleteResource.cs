using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>
/// Deletes a resource: a VNet, subnet or peering, any <see cref="INetworkResource"/>, a route or security rule, or a resource group with all that lies in it. Deleting
/// what is not there is accepted and changes nothing.
/// </summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record DeleteResource : NetworkOperation
{
    /// <summary>Gets the id of the resource.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the client: the portal deletes both links of a peering, every other client one (rule 2.22).</summary>
    /// <value>Default <see cref="PeeringClient.Rest"/>.</value>
    public PeeringClient Client { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => Id;
}
