using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Reporting;

/// <summary>Short names of resources, as a reader would say them.</summary>
internal static class ResourceWords
{
    private static readonly (string Type, string Word)[] Kinds =
    [
        (ResourceTypes.ResourceGroup, "resource group"),
        (ResourceTypes.VNet, "VNet"),
        (ResourceTypes.ClassicVNet, "classic VNet"),
        (ResourceTypes.Subnet, "subnet"),
        (ResourceTypes.Peering, "peering"),
        (ResourceTypes.Gateway, "gateway"),
        (ResourceTypes.Connection, "connection"),
        (ResourceTypes.LocalNetworkGateway, "local network gateway"),
        (ResourceTypes.ExpressRouteCircuit, "ExpressRoute circuit"),
        (ResourceTypes.RouteTable, "route table"),
        (ResourceTypes.NetworkSecurityGroup, "network security group"),
        (ResourceTypes.NetworkInterface, "network interface"),
        (ResourceTypes.VirtualMachine, "virtual machine"),
        (ResourceTypes.PublicIPAddress, "public IP address"),
        (ResourceTypes.NatGateway, "NAT gateway"),
        (ResourceTypes.LoadBalancer, "load balancer"),
        (ResourceTypes.AzureFirewall, "Azure Firewall"),
        (ResourceTypes.PrivateEndpoint, "private endpoint"),
        (ResourceTypes.VirtualHub, "virtual hub"),
        (ResourceTypes.NetworkManager, "network manager"),
        (ResourceTypes.NetworkGroup, "network group"),
        (ResourceTypes.ConnectivityConfiguration, "connectivity configuration"),
        (ResourceTypes.SecurityAdminConfiguration, "security admin configuration"),
        (ResourceTypes.AdminRuleCollection, "admin rule collection"),
        (ResourceTypes.AdminRule, "admin rule"),
    ];

    /// <summary>Returns the name, or owner and name for a child: <c>hub</c>, <c>hub/GatewaySubnet</c>, <c>app/to-hub</c>.</summary>
    public static string Short(ResourceId id) => id.Parent is null ? id.Name.Value : $"{id.Parent.Name}/{id.Name}";

    /// <summary>Returns the kind of resource and its short name between double quotes, for example <c>route table "to-firewall"</c>.</summary>
    public static string Named(ResourceId id)
    {
        string kind = Kinds.FirstOrDefault(known => id.IsOfType(known.Type)).Word ?? "resource";
        return $"{kind} \"{Short(id)}\"";
    }

    /// <summary>Returns the short name between double quotes; <paramref name="otherwise"/> where there is no resource.</summary>
    public static string Quoted(ResourceId? id, string otherwise = "") => id is null ? otherwise : $"\"{Short(id)}\"";
}
