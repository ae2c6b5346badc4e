using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Reads a resource, which changes nothing: accepted when it is there, else refused with <c>NotFound</c>.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record ReadResource : NetworkOperation
{
    /// <summary>Gets the id of the resource.</summary>
    public required ResourceId Id { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => Id;
}
