namespace VNetPeering.Sdk.Model;

/// <summary>Azure's limits as data with a date. Limits move, and many can be raised on request: override what does not fit with <c>with</c>.</summary>
/// <remarks>Counts are per subscription and region unless a property says otherwise. Immutable; equal when all parts are equal; thread-safe.</remarks>
public sealed record AzureLimits
{
    /// <summary>Gets the limits as Microsoft documented them in December 2022, with the later figures for subnet peering, Route Server and ExpressRoute (rule book 8).</summary>
    public static AzureLimits Documented { get; } = new();

    /// <summary>Gets the month of the figures.</summary>
    public string AsOf { get; init; } = "2022-12";

    /// <summary>Gets where the figures come from.</summary>
    public string Source { get; init; } = "Azure networking limits (azure-virtual-network-limits), subnet-peering, ExpressRoute and Route Server pages";

    /// <summary>Gets the virtual networks.</summary>
    public int VNets { get; init; } = 1_000;

    /// <summary>Gets the subnets of one VNet.</summary>
    public int SubnetsPerVNet { get; init; } = 3_000;

    /// <summary>Gets the peering links of one VNet.</summary>
    public int PeeringsPerVNet { get; init; } = 500;

    /// <summary>Gets the participating subnets of one subnet-peering link, local and remote together (rule 2.93).</summary>
    public int SubnetsPerSubnetPeering { get; init; } = 200;

    /// <summary>Gets the gateways of one type in one VNet (rule 4.01).</summary>
    public int GatewaysPerTypeAndVNet { get; init; } = 1;

    /// <summary>Gets the Route Servers in one VNet.</summary>
    public int RouteServersPerVNet { get; init; } = 1;

    /// <summary>Gets the DNS servers of one VNet.</summary>
    public int DnsServersPerVNet { get; init; } = 20;

    /// <summary>Gets the private addresses in use in one VNet.</summary>
    public int PrivateAddressesPerVNet { get; init; } = 65_536;

    /// <summary>Gets the private addresses in use in a VNet and all its direct peers together.</summary>
    public int PrivateAddressesOfPeeredVNets { get; init; } = 128_000;

    /// <summary>Gets the private addresses of one network interface.</summary>
    public int PrivateAddressesPerNetworkInterface { get; init; } = 256;

    /// <summary>Gets the private addresses of one virtual machine.</summary>
    public int PrivateAddressesPerVirtualMachine { get; init; } = 256;

    /// <summary>Gets the network interfaces.</summary>
    public int NetworkInterfaces { get; init; } = 65_536;

    /// <summary>Gets the network security groups.</summary>
    public int NetworkSecurityGroups { get; init; } = 5_000;

    /// <summary>Gets the rules of one network security group.</summary>
    public int RulesPerNetworkSecurityGroup { get; init; } = 1_000;

    /// <summary>Gets the addresses and ranges on one side of a security group's rules.</summary>
    public int AddressesPerNetworkSecurityGroupSide { get; init; } = 4_000;

    /// <summary>Gets the application security groups.</summary>
    public int ApplicationSecurityGroups { get; init; } = 3_000;

    /// <summary>Gets the application security groups on one side of a rule .</summary>
    public int ApplicationSecurityGroupsPerRuleSide { get; init; } = 10;

    /// <summary>Gets the application security groups that one IP configuration may be a member of.</summary>
    public int ApplicationSecurityGroupsPerIPConfiguration { get; init; } = 20;

    /// <summary>Gets the IP configurations that are members of one application security group.</summary>
    public int IPConfigurationsPerApplicationSecurityGroup { get; init; } = 4_000;

    /// <summary>Gets the application security groups that the rules of one network security group may name.</summary>
    public int ApplicationSecurityGroupsPerNetworkSecurityGroup { get; init; } = 100;

    /// <summary>Gets the route tables.</summary>
    public int RouteTables { get; init; } = 200;

    /// <summary>Gets the routes of one route table.</summary>
    public int RoutesPerRouteTable { get; init; } = 400;

    /// <summary>Gets the routes of one table whose destination is a service tag (rule 3.32).</summary>
    public int ServiceTagRoutesPerRouteTable { get; init; } = 25;

    /// <summary>Gets the prefixes that a VPN gateway takes from one BGP peer before the session drops (rule 4.24).</summary>
    public int PrefixesPerBgpPeer { get; init; } = 4_000;

    /// <summary>Gets the site-to-site tunnels of a Basic VPN gateway (rule 4.04).</summary>
    public int TunnelsPerBasicGateway { get; init; } = 10;

    /// <summary>Gets the site-to-site tunnels of a VpnGw1 to VpnGw3 gateway (rule 4.05).</summary>
    public int TunnelsPerGateway { get; init; } = 30;

    /// <summary>Gets the site-to-site tunnels of a VPN gateway with a larger SKU (rule 4.05).</summary>
    public int TunnelsPerLargestGateway { get; init; } = 100;

    /// <summary>Gets the circuits of an ExpressRoute gateway with the SKU Standard or ErGw1Az (rule 4.08).</summary>
    public int CircuitsPerStandardGateway { get; init; } = 4;

    /// <summary>Gets the circuits of an ExpressRoute gateway with the SKU HighPerformance or ErGw2Az (rule 4.08).</summary>
    public int CircuitsPerHighPerformanceGateway { get; init; } = 8;

    /// <summary>Gets the circuits of an ExpressRoute gateway with the SKU UltraPerformance or ErGw3Az (rule 4.08).</summary>
    public int CircuitsPerUltraPerformanceGateway { get; init; } = 16;

    /// <summary>Gets the IPv4 prefixes that Azure announces over one ExpressRoute circuit (rule 4.43).</summary>
    public int PrefixesToCircuit { get; init; } = 1_000;

    /// <summary>Gets the IPv6 prefixes that Azure announces over one ExpressRoute circuit (rule 4.43).</summary>
    public int IPv6PrefixesToCircuit { get; init; } = 100;

    /// <summary>Gets the BGP peers of one Route Server.</summary>
    public int PeersPerRouteServer { get; init; } = 8;

    /// <summary>Gets the routes that one peer of a Route Server may announce.</summary>
    public int RoutesPerRouteServerPeer { get; init; } = 1_000;

    /// <summary>Gets the spokes of one hub that a network manager peers (rule 6.11).</summary>
    public int SpokesPerManagedHub { get; init; } = 1_000;

    /// <summary>Gets the VNets of one connected group (rule 6.11). 1,000 on request.</summary>
    public int VNetsPerConnectedGroup { get; init; } = 250;

    /// <summary>Gets the connected groups that one VNet may be a member of (rule 6.11).</summary>
    public int ConnectedGroupsPerVNet { get; init; } = 2;

    /// <summary>Gets the private endpoints in the VNets of one connected group (rule 6.11).</summary>
    public int PrivateEndpointsPerConnectedGroup { get; init; } = 2_000;

    /// <summary>Gets the private endpoints in the VNets of a connected group whose configuration asks for the high scale (rule 6.11).</summary>
    public int PrivateEndpointsPerHighScaleConnectedGroup { get; init; } = 20_000;

    /// <summary>Gets the lowest number that the priority of a security admin rule may have (rule 6.13).</summary>
    public int LowestAdminRulePriority { get; init; } = 1;

    /// <summary>Gets the highest number that the priority of a security admin rule may have (rule 6.13; 99 in the preview of 2022).</summary>
    public int HighestAdminRulePriority { get; init; } = 4_096;

    /// <summary>Gets the security admin rules of one network manager (rule 6.13).</summary>
    public int AdminRulesPerNetworkManager { get; init; } = 100;

    /// <summary>Gets the address prefixes in all security admin rules together (rule 6.13; 1,000 until 2023).</summary>
    public int PrefixesInAdminRules { get; init; } = 20_000;

    /// <summary>Gets the security admin configurations that one network manager may deploy to one region (rule 6.13).</summary>
    public int SecurityAdminConfigurationsPerRegion { get; init; } = 1;
}
