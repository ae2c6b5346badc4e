using System.Collections.Frozen;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.ControlPlane.Handling;

/// <summary>Who keeps a resource from being deleted, and Azure's code for it where a source shows one.</summary>
/// <remarks>Subnets have <see cref="Occupant"/>s. A kind that is not listed here goes whatever names it.</remarks>
internal static class Users
{
    private static readonly FrozenDictionary<string, (Func<Work, ResourceId, ResourceId?> Find, string? Code)> ByType = new Dictionary<string, (Func<Work, ResourceId, ResourceId?>, string?)>
    {
        [ResourceTypes.RouteTable] = ((work, id) => Subnet(work, subnet => subnet.RouteTableId == id), "InUseRouteTableCannotBeDeleted"),
        [ResourceTypes.NetworkSecurityGroup] = (
            (work, id) => Subnet(work, subnet => subnet.NetworkSecurityGroupId == id) ?? First(work.Rest.NetworkInterfaces, nic => nic.NetworkSecurityGroupId == id),
            "InUseNetworkSecurityGroupCannotBeDeleted"),
        [ResourceTypes.ApplicationSecurityGroup] = (OfApplicationGroup, null),
        [ResourceTypes.NatGateway] = ((work, id) => Subnet(work, subnet => subnet.NatGatewayId == id), null),
        [ResourceTypes.PublicIPAddress] = (OfAddress, "PublicIPAddressCannotBeDeleted"),
        [ResourceTypes.NetworkInterface] = (
            (work, id) => Shelves.NetworkInterfaces.Find(work, id) is not { } nic ? null : nic.VirtualMachineId ?? First(work.Rest.VirtualMachines, machine => machine.NetworkInterfaceIds.Contains(id)),
            null),
        [ResourceTypes.Gateway] = ((work, id) => First(work.Rest.Connections, connection => connection.GatewayId == id || connection.PeerGatewayId == id), null),
        [ResourceTypes.LocalNetworkGateway] = ((work, id) => First(work.Rest.Connections, connection => connection.LocalNetworkGatewayId == id), null),
        [ResourceTypes.ExpressRouteCircuit] = ((work, id) => First(work.Rest.Connections, connection => connection.CircuitId == id), null),
        [ResourceTypes.VirtualHub] = ((work, id) => First(work.Rest.AzureFirewalls, firewall => firewall.VirtualHubId == id), null),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Refusal? Refuse(Work work, ResourceId id) =>
        ByType.TryGetValue(id.Type, out (Func<Work, ResourceId, ResourceId?> Find, string? Code) known) && known.Find(work, id) is { } user ? Refusals.InUse(work, id, user, known.Code) : null;

    private static ResourceId? OfAddress(Work work, ResourceId id) =>
        First(work.Rest.NetworkInterfaces, nic => nic.IPConfigurations.Any(part => part.PublicIPAddressId == id))
        ?? First(work.Rest.Gateways, gateway => gateway.IPConfigurations.Any(part => part.PublicIPAddressId == id))
        ?? First(work.Rest.NatGateways, nat => nat.PublicIPAddressIds.Contains(id))
        ?? First(work.Rest.LoadBalancers, balancer => balancer.FrontEnds.Any(part => part.PublicIPAddressId == id))
        ?? First(work.Rest.AzureFirewalls, firewall => firewall.PublicIPAddressIds.Contains(id));

    private static ResourceId? OfApplicationGroup(Work work, ResourceId id) =>
        First(work.Rest.NetworkInterfaces, nic => nic.IPConfigurations.Any(part => part.ApplicationSecurityGroupIds.Contains(id)))
        ?? First(work.Rest.NetworkSecurityGroups, group => group.SecurityRules.Any(rule => rule.SourceApplicationSecurityGroupIds.Contains(id) || rule.DestinationApplicationSecurityGroupIds.Contains(id)));

    private static ResourceId? Subnet(Work work, Func<Subnet, bool> uses) => work.VNets.SelectMany(vnet => vnet.Subnets).FirstOrDefault(uses)?.Id;

    private static ResourceId? First<T>(IEnumerable<T> items, Func<T, bool> uses)
        where T : class, INetworkResource => items.FirstOrDefault(uses)?.Id;
}
