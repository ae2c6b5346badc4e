using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.TestKit.Generators;

/// <summary>Makes VNets of a design classic: such as have nothing that a classic VNet cannot have. Only their peers keep a link (2.26), and one of these may lend its gateways (2.85).</summary>
internal sealed class RandomClassic(SeededRandom random, Topology topology)
{
    internal Topology Dress()
    {
        ResourceId[] managed = [.. topology.NetworkManagers.SelectMany(manager => manager.NetworkGroups).SelectMany(group => group.StaticMembers).Select(member => member.ResourceId).OfType<ResourceId>()];
        ResourceId[] hubs = [.. topology.NetworkManagers.SelectMany(manager => manager.ConnectivityConfigurations).SelectMany(one => one.HubIds)];
        VNet[] fit = [.. topology.VNets.Where(vnet => vnet.Subnets.All(subnet => subnet.Name == "web" || subnet.Name == "app" || subnet.Name == "ext") && !managed.Contains(vnet.Id) && !hubs.Contains(vnet.Id)
            && topology.VNets.Any(other => other.Peerings.Any(link => link.RemoteVNetId == vnet.Id))
            && !topology.PrivateEndpoints.Any(endpoint => endpoint.SubnetId?.Parent == vnet.Id)
            && !topology.VirtualHubs.Any(hub => hub.Connections.Any(one => one.RemoteVNetId == vnet.Id)))];
        foreach (VNet vnet in fit.Where((_, i) => i == 0 || random.Chance(40)))
        {
            Turn(vnet.Id);
        }

        return topology;
    }

    private void Turn(ResourceId id)
    {
        // 2.66: a VNet borrows from one.
        ResourceId? lender = topology.VNets.Where(vnet => vnet.Peerings.Any(link => link.RemoteVNetId == id) && topology.Gateways.Any(gateway => gateway.VNetId == vnet.Id)).Select(vnet => vnet.Id).FirstOrDefault();
        topology = topology with
        {
            VNets = topology.VNets.Select(vnet => vnet.Id == id ? AsClassic(vnet) : vnet with
            {
                Peerings = vnet.Peerings.Where(link => link.RemoteVNetId != id || vnet.DeploymentModel == DeploymentModel.ResourceManager) // 2.83
                    .Select(link => link.RemoteVNetId == id ? OneSided(link, mayLend: vnet.Id == lender) : link).ToValueList(),
            }).ToValueList(),
            NetworkInterfaces = topology.NetworkInterfaces.Where(one => one.IPConfigurations[0].SubnetId?.Parent != id).ToValueList(),
        };
    }

    private VNet AsClassic(VNet vnet) => vnet with
    {
        DeploymentModel = DeploymentModel.Classic,
        Peerings = [],
        AddressSpace = [.. vnet.AddressSpace.Where(prefix => prefix.Family == IPFamily.IPv4)],
        Subnets = vnet.Subnets.Select(subnet => subnet with { AddressPrefixes = [.. subnet.AddressPrefixes.Where(prefix => prefix.Family == IPFamily.IPv4)], NatGatewayId = null }).ToValueList(),
    };

    private Peering OneSided(Peering link, bool mayLend) => link with
    {
        PeerCompleteVNets = true,
        LocalSubnetNames = [],
        RemoteSubnetNames = [],
        EnableOnlyIPv6Peering = false,
        UseRemoteGateways = false,
        AllowGatewayTransit = mayLend && random.Chance(70),
        State = random.Chance(8) ? PeeringState.Disconnected : null,
        RemoteAddressSpace = null,
    };
}
