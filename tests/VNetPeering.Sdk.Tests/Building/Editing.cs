using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class Editing
{
    private static Topology HubAndSpoke()
    {
        var net = new TopologyBuilder("contoso");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/22", v => v.GatewaySubnet("10.0.0.0/27").Subnet("nva", "10.0.0.64/26").VpnGateway("gw", g => g.SiteToSite(hq)));
        VNetBuilder app = net.VNet("app", "10.0.4.0/24", v => v.Subnet("web", "10.0.4.0/26", s => s.Route("0.0.0.0/0", "10.0.0.68").VirtualMachine("vm", "10.0.4.4", m => m.PublicAddress()).PrivateEndpoint("pe")));
        hub.Appliance("nva", "10.0.0.68", a => a.Stateful());
        app.PeerWith(hub).UsingItsGateway();
        net.Allow(app["web"], hub["nva"], Protocol.Tcp(443)).OneWay();
        return net.Build();
    }

    /// <summary>What importers make: ids as written, states as reported, references to what is not there, values that could not be read.</summary>
    private static Topology Imported()
    {
        ResourceId hub = ResourceId.Parse("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/Net-RG/providers/Microsoft.Network/virtualNetworks/hub");
        ResourceId app = hub.Sibling(ResourceTypes.VNet, "app");
        return new Topology
        {
            VNets =
            [
                new VNet { Id = hub, Region = "West Europe", AddressSpace = [AddressPrefix.Parse("10.0.0.0/22")], Peerings = [Link(hub, app, "to-app") with { AllowGatewayTransit = true }], Subnets = [new Subnet { Id = hub.Child("subnets", "web"), AddressPrefixes = [AddressPrefix.Parse("10.0.1.0/24")], RouteTableId = hub.Sibling(ResourceTypes.RouteTable, "gone") }] },
                new VNet { Id = app, AddressSpace = [AddressPrefix.Parse("10.0.4.0/24")], DnsServers = ["[reference('dns')]"], Peerings = [Link(app, ResourceId.Parse(hub.ToString().ToUpperInvariant()), "to-hub")] },
                new VNet { Id = hub.Sibling(ResourceTypes.VNet, "elsewhere"), IsPlaceholder = true },
            ],
            UnreadValues = [new UnreadValue { ResourceId = app, Property = "addressSpace.addressPrefixes[1]", Text = "10.0.5.1/24", Kind = UnreadValueKind.HostBitsSet, Meant = AddressPrefix.Parse("10.0.5.0/24") }],
            LoadBalancers = [new LoadBalancer { Id = hub.Sibling(ResourceTypes.LoadBalancer, "lb"), FrontEnds = [new LoadBalancerFrontEnd { Name = "fe", SubnetId = hub.Child("subnets", "web") }] }],
            AccessIntents = [new AccessIntent { FromSubnetId = hub.Child("subnets", "web"), ToSubnetId = hub.Child("subnets", "web"), Protocol = Protocol.Any }],
            Sources = new SourceMap([new(hub, new SourceLocation { File = "vnets.json", Line = 3, JsonPath = "$[0]" }), new(app, new SourceLocation { File = "vnets.json", Line = 40 })]),
        };
    }

    private static Peering Link(ResourceId local, ResourceId remote, string name) => new()
    {
        Id = local.Child("virtualNetworkPeerings", name),
        RemoteVNetId = remote,
        State = PeeringState.Connected,
        SyncLevel = PeeringSyncLevel.LocalNotInSync,
        ProvisioningState = "Succeeded",
        RemoteAddressSpace = [AddressPrefix.Parse("10.0.0.0/23")],
        WrittenSwitches = PeeringSwitches.AllowForwardedTraffic,
    };

    [Test]
    public void An_edit_that_does_nothing_changes_nothing()
    {
        Topology[] topologies = [HubAndSpoke(), Imported(), .. Enumerable.Range(1, 40).Select(seed => RandomTopologies.Next(seed, 2 + (seed % 6)))];

        foreach (Topology topology in topologies)
        {
            Topology copy = topology.With(_ => { });

            copy.ShouldBe(topology);
            copy.Sources.Locations.ShouldBe(topology.Sources.Locations, ignoreOrder: true);
            copy.VNets.Select(vnet => vnet.Id.ToString()).ShouldBe(topology.VNets.Select(vnet => vnet.Id.ToString()));
        }
    }

    [Test]
    public void The_edited_topology_stays_as_it_was()
    {
        Topology before = HubAndSpoke();
        string text = before.ToString();

        Topology after = before.With(t => t["app"].AddressSpace("10.0.5.0/24")["web"].Route("10.9.0.0/16", NextHopType.None));

        before.ToString().ShouldBe(text);
        after.VNets[1].AddressSpace.ToString().ShouldBe("[10.0.4.0/24, 10.0.5.0/24]");
        after.RouteTables[0].Routes.Count.ShouldBe(before.RouteTables[0].Routes.Count + 1);
    }

    [Test]
    public void New_resources_join_the_subscription_and_group_that_all_vnets_share()
    {
        Topology after = Imported().With(t => t.VNet("lab", "10.8.0.0/24", v => v.Subnet("work", "10.8.0.0/26")).PeerWith(t["hub"]));

        VNet lab = after.VNets[^1];
        lab.Id.ToString().ShouldBe("/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/Net-RG/providers/Microsoft.Network/virtualNetworks/lab");
        after.VNets[0].Peerings.Select(peering => peering.Name.Value).ShouldBe(["to-app", "hub-to-lab"]);
        after.VNets[0].Peerings[0].ShouldBe(Imported().VNets[0].Peerings[0]);
        after.UnreadValues.ShouldBe(Imported().UnreadValues);
    }

    [TestCase("westeurope", "westeurope", "westeurope", TestName = "New VNets lie in the region that all VNets share")]
    [TestCase("westeurope", "northeurope", "", TestName = "New VNets have no region where VNets lie in several")]
    public void Regions_are_shared_as_groups_are(string first, string second, string expected)
    {
        var net = new TopologyBuilder("regions");
        net.VNet("hub", "10.0.0.0/24", v => v.In(first));
        net.VNet("app", "10.0.1.0/24", v => v.In(second));

        Topology after = net.Build().With(t => t.VNet("lab", "10.0.2.0/24"));

        after.VNets[^1].Region.ToString().ShouldBe(expected);
    }

    [Test]
    public void Flags_of_an_existing_peering_are_edited_and_the_rest_of_the_link_is_kept()
    {
        Peering before = Imported().VNets[1].Peerings[0];

        Topology after = Imported().With(t => t.Peering("app", "hub").Local(side => side.UseRemoteGateways = true));

        after.VNets[1].Peerings[0].ShouldBe(before with { UseRemoteGateways = true, WrittenSwitches = PeeringSwitches.AllowForwardedTraffic | PeeringSwitches.UseRemoteGateways });
        after.VNets[0].Peerings.ShouldBe(Imported().VNets[0].Peerings);
    }

    [Test]
    public void Deleting_one_side_of_a_connected_peering_disconnects_the_other()
    {
        Topology imported = Imported().With(t => t.Peering("app", "hub").RemoveSide(t["app"]));
        Topology built = HubAndSpoke().With(t => t.Peering("hub", "app").RemoveSide(t["app"]));

        imported.VNets[1].Peerings.ShouldBeEmpty();
        imported.VNets[0].Peerings[0].State.ShouldBe(PeeringState.Disconnected);
        built.VNets[0].Peerings[0].State.ShouldBe(PeeringState.Disconnected);
    }

    [Test]
    public void Removing_a_vnet_takes_along_what_lies_in_it_and_disconnects_its_peers()
    {
        Topology before = HubAndSpoke();

        Topology after = before.With(t => t.Remove(t["app"]));

        after.VNets.Select(vnet => vnet.Name.Value).ShouldBe(["hub"]);
        after.VNets[0].Peerings.ShouldHaveSingleItem().State.ShouldBe(PeeringState.Disconnected);
        after.VirtualMachines.Select(machine => machine.Name.Value).ShouldBe(["nva"]);
        after.NetworkInterfaces.Select(card => card.Name.Value).ShouldBe(["nva-nic"]);
        after.PrivateEndpoints.ShouldBeEmpty();
        after.AccessIntents.ShouldBeEmpty();
        after.Appliances.ShouldBe(before.Appliances);
        after.Gateways.ShouldBe(before.Gateways);
    }

    [Test]
    public void Removing_the_hub_takes_along_its_gateway_connection_and_appliance()
    {
        Topology after = HubAndSpoke().With(t => t.Remove(t["hub"]));

        after.Gateways.ShouldBeEmpty();
        after.Connections.ShouldBeEmpty();
        after.Appliances.ShouldBeEmpty();
        after.VirtualMachines.Select(machine => machine.Name.Value).ShouldBe(["vm"]);
        after.Sites.Count.ShouldBe(1);
    }

    [Test]
    public void A_gateway_can_be_removed_to_rehearse_an_outage()
    {
        Topology after = HubAndSpoke().With(t => t.Remove(t.GetGateway("gw")));

        after.Gateways.ShouldBeEmpty();
        after.Connections.ShouldBeEmpty();
        after.VNets[1].Peerings[0].UseRemoteGateways.ShouldBeTrue();
    }

    [Test]
    public void Handles_of_what_was_removed_are_refused()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder app = net.VNet("app", "10.0.0.0/24", v => v.Subnet("web", "10.0.0.0/26"));
        net.Remove(app);

        Should.Throw<InvalidOperationException>(() => app["web"].NoDefaultOutboundAccess()).Message.ShouldBe("VNet \"app\" was removed. Add a VNet to get a new handle.");
        net.VNet("app", "10.0.0.0/24");
        net.Build().VNets.Count.ShouldBe(1);
    }

    [Test]
    public void A_route_is_removed_by_its_destination()
    {
        Topology after = HubAndSpoke().With(t => t["app"]["web"].RemoveRoute("0.0.0.0/0"));

        after.RouteTables.ShouldHaveSingleItem().Routes.ShouldBeEmpty();
        Should.Throw<KeyNotFoundException>(() => HubAndSpoke().With(t => t["app"]["web"].RemoveRoute("10.0.0.0/8"))).Message
            .ShouldBe("Route table \"app-web-routes\" has no route to \"10.0.0.0/8\". There is \"0.0.0.0/0\".");
    }

    [Test]
    public void Routes_of_a_table_that_the_estate_does_not_hold_cannot_be_edited()
    {
        Should.Throw<InvalidOperationException>(() => Imported().With(t => t["hub"]["web"].Route("0.0.0.0/0", NextHopType.None))).Message
            .ShouldContain("which the topology does not hold. Attach a table of this topology first.");
    }

    [Test]
    public void Existing_handles_are_found_by_name_and_used_in_new_relations()
    {
        Topology after = HubAndSpoke().With(t =>
        {
            t["app"]["web"].RemoveRoute("0.0.0.0/0").Route("0.0.0.0/0", via: t.GetAppliance("nva"));
            t.GetGateway("gw").Bgp(65010).SiteToSite(t.Site("lab", "172.20.0.0/16"));
        });

        after.RouteTables[0].Routes.ShouldHaveSingleItem().NextHop.Address.ShouldBe(HostAddress.Parse("10.0.0.68"));
        after.Gateways.ShouldHaveSingleItem().Asn.ShouldBe(65010);
        after.Gateways[0].SubnetId.ShouldBe(HubAndSpoke().Gateways[0].SubnetId);
        after.Connections.Select(connection => connection.Name.Value).ShouldBe(["gw-to-hq", "gw-to-lab"]);
    }

    [Test]
    public void A_local_network_gateway_that_mirrors_its_site_goes_on_doing_so()
    {
        Topology after = HubAndSpoke().With(t => t.GetSite("hq").AddressSpace("172.16.0.0/12"));

        after.LocalNetworkGateways.ShouldHaveSingleItem().AddressSpace.ToString().ShouldBe("[192.168.0.0/16, 172.16.0.0/12]");
    }

    [Test]
    public void A_local_network_gateway_that_differs_from_its_site_is_left_alone()
    {
        Topology before = HubAndSpoke();
        before = before with { LocalNetworkGateways = [before.LocalNetworkGateways[0] with { AddressSpace = [AddressPrefix.Parse("192.168.1.0/24")] }] };

        Topology after = before.With(t => t.GetSite("hq").AddressSpace("172.16.0.0/12"));

        after.LocalNetworkGateways.ShouldBe(before.LocalNetworkGateways);
    }

    [Test]
    public void Describing_a_placeholder_makes_it_a_vnet_of_the_design()
    {
        Topology after = Imported().With(t => t["elsewhere"].AddressSpace("10.7.0.0/24"));

        after.VNets[2].IsPlaceholder.ShouldBeFalse();
    }

    [Test]
    public void A_vnet_of_the_edited_topology_cannot_move()
    {
        Should.Throw<InvalidOperationException>(() => Imported().With(t => t["hub"].InResourceGroup("other"))).Message
            .ShouldStartWith("VNet \"hub\" is one of the edited topology and keeps its id \"/subscriptions/11111111");
    }

    [Test]
    public void Places_of_what_is_kept_and_of_what_is_new_are_both_known()
    {
        Topology after = Imported().With(t => t.VNet("lab", "10.8.0.0/24", file: "Edit.cs", line: 7));

        after.Sources.Find(after.VNets[0].Id)!.JsonPath.ShouldBe("$[0]");
        after.Sources.Find(after.VNets[^1].Id)!.ToString().ShouldBe("Edit.cs:7");
    }
}
