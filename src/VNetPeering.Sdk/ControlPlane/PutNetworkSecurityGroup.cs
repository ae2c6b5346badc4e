using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a network security group: creates it, or replaces it. Rules that the body does not list are gone, as in Azure.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutNetworkSecurityGroup : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required NetworkSecurityGroup NetworkSecurityGroup { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => NetworkSecurityGroup.Id;
}
