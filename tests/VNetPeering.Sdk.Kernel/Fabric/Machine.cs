using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Kernel.Fabric;

/// <summary>A namespace that stands for a network interface with its machine, an Azure Firewall or a host of a site.</summary>
internal sealed record Machine
{
    /// <summary>Gets the name under which failures tell of it.</summary>
    internal required string Name { get; init; }

    /// <summary>Gets how the network is asked about it.</summary>
    internal required string Place { get; init; }

    internal required Node Node { get; init; }

    /// <summary>Gets its addresses, of which the first of each family takes part in flows.</summary>
    internal required ValueList<HostAddress> Addresses { get; init; }

    /// <summary>Gets the subnet; null for a host of a site.</summary>
    internal ResourceId? SubnetId { get; init; }

    /// <summary>Gets the end of its wire at the router of its VNet.</summary>
    internal string Device { get; init; } = string.Empty;

    /// <summary>Gets whether flows start and end at it.</summary>
    internal bool IsEnd { get; init; } = true;

    internal HostAddress? AddressOf(IPFamily family) => Addresses.Where(address => address.Family == family).Select(address => (HostAddress?)address).FirstOrDefault();
}
