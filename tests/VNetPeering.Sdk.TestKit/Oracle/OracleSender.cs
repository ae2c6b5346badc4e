using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Oracle;

/// <summary>What puts a packet on the wire: the source itself, an appliance or firewall that forwards it, or a gateway.</summary>
internal sealed record OracleSender(VNet VNet, Subnet Subnet)
{
    /// <summary>Gets the network interface, where the input has one.</summary>
    internal NetworkInterface? Interface { get; init; }

    /// <summary>Gets the Azure Firewall, when it is one.</summary>
    internal AzureFirewall? Firewall { get; init; }

    /// <summary>Gets the address that it was reached at, when it is an appliance that the input does not describe.</summary>
    internal string? Undescribed { get; init; }

    /// <summary>Gets whether it forwards the packet of somebody else.</summary>
    internal bool Forwards { get; init; }

    /// <summary>Gets whether it is a gateway.</summary>
    internal bool IsGateway { get; init; }

    /// <summary>Gets whether it is a private endpoint.</summary>
    internal bool IsPrivateEndpoint { get; init; }

    /// <summary>Gets whether a security group of the user's looks at its packets. 1.3: on a firewall's subnet it has no effect.</summary>
    internal bool HasSecurityGroup => !IsGateway
        && Subnet.Name != SpecialSubnets.Firewall && Subnet.Name != SpecialSubnets.FirewallManagement && Subnet.Name != SpecialSubnets.Gateway && Subnet.Name != SpecialSubnets.RouteServer
        && (!IsPrivateEndpoint || Subnet.PrivateEndpointNetworkPolicies is PrivateEndpointNetworkPolicies.Enabled or PrivateEndpointNetworkPolicies.NetworkSecurityGroupEnabled) // 5.41
        && (Subnet.NetworkSecurityGroupId is not null || Interface?.NetworkSecurityGroupId is not null);
}
