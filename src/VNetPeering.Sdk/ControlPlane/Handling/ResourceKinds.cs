using System.Collections.Frozen;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>The types of resources that operations name, and the nouns for them in messages.</summary>
internal static class ResourceKinds
{
    public const string Route = ResourceTypes.RouteTable + "/routes";

    public const string SecurityRule = ResourceTypes.NetworkSecurityGroup + "/securityRules";

    /// <summary>A route map of a Route Server, which the model names and does not hold.</summary>
    public const string RouteMap = ResourceTypes.VirtualHub + "/routeMaps";

    private static readonly FrozenDictionary<string, string> Nouns = new Dictionary<string, string>
    {
        [ResourceTypes.ResourceGroup] = "resource group",
        [ResourceTypes.VNet] = "VNet",
        [ResourceTypes.ClassicVNet] = "VNet",
        [ResourceTypes.Subnet] = "subnet",
        [ResourceTypes.Peering] = "peering",
        [ResourceTypes.Gateway] = "gateway",
        [ResourceTypes.VirtualHub] = "Route Server",
        [ResourceTypes.NetworkManager] = "network manager",
        [ResourceTypes.NetworkGroup] = "network group",
        [ResourceTypes.StaticMember] = "static member",
        [ResourceTypes.ConnectivityConfiguration] = "connectivity configuration",
        [ResourceTypes.SecurityAdminConfiguration] = "security admin configuration",
        [ResourceTypes.AdminRuleCollection] = "admin rule collection",
        [ResourceTypes.AdminRule] = "admin rule",
        [ResourceTypes.ApplicationSecurityGroup] = "application security group",
        [ResourceTypes.Connection] = "connection",
        [ResourceTypes.LocalNetworkGateway] = "local network gateway",
        [ResourceTypes.ExpressRouteCircuit] = "circuit",
        [ResourceTypes.RouteTable] = "route table",
        [Route] = "route",
        [ResourceTypes.NetworkSecurityGroup] = "network security group",
        [SecurityRule] = "security rule",
        [ResourceTypes.NetworkInterface] = "network interface",
        [ResourceTypes.VirtualMachine] = "virtual machine",
        [ResourceTypes.PublicIPAddress] = "public IP address",
        [ResourceTypes.NatGateway] = "NAT gateway",
        [ResourceTypes.LoadBalancer] = "load balancer",
        [ResourceTypes.AzureFirewall] = "Azure Firewall",
        [ResourceTypes.PrivateEndpoint] = "private endpoint",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static string Noun(ResourceId id) => Nouns.GetValueOrDefault(id.Type, "resource");
}
