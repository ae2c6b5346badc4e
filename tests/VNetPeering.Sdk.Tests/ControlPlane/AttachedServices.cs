using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Firewalls, load balancers, NAT gateways, private endpoints, machines, circuits and network managers: written, used, deleted.</summary>
public sealed class AttachedServices
{
    private static readonly ResourceId Address = Designs.Id(ResourceTypes.PublicIPAddress, "pip");
    private static readonly ResourceId Subnet = Designs.SubnetId("hub", "work");
    private static readonly ResourceId Nic = Designs.Id(ResourceTypes.NetworkInterface, "nic");
    private static readonly ResourceId Manager = Designs.Id(ResourceTypes.NetworkManager, "avnm");
    private static readonly ResourceId Group = Manager.Child("networkGroups", "spokes");
    private static readonly ResourceId Configuration = Manager.Child("securityAdminConfigurations", "base");
    private static readonly ResourceId Collection = Configuration.Child("ruleCollections", "all");

    private static Topology Net => Designs.Of(
        Designs.VNet("hub", "10.0.0.0/16").Subnet("work", "10.0.1.0/24").Subnet(SpecialSubnets.Firewall, "10.0.0.0/26")) with
    {
        PublicIPAddresses = [new PublicIPAddress { Id = Address, Sku = "Standard" }],
    };

    private static readonly INetworkResource[] Services =
    [
        new AzureFirewall { Id = Designs.Id(ResourceTypes.AzureFirewall, "fw"), SubnetId = Designs.SubnetId("hub", SpecialSubnets.Firewall), PrivateIPAddress = HostAddress.Parse("10.0.0.4"), PublicIPAddressIds = [Address] },
        new LoadBalancer { Id = Designs.Id(ResourceTypes.LoadBalancer, "lb"), FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = Subnet, PrivateIPAddress = HostAddress.Parse("10.0.1.9") }] },
        new PrivateEndpoint { Id = Designs.Id(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Subnet, Addresses = [HostAddress.Parse("10.0.1.8")] },
        new NatGateway { Id = Designs.Id(ResourceTypes.NatGateway, "nat"), PublicIPAddressIds = [Address] },
        new ApplicationSecurityGroup { Id = Designs.Id(ResourceTypes.ApplicationSecurityGroup, "asg") },
        new ExpressRouteCircuit { Id = Designs.Id(ResourceTypes.ExpressRouteCircuit, "er") },
        new VirtualHub { Id = Designs.Id(ResourceTypes.VirtualHub, "wan") },
        new VirtualMachine { Id = Designs.Id(ResourceTypes.VirtualMachine, "vm") },
        new NetworkManager { Id = Manager },
    ];

    [TestCaseSource(nameof(Services))]
    public void Each_is_created_updated_read_and_deleted(INetworkResource service)
    {
        OperationResult created = Net.Apply(new PutResource { Resource = service });

        (created.Refusal, created.Status).ShouldBe((null, 201));
        created.Topology.Apply(new PutResource { Resource = service }).ShouldBe(new OperationResult { Operation = new PutResource { Resource = service }, Topology = created.Topology, Status = 200 });
        created.Topology.Apply(new ReadResource { Id = service.Id }).Status.ShouldBe(200);
        OperationResult gone = created.Topology.Apply(Requests.Delete(service.Id));
        (gone.Status, gone.Topology).ShouldBe((202, Net));
        gone.Topology.Apply(Requests.Delete(service.Id)).Status.ShouldBe(204);
    }

    [TestCase("fw")]
    [TestCase("lb")]
    [TestCase("pe")]
    public void A_subnet_that_one_lies_in_stays(string name)
    {
        INetworkResource service = Services.Single(service => service.Id.Name == name);
        ResourceId subnet = name == "fw" ? Designs.SubnetId("hub", SpecialSubnets.Firewall) : Subnet;

        Refusal refusal = Net.Accept(new PutResource { Resource = service }).Refuse(Requests.Delete(subnet));

        refusal.Code.ShouldBe("InUseSubnetCannotBeDeleted");
        refusal.Message.ShouldContain($"\"{name}\"");
    }

    [TestCase("fw")]
    [TestCase("nat")]
    public void A_public_address_that_one_has_stays(string name) =>
        Net.Accept(new PutResource { Resource = Services.Single(service => service.Id.Name == name) }).Refuse(Requests.Delete(Address)).Code.ShouldBe("PublicIPAddressCannotBeDeleted");

    [Test]
    public void A_NAT_gateway_is_made_before_its_subnet_and_goes_after_it()
    {
        var nat = new NatGateway { Id = Designs.Id(ResourceTypes.NatGateway, "nat") };
        Subnet work = Net.VNetOf("hub").Subnets[0] with { NatGatewayId = nat.Id };

        Net.Refuse(Requests.Put(work)).Code.ShouldBe("InvalidResourceReference");
        Topology attached = Net.Accept(new PutResource { Resource = nat }, Requests.Put(work));
        attached.Refuse(Requests.Delete(nat.Id)).Message.ShouldBe("NAT gateway \"nat\" is in use by subnet \"hub/work\" and cannot be deleted.");
    }

    [Test]
    public void What_one_names_must_be_there()
    {
        Net.Refuse(new PutResource { Resource = new NatGateway { Id = Designs.Id(ResourceTypes.NatGateway, "nat"), PublicIPAddressIds = [Designs.Id(ResourceTypes.PublicIPAddress, "gone")] } }).Code.ShouldBe("InvalidResourceReference");
        Net.Refuse(new PutResource { Resource = new PrivateEndpoint { Id = Designs.Id(ResourceTypes.PrivateEndpoint, "pe"), SubnetId = Designs.SubnetId("hub", "gone") } }).Message.ShouldContain("\"hub/gone\"");
        Net.Refuse(new PutResource { Resource = new VirtualMachine { Id = Designs.Id(ResourceTypes.VirtualMachine, "vm"), NetworkInterfaceIds = [Nic] } }).Message.ShouldContain("\"nic\"");
    }

    [Test]
    public void The_rules_of_validation_hold_for_them()
    {
        var lost = new AzureFirewall { Id = Designs.Id(ResourceTypes.AzureFirewall, "fw"), SubnetId = Subnet };
        var outside = new LoadBalancer { Id = Designs.Id(ResourceTypes.LoadBalancer, "lb"), FrontEnds = [new LoadBalancerFrontEnd { Name = "front", SubnetId = Subnet, PrivateIPAddress = HostAddress.Parse("10.9.9.9") }] };

        Net.Refuse(new PutResource { Resource = lost }).RuleId.ShouldBe("VNP1022");
        Net.Refuse(new PutResource { Resource = outside }).RuleId.ShouldBe("VNP1015");
    }

    [Test]
    public void A_machine_holds_its_interface_until_it_is_deleted()
    {
        var nic = new NetworkInterface { Id = Nic, IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Subnet, PrivateIPAddress = HostAddress.Parse("10.0.1.4") }] };
        var machine = new VirtualMachine { Id = Designs.Id(ResourceTypes.VirtualMachine, "vm"), NetworkInterfaceIds = [Nic] };
        Topology net = Net.Accept(new PutResource { Resource = nic }, new PutResource { Resource = machine });

        net.NetworkInterfaces[0].VirtualMachineId.ShouldBe(machine.Id);
        net.Refuse(Requests.Delete(Nic)).Message.ShouldContain("virtual machine \"vm\"");
        net.Refuse(new PutResource { Resource = machine with { Id = Designs.Id(ResourceTypes.VirtualMachine, "vm2") } }).Message.ShouldContain("belongs to virtual machine \"vm\"");
        net.Accept(new PutResource { Resource = machine with { NetworkInterfaceIds = [] } }).NetworkInterfaces[0].ShouldBe(nic);
        net.Accept(Requests.Delete(machine.Id)).NetworkInterfaces[0].ShouldBe(nic);
    }

    [Test]
    public void A_load_balancer_that_goes_leaves_no_pool_behind()
    {
        ResourceId pool = Designs.Id(ResourceTypes.LoadBalancer, "lb").Child("backendAddressPools", "pool");
        var nic = new NetworkInterface { Id = Nic, IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Subnet, PrivateIPAddress = HostAddress.Parse("10.0.1.4"), LoadBalancerBackendPoolIds = [pool] }] };
        Net.Refuse(new PutResource { Resource = nic }).Code.ShouldBe("InvalidResourceReference");
        Topology net = Net.Accept(new PutResource { Resource = new LoadBalancer { Id = pool.Parent!, BackendPoolIds = [pool] } }, new PutResource { Resource = nic });

        net.Accept(Requests.Delete(pool.Parent!)).NetworkInterfaces[0].IPConfigurations[0].LoadBalancerBackendPoolIds.ShouldBeEmpty();
    }

    [Test]
    public void An_application_security_group_and_a_circuit_in_use_stay()
    {
        ResourceId group = Designs.Id(ResourceTypes.ApplicationSecurityGroup, "asg");
        var nic = new NetworkInterface { Id = Nic, IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Subnet, PrivateIPAddress = HostAddress.Parse("10.0.1.4"), ApplicationSecurityGroupIds = [group] }] };
        var circuit = new ExpressRouteCircuit { Id = Designs.Id(ResourceTypes.ExpressRouteCircuit, "er") };
        Topology net = Net.Accept(
            new PutResource { Resource = new ApplicationSecurityGroup { Id = group } },
            new PutResource { Resource = nic },
            new PutResource { Resource = circuit },
            new PutResource { Resource = new Connection { Id = Designs.Id(ResourceTypes.Connection, "link"), Type = ConnectionType.ExpressRoute, CircuitId = circuit.Id } });

        net.Refuse(Requests.Delete(group)).Message.ShouldContain("network interface \"nic\"");
        net.Refuse(Requests.Delete(circuit.Id)).Message.ShouldContain("connection \"link\"");
    }

    [Test]
    public void A_network_manager_is_written_part_by_part()
    {
        AdminRule rule = AdminRule.Inbound("deny-all", 100, AdminRuleAccess.Deny, Protocol.Any);
        Topology net = Net.Accept(
            new PutResource { Resource = new NetworkManager { Id = Manager } },
            new PutResource { Resource = new NetworkGroup { Id = Group } },
            new PutStaticMember { NetworkGroupId = Group, Member = new StaticMember { Name = "hub", ResourceId = Designs.VNetId("hub") } },
            new PutResource { Resource = new SecurityAdminConfiguration { Id = Configuration } },
            new PutResource { Resource = new AdminRuleCollection { Id = Collection, AppliesToGroups = [Group] } },
            new PutAdminRule { RuleCollectionId = Collection, Rule = rule });

        NetworkManager manager = net.NetworkManagers.Single();
        manager.NetworkGroups.Single().StaticMembers.Single().ResourceId.ShouldBe(Designs.VNetId("hub"));
        manager.SecurityAdminConfigurations.Single().RuleCollections.Single().Rules.ShouldBe([rule]);
        net.Apply(new ReadResource { Id = Collection.Child("rules", "deny-all") }).Status.ShouldBe(200);
        net.Refuse(new PutAdminRule { RuleCollectionId = Collection, Rule = rule with { Name = "too-low", Priority = 0 } }).RuleId.ShouldBe("VNP5031");
        net.Refuse(Requests.Delete(Group)).Subject.ShouldBe(Group);
        net.Accept(Requests.Delete(Collection.Child("rules", "deny-all")), Requests.Delete(Collection), Requests.Delete(Configuration), Requests.Delete(Group.Child("staticMembers", "hub")), Requests.Delete(Group), Requests.Delete(Manager))
            .ShouldBe(Net);
    }

    [Test]
    public void A_part_needs_its_manager_and_a_configuration_stays_deployed()
    {
        Net.Refuse(new PutResource { Resource = new NetworkGroup { Id = Group } }).Code.ShouldBe("NotFound");
        Net.Refuse(new PutAdminRule { RuleCollectionId = Collection, Rule = AdminRule.Inbound("x", 1, AdminRuleAccess.Deny, Protocol.Any) }).Code.ShouldBe("NotFound");
        Topology net = Net.Accept(
            new PutResource { Resource = new NetworkManager { Id = Manager } },
            new PutResource { Resource = new SecurityAdminConfiguration { Id = Configuration, DeployedRegions = ["westeurope"] } });

        net.Accept(new PutResource { Resource = new SecurityAdminConfiguration { Id = Configuration } }).ShouldBe(net);
    }

    [Test]
    public void A_rule_that_is_written_leaves_what_could_not_be_read_of_the_others()
    {
        ResourceId table = Designs.Id(ResourceTypes.RouteTable, "rt");
        var unread = new UnreadValue { ResourceId = table.Child("routes", "odd"), Property = "addressPrefix", Text = "[parameters('x')]", Kind = UnreadValueKind.Unresolved };
        Topology net = Net with { RouteTables = [new RouteTable { Id = table }], UnreadValues = [unread] };
        var route = new UserDefinedRoute { Name = "all", Destination = AddressPrefix.AllIPv4, NextHopType = NextHopType.None };

        net.Accept(new PutRoute { RouteTableId = table, Route = route }).UnreadValues.ShouldBe([unread]);
        net.Accept(new PutRoute { RouteTableId = table, Route = route with { Name = "odd" } }).UnreadValues.ShouldBeEmpty();
    }

    [Test]
    public void A_kind_of_its_own_is_a_mistake_of_the_call() => Should.Throw<ArgumentException>(() => Net.Apply(new PutResource { Resource = new Stranger() }));

    private sealed class Stranger : INetworkResource
    {
        public ResourceId Id => Manager;
    }
}
