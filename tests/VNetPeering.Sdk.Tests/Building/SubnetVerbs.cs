using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Building;

public sealed class SubnetVerbs
{
    private static Topology One(Action<SubnetBuilder> configure, Action<VNetBuilder>? more = null)
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", "10.1.0.0/24", v =>
        {
            v.In("westeurope").Subnet("web", "10.1.0.0/26", configure);
            more?.Invoke(v);
        });
        return net.Build();
    }

    private static string[] Routes(RouteTable table) => [.. table.Routes.Select(route => $"{route.Name} {route.Destination} {route.NextHopType} {route.NextHop}".TrimEnd())];

    [Test]
    public void Routes_by_type_and_by_address_go_into_a_table_of_the_subnet()
    {
        Topology topology = One(s => s
            .Route("0.0.0.0/0", "10.0.0.68")
            .Route("Storage.WestEurope", NextHopType.Internet)
            .Route("10.9.0.0/16", NextHopType.None, name: "drop")
            .Route("fd00::/8", NextHopType.VirtualNetworkGateway)
            .IgnoreGatewayRoutes());

        RouteTable table = topology.RouteTables.ShouldHaveSingleItem();
        table.Name.Value.ShouldBe("app-web-routes");
        table.Region.Name.ShouldBe("westeurope");
        table.DisableBgpRoutePropagation.ShouldBe(true);
        topology.VNets[0].Subnets[0].RouteTableId.ShouldBe(table.Id);
        Routes(table).ShouldBe(
        [
            "to-0.0.0.0-0 0.0.0.0/0 VirtualAppliance 10.0.0.68",
            "to-Storage.WestEurope Storage.WestEurope Internet",
            "drop 10.9.0.0/16 None",
            "to-fd00---8 fd00::/8 VirtualNetworkGateway",
        ]);
    }

    [Test]
    public void Subnets_share_a_table_of_the_same_name()
    {
        var net = new TopologyBuilder("contoso");
        net.RouteTable("to-firewall", t => t.Route("0.0.0.0/0", "10.0.0.68"));
        net.VNet("app", "10.1.0.0/24", v => v.Subnet("web", "10.1.0.0/26", s => s.RouteTable("TO-FIREWALL").Route("10.9.0.0/16", NextHopType.None)));
        net.VNet("data", "10.2.0.0/24", v => v.Subnet("sql", "10.2.0.0/26", s => s.RouteTable("to-firewall")));

        Topology topology = net.Build();

        RouteTable table = topology.RouteTables.ShouldHaveSingleItem();
        table.Routes.Count.ShouldBe(2);
        topology.VNets.SelectMany(vnet => vnet.Subnets).ShouldAllBe(subnet => subnet.RouteTableId == table.Id);
    }

    [Test]
    public void An_appliance_is_a_forwarding_machine_in_the_subnet_that_holds_its_address()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.Subnet("nva", "10.0.0.64/26").Subnet("web", "10.0.0.128/26"));
        ApplianceBuilder fw = hub.Appliance("fw", "10.0.0.68", a => a.Stateful().Machine(m => m.PublicAddress()));
        hub["web"].Route("0.0.0.0/0", via: fw);

        Topology topology = net.Build();

        NetworkInterface card = topology.NetworkInterfaces.ShouldHaveSingleItem();
        card.Name.Value.ShouldBe("fw-nic");
        card.EnableIPForwarding.ShouldBeTrue();
        card.IPConfigurations[0].SubnetId.ShouldBe(topology.VNets[0].Subnets[0].Id);
        card.IPConfigurations[0].PrivateIPAddress.ShouldBe(HostAddress.Parse("10.0.0.68"));
        card.IPConfigurations[0].PublicIPAddressId.ShouldBe(topology.PublicIPAddresses.ShouldHaveSingleItem().Id);
        topology.PublicIPAddresses[0].Address.ShouldBeNull();
        VirtualMachine machine = topology.VirtualMachines.ShouldHaveSingleItem();
        machine.NetworkInterfaceIds.ShouldBe([card.Id]);
        card.VirtualMachineId.ShouldBe(machine.Id);
        topology.Appliances.ShouldBe([new Appliance { Name = "fw", NetworkInterfaceId = card.Id, IsStateful = true }]);
        Routes(topology.RouteTables[0]).ShouldBe(["to-0.0.0.0-0 0.0.0.0/0 VirtualAppliance 10.0.0.68"]);
    }

    [Test]
    public void A_firewall_without_a_known_address_makes_an_unresolved_next_hop()
    {
        var net = new TopologyBuilder("contoso");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/24", v => v.FirewallSubnet("10.0.0.64/26").Subnet("web", "10.0.0.128/26"));
        FirewallBuilder known = hub.AzureFirewall("known", "10.0.0.68", f => f.Tier("Premium").PublicAddress("20.1.2.3"));
        FirewallBuilder open = hub.AzureFirewall("open");
        hub["web"].Route("10.1.0.0/16", via: known).Route("10.2.0.0/16", via: open);

        Topology topology = net.Build();

        topology.AzureFirewalls[0].SubnetId.ShouldBe(topology.VNets[0].Subnets[0].Id);
        topology.AzureFirewalls[0].Tier.ShouldBe("Premium");
        topology.AzureFirewalls[0].PublicIPAddressIds.ShouldBe([topology.PublicIPAddresses[0].Id]);
        topology.RouteTables[0].Routes[0].NextHop.Address.ShouldBe(HostAddress.Parse("10.0.0.68"));
        topology.RouteTables[0].Routes[1].NextHop.Unresolved.ShouldBe($"[reference('{topology.AzureFirewalls[1].Id}').ipConfigurations[0].properties.privateIPAddress]");
    }

    [Test]
    public void Settings_of_a_subnet_are_kept_as_said()
    {
        Topology topology = One(s => s
            .ServiceEndpoint("Microsoft.Storage", "westeurope")
            .DelegateTo("Microsoft.Web/serverFarms")
            .NoDefaultOutboundAccess()
            .PrivateEndpointPolicies(PrivateEndpointNetworkPolicies.RouteTableEnabled));

        Subnet subnet = topology.VNets[0].Subnets[0];
        subnet.ServiceEndpoints.ShouldBe([new ServiceEndpoint { Service = "Microsoft.Storage", Locations = ["westeurope"] }]);
        subnet.Delegations.ShouldBe(["Microsoft.Web/serverFarms"]);
        subnet.DefaultOutboundAccess.ShouldBe(false);
        subnet.PrivateEndpointNetworkPolicies.ShouldBe(PrivateEndpointNetworkPolicies.RouteTableEnabled);
    }

    [Test]
    public void Default_outbound_access_is_not_stated_unless_said() => One(_ => { }).VNets[0].Subnets[0].DefaultOutboundAccess.ShouldBeNull();

    [Test]
    public void Subnets_share_a_nat_gateway_of_the_same_name()
    {
        Topology topology = One(s => s.NatGateway("nat", "20.1.2.3"), v => v.Subnet("sql", "10.1.0.64/26", s => s.NatGateway("nat")));

        NatGateway gateway = topology.NatGateways.ShouldHaveSingleItem();
        topology.VNets[0].Subnets.ShouldAllBe(subnet => subnet.NatGatewayId == gateway.Id);
        gateway.PublicIPAddressIds.ShouldBe([topology.PublicIPAddresses.ShouldHaveSingleItem().Id]);
    }

    [TestCase(false, Verdict.Blocked)]
    [TestCase(true, Verdict.Reachable)]
    public void Public_addresses_are_Standard_ones_and_so_closed_without_a_group(bool hasGroup, Verdict verdict)
    {
        Topology topology = One(s => s.VirtualMachine("vm", "10.1.0.4", m =>
        {
            m.PublicAddress("20.1.2.3");
            if (hasGroup)
            {
                m.NetworkSecurityGroup("vm-nsg", g => g.Inbound("web", 100, SecurityRuleAccess.Allow, Protocol.Tcp(443), from: "Internet"));
            }
        }));

        FlowTrace trace = topology.Compile().Trace("internet", "vm", Protocol.Tcp(443));

        topology.PublicIPAddresses.ShouldHaveSingleItem().Sku.ShouldBe("Standard");
        trace.Verdict.ShouldBe(verdict);
        trace.Blockers.Select(blocker => blocker.Reason).ShouldBe(hasGroup ? [] : [Disposition.PublicAddressIsClosed]);
        trace.Assumptions.ShouldNotContain(assumption => assumption.Kind == AssumptionKind.PublicAddressIsOpen);
    }

    [Test]
    public void Machines_and_private_endpoints_lie_in_their_subnet()
    {
        Topology topology = One(s => s
            .VirtualMachine("vm1", "10.1.0.4", m => m.PublicAddress("20.1.2.3").IPForwarding().NetworkSecurityGroup("vm1-nsg"))
            .VirtualMachine("vm2")
            .PrivateEndpoint("pe", "10.1.0.10"));

        ResourceId subnet = topology.VNets[0].Subnets[0].Id;
        topology.NetworkInterfaces.Select(card => card.IPConfigurations[0].SubnetId).ShouldBe([subnet, subnet]);
        topology.NetworkInterfaces[0].NetworkSecurityGroupId.ShouldBe(topology.NetworkSecurityGroups.ShouldHaveSingleItem().Id);
        topology.NetworkInterfaces[0].EnableIPForwarding.ShouldBeTrue();
        topology.NetworkInterfaces[1].IPConfigurations[0].PrivateIPAddress.ShouldBeNull();
        topology.NetworkInterfaces[1].EnableIPForwarding.ShouldBeFalse();
        PrivateEndpoint endpoint = topology.PrivateEndpoints.ShouldHaveSingleItem();
        endpoint.SubnetId.ShouldBe(subnet);
        endpoint.Addresses.ShouldBe([HostAddress.Parse("10.1.0.10")]);
    }

    [Test]
    public void Security_rules_are_written_in_azures_words()
    {
        Topology topology = One(s => s.NetworkSecurityGroup("web-nsg", g => g
            .Inbound("allow-ssh", 100, SecurityRuleAccess.Allow, Protocol.Tcp(22, 2222), from: "Internet")
            .Outbound("no-peer", 200, SecurityRuleAccess.Deny, Protocol.Any, to: "10.2.0.0/24")
            .Inbound("ping", 110, SecurityRuleAccess.Allow, Protocol.Icmp, from: "10.2.0.4")));

        NetworkSecurityGroup group = topology.NetworkSecurityGroups.ShouldHaveSingleItem();
        topology.VNets[0].Subnets[0].NetworkSecurityGroupId.ShouldBe(group.Id);
        SecurityRule ssh = group.SecurityRules[0];
        ssh.Direction.ShouldBe(SecurityRuleDirection.Inbound);
        ssh.Protocol.ShouldBe("Tcp");
        ssh.SourceAddressPrefix.ShouldBe("Internet");
        ssh.SourcePortRange.ShouldBe("*");
        ssh.DestinationAddressPrefix.ShouldBe("*");
        ssh.DestinationPortRange.ShouldBeNull();
        ssh.DestinationPortRanges.ShouldBe(["22", "2222"]);
        group.SecurityRules[1].Protocol.ShouldBe("*");
        group.SecurityRules[1].DestinationPortRange.ShouldBe("*");
        group.SecurityRules[2].Protocol.ShouldBe("Icmp");
    }

    [Test]
    public void A_raw_rule_is_kept_as_given()
    {
        var rule = new SecurityRule { Name = "raw", Priority = 300, Direction = SecurityRuleDirection.Inbound, Access = SecurityRuleAccess.Deny, SourceAddressPrefixes = ["10.1.0.0/24", "10.2.0.0/24"], SourcePortRange = "1024-65535" };

        Topology topology = One(s => s.NetworkSecurityGroup("web-nsg", g => g.Rule(rule)));

        topology.NetworkSecurityGroups[0].SecurityRules.ShouldBe([rule]);
    }

    [Test]
    public void Dual_stack_subnets_and_vnets_keep_the_order_of_their_prefixes()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("app", ["10.1.0.0/24", "fd00:1::/48"], v => v.Subnet("web", ["fd00:1::/64", "10.1.0.0/26"]).DnsServers("10.0.0.4", "168.63.129.16"));

        VNet vnet = net.Build().VNets[0];

        vnet.AddressSpace.ToString().ShouldBe("[10.1.0.0/24, fd00:1::/48]");
        vnet.Subnets[0].AddressPrefixes.ToString().ShouldBe("[fd00:1::/64, 10.1.0.0/26]");
        vnet.DnsServers.ShouldBe(["10.0.0.4", "168.63.129.16"]);
    }

    [Test]
    public void Reserved_subnets_have_azures_names()
    {
        var net = new TopologyBuilder("contoso");
        net.VNet("hub", "10.0.0.0/22", v => v.GatewaySubnet("10.0.0.0/27").FirewallSubnet("10.0.0.64/26").BastionSubnet("10.0.0.128/26").RouteServerSubnet(size: 27));

        VNet hub = net.Build().VNets[0];

        hub.Subnets.Select(subnet => subnet.Name.Value).ShouldBe(["GatewaySubnet", "AzureFirewallSubnet", "AzureBastionSubnet", "RouteServerSubnet"]);
        hub.Subnets[3].AddressPrefixes.ToString().ShouldBe("[10.0.0.32/27]");
    }
}
