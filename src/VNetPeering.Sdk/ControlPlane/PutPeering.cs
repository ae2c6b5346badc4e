using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Writes one link of a peering: creates it, updates it, or brings a Disconnected one back to Initiated (rule book 2.3).</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record PutPeering : NetworkOperation
{
    /// <summary>
    /// Gets the body of the request. State, sync level, address spaces and provisioning state are read-only and ignored, so that a body that was read
    /// earlier can be sent again.
    /// </summary>
    public required Peering Peering { get; init; }

    /// <summary>
    /// Gets the client, whose default stands in for a switch that is not in <see cref="Peering.WrittenSwitches"/> and has the value that a new
    /// <see cref="Model.Peering"/> has. The portal writes both links of a new peering.
    /// </summary>
    /// <value>Default <see cref="PeeringClient.Rest"/>.</value>
    public PeeringClient Client { get; init; }

    /// <summary>
    /// Gets the remote link that the portal writes beside a new local one; null for one with the portal's defaults, named <c>REMOTE-to-LOCAL</c>.
    /// Other clients write one link and ignore this one.
    /// </summary>
    public Peering? RemoteLink { get; init; }

    /// <summary>Gets whether the link takes over the present address space of the remote VNet (<c>syncRemoteAddressSpace</c>, rule 2.31).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool SyncRemoteAddressSpace { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => Peering.Id;
}
