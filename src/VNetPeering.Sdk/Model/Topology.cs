using VNetPeering.Sdk.Collections;

namespace VNetPeering.Sdk.Model;

/// <summary>An Azure network as it is designed or as it was read: the resources that decide where packets go.</summary>
/// <remarks>
/// A topology may be wrong as Azure sees it; <c>Validate</c> says so, and nothing here throws for it. Lists keep the order of the source.
/// Immutable; equal when all parts are equal, <see cref="Sources"/> aside; thread-safe.
/// </remarks>
public sealed record Topology
{
    /// <summary>Gets the name of the design or estate.</summary>
    public ResourceName Name { get; init; }

    /// <summary>Gets the virtual networks.</summary>
    public ValueList<VNet> VNets { get; init; } = [];

    /// <summary>Gets the virtual network gateways.</summary>
    public ValueList<Gateway> Gateways { get; init; } = [];

    /// <summary>Gets the connections of the gateways.</summary>
    public ValueList<Connection> Connections { get; init; } = [];

    /// <summary>Gets the local network gateways.</summary>
    public ValueList<LocalNetworkGateway> LocalNetworkGateways { get; init; } = [];

    /// <summary>Gets the ExpressRoute circuits.</summary>
    public ValueList<ExpressRouteCircuit> ExpressRouteCircuits { get; init; } = [];

    /// <summary>Gets the declared sites outside Azure.</summary>
    public ValueList<Site> Sites { get; init; } = [];

    /// <summary>Gets the route tables.</summary>
    public ValueList<RouteTable> RouteTables { get; init; } = [];

    /// <summary>Gets the network security groups.</summary>
    public ValueList<NetworkSecurityGroup> NetworkSecurityGroups { get; init; } = [];

    /// <summary>Gets the application security groups.</summary>
    public ValueList<ApplicationSecurityGroup> ApplicationSecurityGroups { get; init; } = [];

    /// <summary>Gets the network interfaces.</summary>
    public ValueList<NetworkInterface> NetworkInterfaces { get; init; } = [];

    /// <summary>Gets the virtual machines.</summary>
    public ValueList<VirtualMachine> VirtualMachines { get; init; } = [];

    /// <summary>Gets the public IP addresses.</summary>
    public ValueList<PublicIPAddress> PublicIPAddresses { get; init; } = [];

    /// <summary>Gets the NAT gateways.</summary>
    public ValueList<NatGateway> NatGateways { get; init; } = [];

    /// <summary>Gets the load balancers.</summary>
    public ValueList<LoadBalancer> LoadBalancers { get; init; } = [];

    /// <summary>Gets the Azure Firewalls.</summary>
    public ValueList<AzureFirewall> AzureFirewalls { get; init; } = [];

    /// <summary>Gets the Route Servers.</summary>
    public ValueList<RouteServer> RouteServers { get; init; } = [];

    /// <summary>Gets the private endpoints.</summary>
    public ValueList<PrivateEndpoint> PrivateEndpoints { get; init; } = [];

    /// <summary>Gets the Virtual WAN hubs.</summary>
    public ValueList<VirtualHub> VirtualHubs { get; init; } = [];

    /// <summary>Gets the Virtual Network Managers.</summary>
    public ValueList<NetworkManager> NetworkManagers { get; init; } = [];

    /// <summary>Gets what the design declares about its appliances.</summary>
    public ValueList<Appliance> Appliances { get; init; } = [];

    /// <summary>Gets the accesses that the design asks for.</summary>
    public ValueList<AccessIntent> AccessIntents { get; init; } = [];

    /// <summary>Gets the inspections that the design asks for.</summary>
    public ValueList<InspectionIntent> InspectionIntents { get; init; } = [];

    /// <summary>Gets the values of the input that the model could not hold.</summary>
    public ValueList<UnreadValue> UnreadValues { get; init; } = [];

    /// <summary>Gets where each resource was written down. Not part of equality.</summary>
    public SourceMap Sources { get; init; } = SourceMap.Empty;
}
