using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes one rule of a network security group that exists; the other rules stay.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutSecurityRule : NetworkOperation
{
    /// <summary>Gets the id of the group.</summary>
    public required ResourceId NetworkSecurityGroupId { get; init; }

    /// <summary>Gets the rule.</summary>
    public required SecurityRule Rule { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => NetworkSecurityGroupId.Child("securityRules", Rule.Name);
}
