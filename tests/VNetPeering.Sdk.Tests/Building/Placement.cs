using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class Placement
{
    [Test]
    public void Defaults_of_the_topology_hold_for_vnets_that_do_not_say_otherwise_whenever_they_are_said()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", "10.0.0.0/24");
        net.VNet("far", "10.1.0.0/24", v => v.In("usgovvirginia").InSubscription("gov").InResourceGroup("gov-net").InTenant("gov-tenant").InCloud(Cloud.Government));
        net.In("westeurope").InSubscription("prod").InResourceGroup("net").InTenant("contoso-tenant").InCloud(Cloud.Public);

        Topology topology = net.Build();

        string Say(VNet vnet) => $"{vnet.Id.Subscription} {vnet.Id.ResourceGroup} {vnet.Region} {vnet.TenantId} {vnet.Cloud}";
        Say(topology.VNets[0]).ShouldBe("prod net westeurope contoso-tenant Public");
        Say(topology.VNets[1]).ShouldBe("gov gov-net usgovvirginia gov-tenant Government");
    }

    [Test]
    public void Resources_of_a_vnet_lie_beside_it_even_when_it_moves_later()
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.GatewaySubnet("10.0.0.0/27").Subnet("web", "10.0.0.64/26", s => s
            .Route("0.0.0.0/0", NextHopType.None).NetworkSecurityGroup("nsg").NatGateway("nat").VirtualMachine("vm").PrivateEndpoint("pe")));
        hub.VpnGateway("gw", g => g.SiteToSite(hq).PublicAddress());
        hub.AzureFirewall("fw");
        hub.RouteServer("rs");
        VNetBuilder app = net.VNet("app", "10.1.0.0/24");
        app.PeerWith(hub);
        hub.InSubscription("connectivity").InResourceGroup("hub-rg").In("northeurope");

        Topology topology = net.Build();

        ResourceId[] moved =
        [
            topology.VNets[0].Id, topology.VNets[0].Subnets[1].Id, topology.VNets[0].Peerings[0].Id, topology.VNets[1].Peerings[0].RemoteVNetId,
            topology.RouteTables[0].Id, topology.VNets[0].Subnets[1].RouteTableId!, topology.NetworkSecurityGroups[0].Id, topology.NatGateways[0].Id,
            topology.VirtualMachines[0].Id, topology.NetworkInterfaces[0].Id, topology.NetworkInterfaces[0].IPConfigurations[0].SubnetId!, topology.PrivateEndpoints[0].Id,
            topology.Gateways[0].Id, topology.Connections[0].Id, topology.LocalNetworkGateways[0].Id, topology.PublicIPAddresses[0].Id, topology.AzureFirewalls[0].Id,
            topology.RouteServers[0].Id,
        ];
        moved.ShouldAllBe(id => id.Subscription == "connectivity" && id.ResourceGroup == "hub-rg");
        topology.VNets[1].Id.ResourceGroup.ShouldBe("contoso");
        topology.Gateways[0].Region.Name.ShouldBe("northeurope");
        topology.RouteTables[0].Region.Name.ShouldBe("northeurope");
    }

    [Test]
    public void A_classic_vnet_has_a_classic_id()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("old", "10.0.0.0/24", v => v.Classic());

        VNet old = net.Build().VNets[0];

        old.DeploymentModel.ShouldBe(DeploymentModel.Classic);
        old.Id.Type.ShouldBe(ResourceTypes.ClassicVNet);
    }
}
