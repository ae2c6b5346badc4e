namespace VNetPeering.Sdk.Model;

/// <summary>The resource types of the model, as they stand in a <see cref="ResourceId"/>.</summary>
public static class ResourceTypes
{
    /// <summary>A resource group. Its id ends with its name: <c>/subscriptions/…/resourceGroups/NAME</c>.</summary>
    public const string ResourceGroup = "Microsoft.Resources/resourceGroups";

    /// <summary>A virtual network of the Resource Manager deployment model.</summary>
    public const string VNet = "Microsoft.Network/virtualNetworks";

    /// <summary>A virtual network of the classic deployment model.</summary>
    public const string ClassicVNet = "Microsoft.ClassicNetwork/virtualNetworks";

    /// <summary>A subnet.</summary>
    public const string Subnet = "Microsoft.Network/virtualNetworks/subnets";

    /// <summary>One direction of a peering.</summary>
    public const string Peering = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings";

    /// <summary>A VPN or ExpressRoute gateway.</summary>
    public const string Gateway = "Microsoft.Network/virtualNetworkGateways";

    /// <summary>A connection of a gateway.</summary>
    public const string Connection = "Microsoft.Network/connections";

    /// <summary>A local network gateway: a remote site as its VPN device.</summary>
    public const string LocalNetworkGateway = "Microsoft.Network/localNetworkGateways";

    /// <summary>An ExpressRoute circuit.</summary>
    public const string ExpressRouteCircuit = "Microsoft.Network/expressRouteCircuits";

    /// <summary>A route table.</summary>
    public const string RouteTable = "Microsoft.Network/routeTables";

    /// <summary>A network security group.</summary>
    public const string NetworkSecurityGroup = "Microsoft.Network/networkSecurityGroups";

    /// <summary>An application security group.</summary>
    public const string ApplicationSecurityGroup = "Microsoft.Network/applicationSecurityGroups";

    /// <summary>A network interface.</summary>
    public const string NetworkInterface = "Microsoft.Network/networkInterfaces";

    /// <summary>A virtual machine.</summary>
    public const string VirtualMachine = "Microsoft.Compute/virtualMachines";

    /// <summary>A public IP address.</summary>
    public const string PublicIPAddress = "Microsoft.Network/publicIPAddresses";

    /// <summary>A NAT gateway.</summary>
    public const string NatGateway = "Microsoft.Network/natGateways";

    /// <summary>A load balancer.</summary>
    public const string LoadBalancer = "Microsoft.Network/loadBalancers";

    /// <summary>An Azure Firewall.</summary>
    public const string AzureFirewall = "Microsoft.Network/azureFirewalls";

    /// <summary>An Application Gateway. The model holds none; a subnet may tell of one.</summary>
    public const string ApplicationGateway = "Microsoft.Network/applicationGateways";

    /// <summary>A private endpoint.</summary>
    public const string PrivateEndpoint = "Microsoft.Network/privateEndpoints";

    /// <summary>A Virtual WAN hub; a Route Server is one that belongs to no Virtual WAN.</summary>
    public const string VirtualHub = "Microsoft.Network/virtualHubs";

    /// <summary>A Virtual Network Manager.</summary>
    public const string NetworkManager = "Microsoft.Network/networkManagers";

    /// <summary>A network group of a Virtual Network Manager.</summary>
    public const string NetworkGroup = "Microsoft.Network/networkManagers/networkGroups";

    /// <summary>A static member of a network group.</summary>
    public const string StaticMember = "Microsoft.Network/networkManagers/networkGroups/staticMembers";

    /// <summary>A connectivity configuration of a Virtual Network Manager.</summary>
    public const string ConnectivityConfiguration = "Microsoft.Network/networkManagers/connectivityConfigurations";

    /// <summary>A security admin configuration of a Virtual Network Manager.</summary>
    public const string SecurityAdminConfiguration = "Microsoft.Network/networkManagers/securityAdminConfigurations";

    /// <summary>A rule collection of a security admin configuration.</summary>
    public const string AdminRuleCollection = "Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections";

    /// <summary>A security admin rule.</summary>
    public const string AdminRule = "Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections/rules";
}
