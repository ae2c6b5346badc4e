using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane;

/// <summary>Adds a prefix behind the others of a virtual network's address space (rules 1.05, 2.16, 2.33). A prefix that is there already changes nothing.</summary>
/// <remarks>Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record AddAddressPrefix : NetworkOperation
{
    /// <summary>Gets the id of the VNet.</summary>
    public required ResourceId VNetId { get; init; }

    /// <summary>Gets the prefix.</summary>
    public required AddressPrefix Prefix { get; init; }

    /// <inheritdoc/>
    public override ResourceId Target => VNetId;
}
