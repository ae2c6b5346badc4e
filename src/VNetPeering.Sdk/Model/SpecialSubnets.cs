namespace VNetPeering.Sdk.Model;

/// <summary>The subnet names that Azure reserves for its services (rule book 1.3). Names are compared ignoring case.</summary>
public static class SpecialSubnets
{
    /// <summary>The subnet of VPN and ExpressRoute gateways.</summary>
    public const string Gateway = "GatewaySubnet";

    /// <summary>The subnet of an Azure Firewall.</summary>
    public const string Firewall = "AzureFirewallSubnet";

    /// <summary>The subnet of an Azure Firewall's management traffic.</summary>
    public const string FirewallManagement = "AzureFirewallManagementSubnet";

    /// <summary>The subnet of Azure Bastion.</summary>
    public const string Bastion = "AzureBastionSubnet";

    /// <summary>The subnet of a Route Server.</summary>
    public const string RouteServer = "RouteServerSubnet";

    /// <summary>The subnet of the routing appliance (preview).</summary>
    public const string VirtualNetworkAppliance = "VirtualNetworkApplianceSubnet";

    /// <summary>Returns the longest IPv4 prefix length with which a subnet of this name works (rule book 1.3); null where the name asks for nothing.</summary>
    public static int? LongestLength(ResourceName name) =>
        name == Firewall || name == FirewallManagement || name == Bastion ? 26
        : name == RouteServer ? 27
        : name == Gateway ? SubnetAddresses.LongestIPv4Length
        : null;

    /// <summary>
    /// Says whether the instances of a subnet are the platform's own. They answer at addresses that no network interface of the user shows,
    /// so an address without an interface is not missing there.
    /// </summary>
    public static bool HoldsManagedInstances(ResourceName name) =>
        name == Gateway || name == Firewall || name == FirewallManagement || name == Bastion || name == RouteServer || name == VirtualNetworkAppliance;

    /// <summary>Says whether a security group of the user's can be attached to a subnet and has a say there (rule book 1.3).</summary>
    internal static bool TakesGroups(ResourceName name) => name != Gateway && name != Firewall && name != FirewallManagement && name != RouteServer;
}
