using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>A network interface.</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/networkInterfaces</c>. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record NetworkInterface : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the region.</summary>
    public Region Region { get; init; }

    /// <summary>Gets whether packets for other addresses may pass: an appliance needs it (rule 3.34).</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool EnableIPForwarding { get; init; }

    /// <summary>Gets the IP configurations.</summary>
    public ValueList<IPConfiguration> IPConfigurations { get; init; } = [];

    /// <summary>Gets the id of the network security group; null when there is none.</summary>
    public ResourceId? NetworkSecurityGroupId { get; init; }

    /// <summary>Gets the id of the virtual machine; null when the interface is attached to none.</summary>
    public ResourceId? VirtualMachineId { get; init; }
}
