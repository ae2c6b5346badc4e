using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>VNets, subnets, tables and groups: rule book 1.2 and what stands in the way of a deletion.</summary>
public sealed class ResourcesInUse
{
    private static readonly ResourceId Table = Designs.Id(ResourceTypes.RouteTable, "rt");
    private static readonly ResourceId Group = Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg");

    /// <summary>Gets a VNet with one empty subnet and one that a network interface lies in.</summary>
    private static Topology Net => (Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24").Subnet("empty", "10.1.1.0/24")) with
    {
        RouteTables = [new RouteTable { Id = Table }],
        NetworkSecurityGroups = [new NetworkSecurityGroup { Id = Group }],
    }).Accept(new PutResource { Resource = Nic });

    private static NetworkInterface Nic => new()
    {
        Id = Designs.Id(ResourceTypes.NetworkInterface, "nic"),
        IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Designs.SubnetId("app", "web"), PrivateIPAddress = HostAddress.Parse("10.1.0.4") }],
    };

    [Test]
    public void A_subnet_in_use_keeps_its_prefix()
    {
        Subnet wider = Subnet("web", "10.1.0.0/23");

        Net.Refuse(Requests.Put(wider)).Code.ShouldBe("InUsePrefixCannotBeDeleted");
        Net.Accept(Requests.Put(Subnet("empty", "10.1.2.0/24"))).VNetOf("app").Subnets[1].AddressPrefixes.ShouldBe(Designs.Prefixes("10.1.2.0/24"));
    }

    [Test]
    public void A_second_prefix_that_nothing_lies_in_can_go()
    {
        Topology two = Net.Accept(Requests.Put(Subnet("web", "10.1.0.0/24", "10.1.9.0/24")));

        two.Accept(Requests.Put(Subnet("web", "10.1.0.0/24"))).VNetOf("app").Subnets[0].AddressPrefixes.Count.ShouldBe(1);
        two.Refuse(Requests.Put(Subnet("web", "10.1.9.0/24"))).Code.ShouldBe("InUsePrefixCannotBeDeleted");
    }

    [Test]
    public void A_subnet_in_use_stays_and_its_VNet_with_it()
    {
        Refusal refusal = Net.Refuse(Requests.Delete(Designs.SubnetId("app", "web")));

        refusal.Code.ShouldBe("InUseSubnetCannotBeDeleted");
        refusal.Message.ShouldBe("Subnet \"app/web\" is in use by network interface \"nic\" and cannot be deleted.");
        Net.Refuse(Requests.Delete(Designs.VNetId("app"))).Code.ShouldBe("InUseSubnetCannotBeDeleted");
        Net.Refuse(new PutVNet { VNet = Designs.VNet("app", "10.1.0.0/16").Subnet("empty", "10.1.1.0/24") }).Code.ShouldBe("InUseSubnetCannotBeDeleted");
        Net.Accept(Requests.Delete(Designs.SubnetId("app", "empty")), Requests.Delete(Nic.Id), Requests.Delete(Designs.SubnetId("app", "web"))).VNetOf("app").Subnets.ShouldBeEmpty();
    }

    [Test]
    public void What_a_subnet_lists_counts_although_nothing_describes_it()
    {
        ResourceId listed = Designs.Id(ResourceTypes.NetworkInterface, "hidden").Child("ipConfigurations", "one");
        Topology net = Net.Change("app", vnet => vnet with { Subnets = [.. vnet.Subnets.Select(subnet => subnet.Name == "empty" ? subnet with { IPConfigurationIds = [listed] } : subnet)] });

        net.Refuse(Requests.Delete(Designs.SubnetId("app", "empty"))).Message.ShouldContain("\"hidden\"");
        net.Refuse(Requests.Put(Subnet("empty", "10.1.2.0/24"))).Code.ShouldBe("InUsePrefixCannotBeDeleted");
        net.Accept(new PutVNet { VNet = net.VNetOf("app") with { DnsServers = ["10.1.0.9"] } }).VNetOf("app").Subnets[1].IPConfigurationIds.ShouldBe([listed]);
    }

    [Test]
    public void A_VNet_prefix_goes_only_when_no_subnet_lives_in_it()
    {
        Topology net = Net.Accept(Requests.Add("app", "10.2.0.0/16"));

        net.Refuse(Requests.Remove("app", "10.1.0.0/16")).Code.ShouldBe("NetcfgSubnetRangeOutsideVnet");
        net.Accept(Requests.Remove("app", "10.2.0.0/16")).ShouldBe(Net);
    }

    [Test]
    public void The_last_prefix_of_a_VNet_with_subnets_stays()
    {
        Net.Refuse(Requests.Remove("app", "10.1.0.0/16")).Code.ShouldBe("NetcfgSubnetRangeOutsideVnet");
        Net.Refuse(new PutVNet { VNet = Net.VNetOf("app") with { AddressSpace = [] }, ReplacesSubnets = false }).Code.ShouldBe("NetcfgSubnetRangeOutsideVnet");
        Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Accept(Requests.Remove("app", "10.1.0.0/16")).VNetOf("app").AddressSpace.ShouldBeEmpty();
    }

    [TestCase("10.2.0.0/24", "NetcfgSubnetRangeOutsideVnet")]
    [TestCase("10.1.0.0/25", "NetcfgSubnetRangesOverlap")]
    public void A_new_subnet_lies_in_its_VNet_and_meets_no_other(string prefix, string code)
    {
        Refusal refusal = Net.Refuse(Requests.Put(Subnet("new", prefix)));

        refusal.Code.ShouldBe(code);
        refusal.Subject.ShouldBe(Designs.SubnetId("app", "new"));
    }

    [TestCase("10.1.3.0/30", "VNP1007")]
    public void A_subnet_has_a_size_that_Azure_takes(string prefix, string rule) => Net.Refuse(Requests.Put(Subnet("new", prefix))).RuleId.ShouldBe(rule);

    [Test]
    public void A_PUT_of_a_subnet_takes_off_what_its_body_leaves_out_and_an_attachment_changes_nothing_else()
    {
        Topology attached = Net.Accept(
            new AttachRouteTable { SubnetId = Designs.SubnetId("app", "web"), RouteTableId = Table },
            new AttachNetworkSecurityGroup { HolderId = Designs.SubnetId("app", "web"), NetworkSecurityGroupId = Group });
        (attached.VNetOf("app").Subnets[0].RouteTableId, attached.VNetOf("app").Subnets[0].NetworkSecurityGroupId).ShouldBe((Table, Group));

        attached.Accept(Requests.Put(Subnet("web", "10.1.0.0/24"))).ShouldBe(Net);
        attached.Accept(new AttachRouteTable { SubnetId = Designs.SubnetId("app", "web") }).VNetOf("app").Subnets[0].NetworkSecurityGroupId.ShouldBe(Group);
    }

    [Test]
    public void Tables_and_groups_in_use_stay()
    {
        Topology attached = Net.Accept(
            new AttachRouteTable { SubnetId = Designs.SubnetId("app", "web"), RouteTableId = Table },
            new AttachNetworkSecurityGroup { HolderId = Nic.Id, NetworkSecurityGroupId = Group });

        attached.Refuse(Requests.Delete(Table)).Code.ShouldBe("InUseRouteTableCannotBeDeleted");
        attached.Refuse(Requests.Delete(Group)).Code.ShouldBe("InUseNetworkSecurityGroupCannotBeDeleted");
        Net.Accept(Requests.Delete(Table), Requests.Delete(Group)).RouteTables.ShouldBeEmpty();
    }

    [Test]
    public void What_an_operation_refers_to_must_be_there()
    {
        ResourceId missing = Designs.Id(ResourceTypes.RouteTable, "missing");

        Net.Refuse(new AttachRouteTable { SubnetId = Designs.SubnetId("app", "web"), RouteTableId = missing }).Code.ShouldBe("InvalidResourceReference");
        Net.Refuse(Requests.Put(Subnet("new", "10.1.4.0/24") with { RouteTableId = missing })).Code.ShouldBe("InvalidResourceReference");
        Net.Refuse(Requests.Put(new Subnet { Id = Designs.SubnetId("nowhere", "web"), AddressPrefixes = Designs.Prefixes("10.9.0.0/24") })).Status.ShouldBe(404);
    }

    [Test]
    public void Special_subnets_refuse_what_they_cannot_have()
    {
        Topology net = Net.Accept(Requests.Put(Subnet(SpecialSubnets.Gateway, "10.1.8.0/27")), Requests.Put(Subnet(SpecialSubnets.Bastion, "10.1.9.0/26")));

        net.Refuse(new AttachNetworkSecurityGroup { HolderId = Designs.SubnetId("app", SpecialSubnets.Gateway), NetworkSecurityGroupId = Group }).Code.ShouldBe("NetworkSecurityGroupCannotBeAttachedToGatewaySubnet");
        net.Refuse(new AttachRouteTable { SubnetId = Designs.SubnetId("app", SpecialSubnets.Bastion), RouteTableId = Table }).Code.ShouldBe("RouteTableCannotBeAttachedForAzureBastionSubnet");
    }

    [Test]
    public void Routes_and_rules_are_written_one_by_one()
    {
        UserDefinedRoute route = new() { Name = "all", Destination = AddressPrefix.AllIPv4, NextHopType = NextHopType.Internet };
        OperationResult created = Net.Apply(new PutRoute { RouteTableId = Table, Route = route });
        created.Status.ShouldBe(201);

        created.Topology.Apply(new PutRoute { RouteTableId = Table, Route = route with { NextHopType = NextHopType.None } }).Status.ShouldBe(200);
        created.Topology.Refuse(new PutRoute { RouteTableId = Table, Route = route with { Name = "again" } }).RuleId.ShouldBe("VNP4003");
        created.Topology.Accept(Requests.Delete(Table.Child("routes", "all"))).ShouldBe(Net);
        created.Topology.Accept(new PutResource { Resource = new RouteTable { Id = Table } }).ShouldBe(Net);
    }

    [Test]
    public void A_gateway_in_use_by_a_connection_stays()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet(SpecialSubnets.Gateway, "10.0.0.0/27")).Gateway("hub").Accept(
            new PutResource { Resource = new LocalNetworkGateway { Id = Designs.Id(ResourceTypes.LocalNetworkGateway, "hq"), AddressSpace = Designs.Prefixes("192.168.0.0/24") } },
            new PutResource
            {
                Resource = new Connection
                {
                    Id = Designs.Id(ResourceTypes.Connection, "to-hq"),
                    Type = ConnectionType.IPsec,
                    GatewayId = Designs.Id(ResourceTypes.Gateway, "hub-gw"),
                    LocalNetworkGatewayId = Designs.Id(ResourceTypes.LocalNetworkGateway, "hq"),
                },
            });

        Refusal refusal = net.Refuse(Requests.Delete(Designs.Id(ResourceTypes.Gateway, "hub-gw")));
        (refusal.Code, refusal.Subject).ShouldBe(("VirtualNetworkGatewayCannotBeDeleted", Designs.Id(ResourceTypes.Gateway, "hub-gw")));
        net.Refuse(Requests.Delete(Designs.Id(ResourceTypes.LocalNetworkGateway, "hq"))).Message.ShouldContain("\"to-hq\"");
        Topology empty = net.Accept(Requests.Delete(Designs.Id(ResourceTypes.Connection, "to-hq")), Requests.Delete(Designs.Id(ResourceTypes.Gateway, "hub-gw")), Requests.Delete(Designs.Id(ResourceTypes.LocalNetworkGateway, "hq")));
        (empty.Gateways.Count, empty.Connections.Count, empty.LocalNetworkGateways.Count).ShouldBe((0, 0, 0));
    }

    [Test]
    public void Reading_answers_whether_a_resource_is_there()
    {
        Net.Apply(new ReadResource { Id = Designs.SubnetId("app", "web") }).Status.ShouldBe(200);
        Net.Refuse(new ReadResource { Id = Designs.SubnetId("app", "gone") }).Code.ShouldBe("NotFound");
    }

    [Test]
    public void Types_that_nothing_deletes_are_a_mistake_of_the_call() =>
        Should.Throw<ArgumentException>(() => Net.Apply(Requests.Delete(Designs.Id(ResourceTypes.ApplicationGateway, "agw")))).Message.ShouldContain("which no operation deletes");

    [Test]
    public void A_VNet_does_not_move_to_another_region()
    {
        Topology net = Net.Change("app", vnet => vnet with { Region = "westeurope" });

        net.Refuse(new PutVNet { VNet = net.VNetOf("app") with { Region = "northeurope" } }).Message.ShouldContain("cannot move");
        net.Accept(new PutVNet { VNet = net.VNetOf("app") with { Region = default } }).VNetOf("app").Region.Name.ShouldBe("westeurope");
    }

    private static Subnet Subnet(string name, params string[] prefixes) => new() { Id = Designs.SubnetId("app", name), AddressPrefixes = Designs.Prefixes(prefixes) };
}
