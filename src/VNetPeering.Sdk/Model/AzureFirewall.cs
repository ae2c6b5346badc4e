using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An Azure Firewall, in a VNet or in a Virtual WAN hub. It is stateful (rule 3.59).</summary>
/// <remarks>Corresponds to <c>Microsoft.Network/azureFirewalls</c>. Immutable; thread-safe.</remarks>
public sealed record AzureFirewall : INetworkResource
{
    /// <summary>Gets the resource id.</summary>
    public required ResourceId Id { get; init; }

    /// <summary>Gets the name, which is the last part of the id.</summary>
    public ResourceName Name => Id.Name;

    /// <summary>Gets the tier, <c>Basic</c>, <c>Standard</c> or <c>Premium</c>; null when not stated.</summary>
    public string? Tier { get; init; }

    /// <summary>Gets the id of the AzureFirewallSubnet; null in a Virtual WAN hub.</summary>
    public ResourceId? SubnetId { get; init; }

    /// <summary>Gets the id of the Virtual WAN hub; null in a VNet.</summary>
    public ResourceId? VirtualHubId { get; init; }

    /// <summary>Gets the private address; null when it is not known yet.</summary>
    public HostAddress? PrivateIPAddress { get; init; }

    /// <summary>Gets the ids of the public IP addresses of the data path.</summary>
    public ValueList<ResourceId> PublicIPAddressIds { get; init; } = [];

    /// <summary>Gets the rules that publish private addresses, in the order in which they are looked at.</summary>
    public ValueList<DestinationNatRule> DestinationNatRules { get; init; } = [];

    /// <summary>
    /// Gets the network rules, then the application rules, in the order in which they are looked at. What none of them allows is dropped. Null when they are not
    /// known, and the firewall is assumed to let everything through.
    /// </summary>
    public ValueList<FirewallRule>? Rules { get; init; }

    /// <summary>
    /// Gets the flows that the firewall is declared to let through, and it drops all others, whatever <see cref="Rules"/> say; null when not declared.
    /// </summary>
    public ValueList<AdmittedFlow>? AdmittedFlows { get; init; }
}
