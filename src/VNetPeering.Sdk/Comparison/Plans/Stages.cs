using System.Collections.Frozen;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Comparison.Plans;

/// <summary>The stages at which the kinds of resources are made, changed and deleted.</summary>
internal sealed record Stages(Stage Make, Stage Change, Stage Drop)
{
    private static readonly FrozenDictionary<string, Stages> ByType = new Dictionary<string, Stages>
    {
        [ResourceTypes.VNet] = new(Stage.VNets, Stage.VNets, Stage.DropVNets),
        [ResourceTypes.Subnet] = new(Stage.Subnets, Stage.Rules, Stage.DropSubnets),
        [ResourceTypes.Peering] = new(Stage.Links, Stage.Links, Stage.DropLinks),
        [ResourceTypes.RouteTable] = new(Stage.Groups, Stage.Rules, Stage.DropGroups),
        [ResourceTypes.RouteTable + "/routes"] = new(Stage.Rules, Stage.Rules, Stage.DropRules),
        [ResourceTypes.NetworkSecurityGroup] = new(Stage.Groups, Stage.Rules, Stage.DropGroups),
        [ResourceTypes.NetworkSecurityGroup + "/securityRules"] = new(Stage.Rules, Stage.Rules, Stage.DropRules),
        [ResourceTypes.ApplicationSecurityGroup] = new(Stage.Groups, Stage.Groups, Stage.DropGroups),
        [ResourceTypes.PublicIPAddress] = new(Stage.Groups, Stage.Groups, Stage.DropGroups),
        [ResourceTypes.ExpressRouteCircuit] = new(Stage.Groups, Stage.Groups, Stage.DropGroups),
        [ResourceTypes.NatGateway] = new(Stage.Egress, Stage.Egress, Stage.DropEgress),
        [ResourceTypes.LoadBalancer] = new(Stage.Balancers, Stage.Balancers, Stage.DropBalancers),
        [ResourceTypes.NetworkInterface] = new(Stage.Interfaces, Stage.Interfaces, Stage.DropInterfaces),
        [ResourceTypes.VirtualMachine] = new(Stage.Machines, Stage.Machines, Stage.DropMachines),
        [ResourceTypes.AzureFirewall] = new(Stage.Gateways, Stage.Rules, Stage.DropGateways),
        [ResourceTypes.Gateway] = new(Stage.Gateways, Stage.Gateways, Stage.DropGateways),
        [ResourceTypes.VirtualHub] = new(Stage.Gateways, Stage.Gateways, Stage.DropGateways),
        [ResourceTypes.LocalNetworkGateway] = new(Stage.Gateways, Stage.Gateways, Stage.DropGateways),
        [ResourceTypes.PrivateEndpoint] = new(Stage.Gateways, Stage.Gateways, Stage.DropGateways),
        [ResourceTypes.Connection] = new(Stage.Connections, Stage.Connections, Stage.DropConnections),
        [ResourceTypes.NetworkManager] = new(Stage.Managers, Stage.Managers, Stage.DropManagers),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the stages of a kind of resource; null when no operation writes that kind by itself.</summary>
    public static Stages? Of(ResourceId id) => ByType.GetValueOrDefault(id.Type);
}
