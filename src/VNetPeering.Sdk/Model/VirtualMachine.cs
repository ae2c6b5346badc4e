using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A virtual machine, as far as the network knows it.</summary>
/// <remarks>Corresponds to <c>Microsoft.Compute/virtualMachines</c>. Immutable; thread-safe.</remarks>
public sealed record VirtualMachine : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the ids of the network interfaces, the primary one first.</summary>
    public ValueList<ResourceId> NetworkInterfaceIds { get; init; } = [];
}
