using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a public IP address: creates it, or replaces all that it states.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutPublicIPAddress : NetworkOperation
{
    /// <summary>Gets the body of the request.</summary>
    public required PublicIPAddress PublicIPAddress { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => PublicIPAddress.Id;
}
