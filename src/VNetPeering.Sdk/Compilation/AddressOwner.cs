using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Compilation;

/// <summary>The owner of a private address.</summary>
/// <param name="Kind">The kind of resource.</param>
/// <param name="Index">Its index in the list of the topology.</param>
/// <param name="Part">Index of the IP configuration or front end inside the resource.</param>
/// <param name="SubnetId">The subnet that the address lies in.</param>
internal readonly record struct AddressOwner(AddressOwnerKind Kind, int Index, int Part, ResourceId SubnetId);
