using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>A relation counts from whichever side states it.</summary>
public sealed class AssociationTests
{
    [TestCase("""{"id":"~/routeTables/x","subnets":[{"id":"~/virtualNetworks/HUB/subnets/WEB"}]}""")]
    [TestCase("""{"id":"~/routeTables/x","properties":{"subnets":[{"id":"~/virtualNetworks/hub/subnets/web"}]}}""")]
    public void A_route_table_that_lists_a_subnet_is_its_route_table(string table)
    {
        ImportResult result = Az.Read($$"""[{"id":"~/virtualNetworks/hub","subnets":[{"name":"web"},{"name":"db"}]}, {{table}}]""");

        result.Topology.VNets[0].Subnets.Select(subnet => subnet.RouteTableId).ShouldBe([Az.NetworkId("routeTables/x"), null]);
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void A_security_group_that_lists_a_subnet_and_an_interface_is_theirs()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/networkSecurityGroups/x","subnets":[{"id":"~/virtualNetworks/hub/subnets/web"}],"networkInterfaces":[{"id":"~/networkInterfaces/nic"}]},
              {"id":"~/virtualNetworks/hub","subnets":[{"name":"web"}]},
              {"id":"~/networkInterfaces/nic"}
            ]
            """);

        result.Topology.VNets[0].Subnets[0].NetworkSecurityGroupId.ShouldBe(Az.NetworkId("networkSecurityGroups/x"));
        result.Topology.NetworkInterfaces[0].NetworkSecurityGroupId.ShouldBe(Az.NetworkId("networkSecurityGroups/x"));
    }

    [Test]
    public void A_NAT_gateway_that_lists_a_subnet_serves_it()
    {
        ImportResult result = Az.Read("""
            [{"id":"~/virtualNetworks/hub","subnets":[{"name":"web"}]}, {"id":"~/natGateways/x","subnets":[{"id":"~/virtualNetworks/hub/subnets/web"}]}]
            """);

        result.Topology.VNets[0].Subnets[0].NatGatewayId.ShouldBe(Az.NetworkId("natGateways/x"));
    }

    [Test]
    public void What_the_subnet_itself_names_counts_before_a_list_that_holds_it()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/virtualNetworks/hub","subnets":[{"name":"web","routeTable":{"id":"~/routeTables/own"}}]},
              {"id":"~/routeTables/own"},
              {"id":"~/routeTables/stale","subnets":[{"id":"~/virtualNetworks/hub/subnets/web"}]}
            ]
            """);

        result.Topology.VNets[0].Subnets[0].RouteTableId.ShouldBe(Az.NetworkId("routeTables/own"));
    }

    [Test]
    public void A_machine_that_only_its_interface_names_is_there()
    {
        ImportResult result = Az.Read("""{"id":"~/networkInterfaces/nic","virtualMachine":{"id":"~/virtualMachines/vm"}}""");

        VirtualMachine machine = result.Topology.VirtualMachines.ShouldHaveSingleItem();
        machine.Id.ShouldBe(Az.NetworkId("virtualMachines/vm"));
        machine.NetworkInterfaceIds.ShouldBe([Az.NetworkId("networkInterfaces/nic")]);
    }

    [TestCase("")]
    [TestCase(""","ipConfigurations":[]""")]
    [TestCase(""","ipConfigurations":[{"name":"default"}]""")]
    [TestCase(""","ipConfigurations":[{"subnet":{"id":"~/virtualNetworks/hub/subnets/GatewaySubnet"}}]""")]
    public void A_gateway_stands_where_the_subnet_lists_it(string configurations)
    {
        ImportResult result = Az.Read($$"""
            [
              {"id":"~/virtualNetworks/hub","subnets":[
                {"name":"GatewaySubnet","ipConfigurations":[{"id":"~/virtualNetworkGateways/gw/ipConfigurations/default"}]}]},
              {"id":"~/virtualNetworkGateways/gw","gatewayType":"Vpn"{{configurations}}}
            ]
            """);

        result.Topology.Gateways.ShouldHaveSingleItem().VNetId.ShouldBe(Az.NetworkId("virtualNetworks/hub"));
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void A_gateway_that_may_stand_in_any_GatewaySubnet_brings_unknown_routes()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/virtualNetworks/hub","addressSpace":{"addressPrefixes":["10.0.0.0/24"]},
               "subnets":[{"name":"GatewaySubnet","addressPrefix":"10.0.0.0/27"},{"name":"web","addressPrefix":"10.0.0.64/26"},{"name":"db","addressPrefix":"10.0.0.128/26"}]},
              {"id":"~/virtualNetworkGateways/gw","gatewayType":"Vpn"}
            ]
            """);
        CompiledNetwork network = result.Topology.Compile();

        network.Trace("hub/web", "192.168.7.4").Verdict.ShouldBe(Verdict.Unknown);
        network.Trace("hub/web", "hub/db").Verdict.ShouldBe(Verdict.Reachable);
    }

    [Test]
    public void A_route_without_a_name_is_reported_and_kept()
    {
        ImportResult result = Az.Read("""{"id":"~/routeTables/rt","routes":[{"name":"a","addressPrefix":"10.0.0.0/8","nextHopType":"None"},{"addressPrefix":"0.0.0.0/0","nextHopType":"Internet"}]}""");

        result.Topology.RouteTables[0].Routes.Select(route => route.Name.Value).ShouldBe(["a", "2"]);
        result.Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("routes[1].name");
    }
}
