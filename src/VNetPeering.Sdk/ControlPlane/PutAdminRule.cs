using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes one rule of a security admin rule collection that exists; the other rules stay.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutAdminRule : NetworkOperation
{
    /// <summary>Gets the id of the rule collection.</summary>
    public required ResourceId RuleCollectionId { get; init; }

    /// <summary>Gets the rule.</summary>
    public required AdminRule Rule { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => RuleCollectionId.Child("rules", Rule.Name);
}
