using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>
/// Makes a link take over the present address space of its remote VNet, as <c>az network vnet peering sync</c> does. It belongs in the VNet that did
/// not change, on the link that says LocalNotInSync (rule 2.31); elsewhere it changes nothing.
/// </summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record SyncPeering : NetworkOperation
{
    /// <summary>Gets the id of the link.</summary>
    public required ResourceId PeeringId { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => PeeringId;
}
