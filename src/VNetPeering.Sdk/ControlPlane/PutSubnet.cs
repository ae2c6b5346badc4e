using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes a subnet: creates it, or replaces all that it states. An association that the body leaves out is taken off, as in Azure.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutSubnet : NetworkOperation
{
    /// <summary>Gets the body of the request. What uses the subnet (<see cref="Subnet.IPConfigurationIds"/>) is read-only and ignored.</summary>
    public required Subnet Subnet { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => Subnet.Id;
}
