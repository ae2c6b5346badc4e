using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Moves to another resource group or subscription: rule 2.25 and what goes along.</summary>
public sealed class Moves
{
    private static readonly ResourceId Source = ResourceId.CreateGroup("s", "g");
    private static readonly ResourceId Near = ResourceId.CreateGroup("s", "other");
    private static readonly ResourceId Far = ResourceId.CreateGroup("t", "other");
    private static readonly ResourceId Address = Designs.Id(ResourceTypes.PublicIPAddress, "pip");
    private static readonly ResourceId Gateway = Designs.Id(ResourceTypes.Gateway, "hub-gw");
    private static readonly ResourceId Nic = Designs.Id(ResourceTypes.NetworkInterface, "nic");

    [Test]
    public void A_peered_VNet_stays_where_it_is_whichever_side_has_the_link()
    {
        Refusal refusal = Requests.Peered.Refuse(Move(Near, Designs.VNetId("app")));

        refusal.Code.ShouldBeNull();
        refusal.Subject.ShouldBe(Designs.VNetId("app"));
        refusal.Message.ShouldBe("VNet \"app\" cannot be moved: peering \"hub/to-app\" joins it with \"hub\".");
        Requests.Apart.Link("hub", "app").Refuse(Move(Near, Designs.VNetId("app"))).Message.ShouldContain("hub/to-app");
        Requests.Broken.Refuse(Move(Near, Designs.VNetId("hub"))).Message.ShouldContain("app/to-hub");
    }

    [Test]
    public void A_peering_that_a_network_manager_makes_keeps_it_too()
    {
        ResourceId manager = Designs.Id(ResourceTypes.NetworkManager, "avnm");
        ResourceId group = manager.Child("networkGroups", "spokes");
        Topology net = Requests.Apart with
        {
            NetworkManagers =
            [
                new NetworkManager
                {
                    Id = manager,
                    NetworkGroups = [new NetworkGroup { Id = group, StaticMembers = [new StaticMember { Name = "app", ResourceId = Designs.VNetId("app") }] }],
                    ConnectivityConfigurations =
                    [
                        new ConnectivityConfiguration
                        {
                            Id = manager.Child("connectivityConfigurations", "hubs"),
                            ConnectivityTopology = ConnectivityTopology.HubAndSpoke,
                            HubIds = [Designs.VNetId("hub")],
                            AppliesToGroups = [new ConnectivityGroupItem { NetworkGroupId = group }],
                        },
                    ],
                },
            ],
        };

        net.Refuse(Move(Near, Designs.VNetId("app"))).Message.ShouldContain("joins it with \"hub\"");
    }

    [Test]
    public void What_names_a_moved_VNet_follows_it()
    {
        Topology net = Full() with { Gateways = [], Connections = [], PublicIPAddresses = [] };

        OperationResult result = net.Apply(Move(Near, Designs.VNetId("hub")));

        result.Status.ShouldBe(202);
        VNet moved = result.Topology.VNets[0];
        moved.Id.ToString().ShouldBe("/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/hub");
        moved.Subnets.Select(subnet => subnet.Id.Parent).ShouldAllBe(parent => parent == moved.Id);
        moved.Subnets[1].RouteTableId.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        result.Topology.NetworkInterfaces[0].IPConfigurations[0].SubnetId.ShouldBe(moved.Subnets[1].Id);
        result.Topology.VNets[1].ShouldBeSameAs(net.VNets[1]);
        result.LeftBehind.ShouldBeEmpty();
        result.ChangedLinks.ShouldBeEmpty();
    }

    [Test]
    public void A_move_back_restores_the_design()
    {
        Topology net = Full();

        Topology there = net.Accept(Move(Near, Designs.VNetId("hub"), Gateway, Address, Designs.Id(ResourceTypes.Connection, "to-hq")));
        Topology back = there.Accept(new MoveResources { SourceGroupId = Near, TargetGroupId = Source, ResourceIds = [there.VNets[0].Id, there.Gateways[0].Id, there.PublicIPAddresses[0].Id, there.Connections[0].Id] });

        back.ShouldBe(net);
        there.ShouldNotBe(net);
    }

    [TestCase("hub", "gateway \"hub-gw\" belongs to it")]
    [TestCase("hub,hub-gw", "\"pip\" belongs to it")]
    [TestCase("hub,hub-gw,pip", "connection \"to-hq\" belongs to it")]
    [TestCase("hub-gw,pip,to-hq", "VNet \"hub\" belongs to it")]
    [TestCase("pip", "gateway \"hub-gw\" belongs to it")]
    public void A_gateway_goes_with_its_VNet_and_its_addresses_and_connections_with_it(string names, string why)
    {
        ResourceId[] all = [Designs.VNetId("hub"), Gateway, Address, Designs.Id(ResourceTypes.Connection, "to-hq")];

        Full().Refuse(Move(Near, [.. all.Where(id => names.Split(',').Contains(id.Name.Value))])).Message.ShouldContain(why);
    }

    [Test]
    public void A_basic_VPN_gateway_does_not_move()
    {
        Topology net = Full();
        net = net with { Gateways = [net.Gateways[0] with { Sku = "Basic" }] };

        net.Refuse(Move(Near, Designs.VNetId("hub"), Gateway, Address, Designs.Id(ResourceTypes.Connection, "to-hq"))).Message.ShouldContain("SKU Basic");
    }

    [Test]
    public void To_another_subscription_everything_that_is_attached_goes_along()
    {
        Topology net = Full() with { Gateways = [], Connections = [], PublicIPAddresses = [] };
        ResourceId[] all = [Designs.VNetId("hub"), Nic, Designs.Id(ResourceTypes.VirtualMachine, "vm"), Designs.Id(ResourceTypes.RouteTable, "rt")];

        net.Refuse(Move(Far, all[..1])).Message.ShouldContain("would stay behind");
        net.Refuse(Move(Far, all[..3])).Message.ShouldContain("route table \"rt\" belongs to it");
        net.Refuse(Move(Far, all[1..])).Message.ShouldContain("VNet \"hub\" belongs to it");
        Topology there = net.Accept(Move(Far, all));
        there.VNets[0].Id.Subscription.ShouldBe("t");
        there.NetworkInterfaces[0].VirtualMachineId.ShouldBe(there.VirtualMachines[0].Id);
    }

    [Test]
    public void A_public_address_of_SKU_Standard_keeps_what_it_is_attached_to_in_the_subscription()
    {
        Topology net = Full() with { Connections = [] };

        net.Refuse(Move(Far, Designs.VNetId("hub"), Gateway, Address, Nic, Designs.Id(ResourceTypes.VirtualMachine, "vm"), Designs.Id(ResourceTypes.RouteTable, "rt")))
            .Message.ShouldContain("public IP address \"pip\" of SKU Standard is attached to it");
    }

    [Test]
    public void Names_are_unique_in_a_group_and_children_do_not_move_alone()
    {
        Topology net = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24"), new VNet { Id = ResourceId.Create("s", "OTHER", ResourceTypes.VNet, "APP") });

        net.Refuse(Move(Near, Designs.VNetId("app"))).Message.ShouldContain("has a VNet of that name");
        net.Refuse(Move(Far, Designs.SubnetId("app", "web"))).Message.ShouldContain("moves as a whole");
        net.Refuse(Move(Source, Designs.VNetId("app"))).Message.ShouldContain("lies in resource group \"g\" already");
        net.Refuse(Move(Near, Designs.VNetId("gone"))).Code.ShouldBe("NotFound");
        net.Refuse(new MoveResources { SourceGroupId = Far, TargetGroupId = Near, ResourceIds = [Designs.VNetId("app")] }).Code.ShouldBe("NotFound");
        Should.Throw<ArgumentException>(() => net.Apply(Move(Near)));
        Should.Throw<ArgumentException>(() => net.Apply(Move(Designs.VNetId("app"), Designs.VNetId("app"))));
    }

    [Test]
    public void The_limits_of_the_other_subscription_count()
    {
        Topology net = Designs.Of(Designs.VNet("app", "10.1.0.0/16") with { Region = "westeurope" }, new VNet { Id = ResourceId.Create("t", "other", ResourceTypes.VNet, "one"), Region = "westeurope" });
        var one = new ApplyOptions { Limits = AzureLimits.Documented with { VNets = 1 } };

        net.Refuse(Move(Far, Designs.VNetId("app")), one).Code.ShouldBe("VnetCountLimitReached");
        net.Apply(Move(Near, Designs.VNetId("app")), one).IsAccepted.ShouldBeTrue();
    }

    [Test]
    public void A_fault_that_was_there_before_does_not_stand_in_the_way()
    {
        Topology net = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.9.0.0/24"));

        net.Validate().HasErrors.ShouldBeTrue();
        net.Accept(Move(Near, Designs.VNetId("app"))).VNets[0].Id.ResourceGroup.ShouldBe("other");
    }

    // A hub with gateway, address, connection and site, a machine in it, and a VNet beside it.
    private static Topology Full() => Designs.Of(
        Designs.VNet("hub", "10.0.0.0/16").Subnet(SpecialSubnets.Gateway, "10.0.0.0/27").Subnet("work", "10.0.1.0/24"),
        Designs.VNet("app", "10.1.0.0/16")).Change("hub", vnet => vnet with { Subnets = [vnet.Subnets[0], vnet.Subnets[1] with { RouteTableId = Designs.Id(ResourceTypes.RouteTable, "rt") }] }) with
        {
            RouteTables = [new RouteTable { Id = Designs.Id(ResourceTypes.RouteTable, "rt") }],
            PublicIPAddresses = [new PublicIPAddress { Id = Address, Sku = "Standard" }],
            Gateways =
            [
                new Gateway { Id = Gateway, Type = GatewayType.Vpn, Sku = "VpnGw1", IPConfigurations = [new GatewayIPConfiguration { Name = "one", SubnetId = Designs.SubnetId("hub", SpecialSubnets.Gateway), PublicIPAddressId = Address }] },
            ],
            LocalNetworkGateways = [new LocalNetworkGateway { Id = Designs.Id(ResourceTypes.LocalNetworkGateway, "hq"), AddressSpace = Designs.Prefixes("192.168.0.0/24") }],
            Connections =
            [
                new Connection { Id = Designs.Id(ResourceTypes.Connection, "to-hq"), Type = ConnectionType.IPsec, GatewayId = Gateway, LocalNetworkGatewayId = Designs.Id(ResourceTypes.LocalNetworkGateway, "hq") },
            ],
            NetworkInterfaces =
            [
                new NetworkInterface
                {
                    Id = Nic,
                    VirtualMachineId = Designs.Id(ResourceTypes.VirtualMachine, "vm"),
                    IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Designs.SubnetId("hub", "work"), PrivateIPAddress = HostAddress.Parse("10.0.1.4") }],
                },
            ],
            VirtualMachines = [new VirtualMachine { Id = Designs.Id(ResourceTypes.VirtualMachine, "vm"), NetworkInterfaceIds = [Nic] }],
        };

    private static MoveResources Move(ResourceId target, params ResourceId[] ids) => new() { SourceGroupId = Source, TargetGroupId = target, ResourceIds = [.. ids] };
}
