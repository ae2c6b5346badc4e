using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Removes a prefix from a virtual network's address space (rules 1.08, 2.33). A prefix that is not there changes nothing.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record RemoveAddressPrefix : NetworkOperation
{
    /// <summary>Gets the id of the VNet.</summary>
    public required ResourceId VNetId { get; init; }

    /// <summary>Gets the prefix.</summary>
    public required AddressPrefix Prefix { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => VNetId;
}
