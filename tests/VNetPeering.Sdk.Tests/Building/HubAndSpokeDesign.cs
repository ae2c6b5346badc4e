using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Building;

/// <summary>The design of the README's first block, asserted piece by piece.</summary>
public sealed class HubAndSpokeDesign
{
    private static Topology Build()
    {
        var net = new TopologyBuilder("contoso");
        var hq = net.Site("hq", "192.168.0.0/16");
        var hub = net.VNet("hub", "10.0.0.0/22", v => v
            .In("westeurope")
            .GatewaySubnet("10.0.0.0/27")
            .Subnet("shared", "10.0.1.0/24")
            .VpnGateway("hub-gw", g => g.SiteToSite(hq)));
        var app = net.VNet("app", "10.0.4.0/24", v => v.In("northeurope").Subnet("web", "10.0.4.0/26"));
        app.PeerWith(hub).UsingItsGateway();
        return net.Build();
    }

    [Test]
    public void The_topology_has_the_name_of_the_builder_and_two_vnets_in_source_order()
    {
        Topology topology = Build();

        topology.Name.ShouldBe(new ResourceName("contoso"));
        topology.VNets.Select(vnet => vnet.Name.Value).ShouldBe(["hub", "app"]);
    }

    [Test]
    public void The_hub_has_its_region_address_space_and_subnets()
    {
        VNet hub = Build().VNets[0];

        hub.Region.Name.ShouldBe("westeurope");
        hub.DeploymentModel.ShouldBe(DeploymentModel.ResourceManager);
        hub.AddressSpace.ShouldBe([AddressPrefix.Parse("10.0.0.0/22")]);
        hub.Subnets.Select(subnet => $"{subnet.Name} {subnet.AddressPrefixes}").ShouldBe(["GatewaySubnet [10.0.0.0/27]", "shared [10.0.1.0/24]"]);
    }

    [Test]
    public void Ids_lie_in_a_placeholder_subscription_and_in_a_group_named_like_the_topology()
    {
        Topology topology = Build();

        topology.VNets[0].Id.ToString().ShouldBe("/subscriptions/<subscription>/resourceGroups/contoso/providers/Microsoft.Network/virtualNetworks/hub");
        topology.VNets[0].Subnets[1].Id.ToString().ShouldBe("/subscriptions/<subscription>/resourceGroups/contoso/providers/Microsoft.Network/virtualNetworks/hub/subnets/shared");
    }

    [Test]
    public void The_gateway_is_a_route_based_vpn_gateway_in_the_gateway_subnet()
    {
        Topology topology = Build();

        Gateway gateway = topology.Gateways.ShouldHaveSingleItem();
        gateway.Name.Value.ShouldBe("hub-gw");
        gateway.Type.ShouldBe(GatewayType.Vpn);
        gateway.VpnType.ShouldBe(VpnType.RouteBased);
        gateway.Region.Name.ShouldBe("westeurope");
        gateway.SubnetId.ShouldBe(topology.VNets[0].Subnets[0].Id);
        gateway.IPConfigurations.Count.ShouldBe(1);
        gateway.EnableBgp.ShouldBeNull();
    }

    [Test]
    public void The_site_stands_behind_a_local_network_gateway_with_its_prefixes()
    {
        Topology topology = Build();

        topology.Sites.ShouldHaveSingleItem().ShouldBe(new Site { Name = "hq", AddressSpace = [AddressPrefix.Parse("192.168.0.0/16")] });
        LocalNetworkGateway device = topology.LocalNetworkGateways.ShouldHaveSingleItem();
        device.Name.Value.ShouldBe("hub-gw-to-hq");
        device.Site.ShouldBe(new ResourceName("hq"));
        device.AddressSpace.ShouldBe([AddressPrefix.Parse("192.168.0.0/16")]);
    }

    [Test]
    public void The_connection_joins_gateway_and_local_network_gateway_without_bgp()
    {
        Topology topology = Build();

        Connection connection = topology.Connections.ShouldHaveSingleItem();
        connection.Type.ShouldBe(ConnectionType.IPsec);
        connection.GatewayId.ShouldBe(topology.Gateways[0].Id);
        connection.LocalNetworkGatewayId.ShouldBe(topology.LocalNetworkGateways[0].Id);
        connection.EnableBgp.ShouldBeNull();
    }

    [Test]
    public void The_peering_is_two_links_with_both_transit_flags_and_nothing_else()
    {
        Topology topology = Build();

        Peering there = topology.VNets[1].Peerings.ShouldHaveSingleItem();
        Peering back = topology.VNets[0].Peerings.ShouldHaveSingleItem();
        there.Name.Value.ShouldBe("app-to-hub");
        there.RemoteVNetId.ShouldBe(topology.VNets[0].Id);
        there.ShouldBe(new Peering { Id = there.Id, RemoteVNetId = there.RemoteVNetId, UseRemoteGateways = true, WrittenSwitches = PeeringSwitches.UseRemoteGateways });
        back.Name.Value.ShouldBe("hub-to-app");
        back.RemoteVNetId.ShouldBe(topology.VNets[1].Id);
        back.ShouldBe(new Peering { Id = back.Id, RemoteVNetId = back.RemoteVNetId, AllowGatewayTransit = true, WrittenSwitches = PeeringSwitches.AllowGatewayTransit });
    }

    [Test]
    public void Nothing_that_was_not_asked_for_is_there()
    {
        Topology topology = Build();

        topology.RouteTables.ShouldBeEmpty();
        topology.NetworkSecurityGroups.ShouldBeEmpty();
        topology.PublicIPAddresses.ShouldBeEmpty();
        topology.NetworkInterfaces.ShouldBeEmpty();
        topology.UnreadValues.ShouldBeEmpty();
    }

    [Test]
    public void Azure_would_accept_it()
    {
        DiagnosticReport report = Build().Validate();

        report.Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
    }
}
