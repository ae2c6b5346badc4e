using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Attaches a network security group to a subnet or network interface, or takes the present one off; nothing else changes.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record AttachNetworkSecurityGroup : NetworkOperation
{
    /// <summary>Gets the id of the subnet or network interface.</summary>
    public required ResourceId HolderId { get; init; }

    /// <summary>Gets the id of the group; null takes the present one off.</summary>
    public ResourceId? NetworkSecurityGroupId { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => HolderId;
}
