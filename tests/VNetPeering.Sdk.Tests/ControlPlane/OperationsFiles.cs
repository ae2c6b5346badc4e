using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Operations as JSON: names, bodies and what a PUT leaves alone.</summary>
public sealed class OperationsFiles
{
    [Test]
    public void A_network_can_be_written_from_nothing()
    {
        Topology net = Run(new Topology(), """
            { "scope": "/subscriptions/s/resourceGroups/g", "operations": [
              { "method": "PUT", "resource": "networkSecurityGroups/nsg", "body": { "location": "westeurope" } },
              { "method": "PUT", "resource": "networkSecurityGroups/nsg/securityRules/web", "body": { "properties": { "priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp",
                  "sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*", "destinationPortRange": "443" } } },
              { "method": "PUT", "resource": "routeTables/rt", "body": { "location": "westeurope", "routes": [ { "name": "all", "addressPrefix": "0.0.0.0/0", "nextHopType": "None" } ] } },
              { "method": "PUT", "resource": "virtualNetworks/hub", "body": { "location": "westeurope", "properties": { "addressSpace": { "addressPrefixes": [ "10.0.0.0/16" ] },
                  "subnets": [ { "name": "GatewaySubnet", "properties": { "addressPrefix": "10.0.0.0/27" } }, { "name": "shared", "properties": { "addressPrefix": "10.0.1.0/24", "routeTable": "rt", "networkSecurityGroup": { "id": "networkSecurityGroups/nsg" } } } ] } } },
              { "method": "PUT", "resource": "publicIPAddresses/pip", "body": { "sku": { "name": "Standard" } } },
              { "method": "PUT", "resource": "virtualNetworkGateways/gw", "body": { "gatewayType": "Vpn", "vpnType": "RouteBased", "sku": { "name": "VpnGw1" }, "ipConfigurations": [ { "name": "one", "subnet": "hub/GatewaySubnet", "publicIPAddress": "pip" } ] } },
              { "method": "PUT", "resource": "localNetworkGateways/hq", "body": { "localNetworkAddressSpace": { "addressPrefixes": [ "192.168.0.0/24" ] }, "gatewayIpAddress": "203.0.113.7" } },
              { "method": "PUT", "resource": "connections/to-hq", "body": { "connectionType": "IPsec", "virtualNetworkGateway1": "gw", "localNetworkGateway2": "hq" } },
              { "method": "PUT", "resource": "networkInterfaces/nic", "body": { "ipConfigurations": [ { "name": "one", "properties": { "subnet": "hub/shared", "privateIPAddress": "10.0.1.4", "privateIPAllocationMethod": "Static" } } ] } }
            ] }
            """);

        Subnet shared = net.VNetOf("hub").Subnets[1];
        shared.RouteTableId.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        shared.NetworkSecurityGroupId.ShouldBe(Designs.Id(ResourceTypes.NetworkSecurityGroup, "nsg"));
        net.NetworkSecurityGroups.Single().SecurityRules.Single().Priority.ShouldBe(100);
        net.Gateways.Single().VNetId.ShouldBe(Designs.VNetId("hub"));
        net.Gateways.Single().BgpPeeringAddresses.Single().ToString().ShouldBe("10.0.0.30");
        net.Connections.Single().LocalNetworkGatewayId.ShouldBe(Designs.Id(ResourceTypes.LocalNetworkGateway, "hq"));
        net.NetworkInterfaces.Single().IPConfigurations.Single().SubnetId.ShouldBe(shared.Id);
        net.Validate().HasErrors.ShouldBeFalse();
    }

    [Test]
    public void A_VNet_that_is_written_without_subnets_keeps_them_and_one_with_an_empty_list_loses_them()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("shared", "10.0.1.0/24"));

        Run(net, Put("""{ "addressSpace": { "addressPrefixes": [ "10.0.0.0/16", "10.9.0.0/16" ] } }""")).VNetOf("hub").Subnets.Count.ShouldBe(1);
        Run(net, Put("""{ "addressSpace": { "addressPrefixes": [ "10.0.0.0/16" ] }, "subnets": [] }""")).VNetOf("hub").Subnets.ShouldBeEmpty();
    }

    [TestCase("networkInterfaces/nic", """{ "ipConfigurations": [ { "name": "one", "subnet": "hub/shared", "privateIPAddress": "10.0.1.x" } ] }""", "InvalidPrivateIPAddressFormat")]
    [TestCase("routeTables/rt", """{ "routes": [ { "name": "all", "addressPrefix": "0.0.0.0/0", "nextHopType": "VirtualAppliance", "nextHopIpAddress": "10.0.1" } ] }""", null)]
    public void A_body_with_an_address_that_is_none_is_refused(string resource, string body, string? code)
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("shared", "10.0.1.0/24"));

        Refusal refusal = OperationsFile.Load($$"""{ "operations": [ { "method": "PUT", "resource": "{{resource}}", "body": {{body}} } ] }""").Apply(net).Single().Refusal.ShouldNotBeNull();

        (refusal.Status, refusal.Code, refusal.RuleId).ShouldBe((400, code, "VNP8005"));
    }

    [Test]
    public void An_update_of_a_link_need_not_say_where_it_leads()
    {
        Topology after = Run(Requests.Peered, """{ "operations": [ { "method": "PUT", "resource": "virtualNetworks/app/virtualNetworkPeerings/to-hub", "body": { "allowForwardedTraffic": true } } ] }""");

        after.LinkOf("app", "hub").AllowForwardedTraffic.ShouldBeTrue();
        after.LinkOf("app", "hub").State.ShouldBe(PeeringState.Connected);
    }

    [Test]
    public void The_client_of_the_file_is_that_of_its_operations_unless_they_say_otherwise()
    {
        const string Text = """
            { "client": "azureCli", "operations": [
              { "method": "PUT", "resource": "virtualNetworks/app/virtualNetworkPeerings/to-hub", "body": { "remoteVirtualNetwork": "hub" } },
              { "method": "PUT", "resource": "virtualNetworks/hub/virtualNetworkPeerings/to-app", "client": "rest", "body": { "remoteVirtualNetwork": "app" } } ] }
            """;

        Topology after = Run(Requests.Apart, Text);

        after.LinkOf("app", "hub").AllowVirtualNetworkAccess.ShouldBeFalse();
        after.LinkOf("hub", "app").AllowVirtualNetworkAccess.ShouldBeTrue();
    }

    [Test]
    public void The_portal_form_holds_both_links()
    {
        const string Text = """
            { "client": "portal", "operations": [
              { "method": "PUT", "resource": "virtualNetworks/app/virtualNetworkPeerings/to-hub", "body": { "remoteVirtualNetwork": "hub" }, "remoteLink": { "name": "to-app", "allowForwardedTraffic": false } },
              { "method": "DELETE", "resource": "virtualNetworks/app/virtualNetworkPeerings/to-hub" } ] }
            """;

        ValueList<OperationResult> results = OperationsFile.Load(Text).Apply(Requests.Apart);

        results[0].Topology.LinkOf("hub", "app").AllowForwardedTraffic.ShouldBeFalse();
        results[0].Topology.LinkOf("app", "hub").AllowForwardedTraffic.ShouldBeTrue();
        results[1].Topology.ShouldBe(Requests.Apart);
    }

    [Test]
    public void A_table_is_attached_and_taken_off()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("shared", "10.0.1.0/24")) with { RouteTables = [new RouteTable { Id = Designs.Id(ResourceTypes.RouteTable, "rt") }] };
        const string Text = """
            { "operations": [
              { "method": "ATTACH", "resource": "virtualNetworks/hub/subnets/shared", "routeTable": "rt" },
              { "method": "ATTACH", "resource": "virtualNetworks/hub/subnets/shared", "routeTable": null } ] }
            """;

        ValueList<OperationResult> results = OperationsFile.Load(Text).Apply(net);

        results[0].Topology.VNetOf("hub").Subnets[0].RouteTableId.ShouldBe(net.RouteTables[0].Id);
        results[1].Topology.ShouldBe(net);
    }

    [Test]
    public void A_malformed_prefix_is_refused_with_the_code_of_Azure()
    {
        OperationResult result = OperationsFile.Load(Put("""{ "addressSpace": { "addressPrefixes": [ "10.0.0.0/16", "10.9.0.7/16" ] } }""")).Apply(Designs.Of(Designs.VNet("hub", "10.0.0.0/16"))).Single();

        result.Refusal.ShouldNotBeNull().Code.ShouldBe("InvalidCIDRNotation");
        result.Refusal.Message.ShouldContain("10.9.0.0/16");
    }

    [Test]
    public void A_PUT_mends_what_could_not_be_read()
    {
        var unread = new UnreadValue { ResourceId = Designs.VNetId("hub"), Property = "addressSpace.addressPrefixes[0]", Text = "10.0.0.0", Kind = UnreadValueKind.MalformedPrefix };
        Topology net = Designs.Of(Designs.VNet("hub")) with { UnreadValues = [unread] };

        Topology after = Run(net, Put("""{ "addressSpace": { "addressPrefixes": [ "10.0.0.0/16" ] } }"""));

        after.UnreadValues.ShouldBeEmpty();
        after.VNetOf("hub").AddressSpace.ShouldBe(Designs.Prefixes("10.0.0.0/16"));
    }

    [Test]
    public void A_name_that_two_groups_have_is_that_of_the_scope()
    {
        VNet other = new() { Id = ResourceId.Create("s", "other", ResourceTypes.VNet, "hub"), AddressSpace = Designs.Prefixes("10.8.0.0/16") };
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), other);
        const string Operations = """ "operations": [ { "method": "ADD", "resource": "virtualNetworks/hub", "addressPrefix": "10.9.0.0/16" } ] }""";

        Should.Throw<OperationsFileException>(() => OperationsFile.Load("{" + Operations).Apply(net)).Message.ShouldContain("is the name of 2 resources");
        Run(net, """{ "scope": "/subscriptions/s/resourceGroups/OTHER", """ + Operations).VNets[1].AddressSpace.Count.ShouldBe(2);
    }

    [Test]
    public void What_is_attached_to_a_network_can_be_written()
    {
        Topology net = Run(Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("work", "10.0.1.0/24").Subnet(SpecialSubnets.Firewall, "10.0.0.0/26")), """
            [
              { "method": "PUT", "resource": "publicIPAddresses/pip", "body": { "sku": { "name": "Standard" } } },
              { "method": "PUT", "resource": "natGateways/nat", "body": { "publicIpAddresses": [ "pip" ] } },
              { "method": "PUT", "resource": "applicationSecurityGroups/asg", "body": { "location": "westeurope" } },
              { "method": "PUT", "resource": "loadBalancers/lb", "body": { "sku": { "name": "Standard" }, "frontendIPConfigurations": [ { "name": "front", "properties": { "subnet": "hub/work", "privateIPAddress": "10.0.1.9" } } ],
                  "backendAddressPools": [ { "name": "pool" } ],
                  "loadBalancingRules": [ { "name": "all", "properties": { "frontendIPConfiguration": "lb/front", "backendAddressPool": "lb/pool", "protocol": "All", "frontendPort": 0, "backendPort": 0 } } ] } },
              { "method": "PUT", "resource": "networkInterfaces/nic", "body": { "ipConfigurations": [ { "name": "one", "properties": { "subnet": "hub/work", "privateIPAddress": "10.0.1.4",
                  "loadBalancerBackendAddressPools": [ "lb/pool" ], "applicationSecurityGroups": [ { "id": "asg" } ] } } ] } },
              { "method": "PUT", "resource": "virtualMachines/vm", "body": { "networkProfile": { "networkInterfaces": [ { "id": "nic" } ] } } },
              { "method": "PUT", "resource": "azureFirewalls/fw", "body": { "ipConfigurations": [ { "name": "one", "properties": { "subnet": "hub/AzureFirewallSubnet", "privateIPAddress": "10.0.0.4" } } ] } },
              { "method": "PUT", "resource": "privateEndpoints/pe", "body": { "subnet": "hub/work" } },
              { "method": "PUT", "resource": "networkManagers/avnm", "body": { "location": "westeurope" } },
              { "method": "PUT", "resource": "networkManagers/avnm/networkGroups/all", "body": {} },
              { "method": "PUT", "resource": "networkManagers/avnm/networkGroups/all/staticMembers/hub", "body": { "resourceId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/hub" } },
              { "method": "PUT", "resource": "networkManagers/avnm/securityAdminConfigurations/base", "body": {} },
              { "method": "PUT", "resource": "networkManagers/avnm/securityAdminConfigurations/base/ruleCollections/all", "body": { "appliesToGroups": [ { "networkGroupId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkManagers/avnm/networkGroups/all" } ] } },
              { "method": "PUT", "resource": "networkManagers/avnm/securityAdminConfigurations/base/ruleCollections/all/rules/deny", "body": { "kind": "Custom", "properties": { "priority": 100, "direction": "Inbound", "access": "Deny", "protocol": "Any",
                  "sources": [ { "addressPrefix": "*", "addressPrefixType": "IPPrefix" } ], "destinations": [ { "addressPrefix": "*", "addressPrefixType": "IPPrefix" } ], "sourcePortRanges": [ "0-65535" ], "destinationPortRanges": [ "0-65535" ] } } }
            ]
            """);

        net.NatGateways.Single().PublicIPAddressIds.ShouldBe([net.PublicIPAddresses.Single().Id]);
        net.LoadBalancers.Single().Rules.Single().BackendPoolId.ShouldBe(net.LoadBalancers.Single().BackendPoolIds.Single());
        net.NetworkInterfaces.Single().IPConfigurations.Single().LoadBalancerBackendPoolIds.ShouldBe(net.LoadBalancers.Single().BackendPoolIds);
        net.NetworkInterfaces.Single().VirtualMachineId.ShouldBe(net.VirtualMachines.Single().Id);
        net.AzureFirewalls.Single().SubnetId!.Name.Value.ShouldBe(SpecialSubnets.Firewall);
        net.PrivateEndpoints.Single().SubnetId!.Name.Value.ShouldBe("work");
        net.NetworkManagers.Single().NetworkGroups.Single().StaticMembers.Single().ResourceId.ShouldBe(Designs.VNetId("hub"));
        net.NetworkManagers.Single().SecurityAdminConfigurations.Single().RuleCollections.Single().Rules.Single().Priority.ShouldBe(100);
        ValueList<OperationResult> gone = OperationsFile.Load("""[ { "method": "DELETE", "resource": "virtualMachines/vm" }, { "method": "DELETE", "resource": "networkManagers/avnm/networkGroups/all/staticMembers/hub" } ]""").Apply(net);
        gone.Select(result => result.Status).ShouldBe([202, 202]);
    }

    [Test]
    public void Resources_move_between_groups_by_name()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), new VNet { Id = ResourceId.Create("s", "other", ResourceTypes.VNet, "hub2"), AddressSpace = Designs.Prefixes("10.8.0.0/16") });

        Topology after = Run(net, """{ "operations": [ { "method": "MOVE", "resource": "resourceGroups/g", "resources": [ "virtualNetworks/hub" ], "targetResourceGroup": "other" } ] }""");

        after.VNets.Select(vnet => vnet.Id.ToString()).ShouldAllBe(id => id.StartsWith("/subscriptions/s/resourceGroups/other/"));
        Run(net, """{ "operations": [ { "method": "MOVE", "resource": "/subscriptions/s/resourceGroups/g", "resources": [ "virtualNetworks/hub" ], "targetResourceGroup": "/subscriptions/t/resourceGroups/new" } ] }""")
            .VNets[0].Id.Subscription.ShouldBe("t");
    }

    [Test]
    public void A_group_is_deleted_by_name()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), new VNet { Id = ResourceId.Create("s", "other", ResourceTypes.VNet, "hub2"), AddressSpace = Designs.Prefixes("10.8.0.0/16") });

        Run(net, """[ { "method": "DELETE", "resource": "resourceGroups/other" } ]""").VNets.Single().Name.Value.ShouldBe("hub");
    }

    [TestCase(""" "resources": [ "virtualNetworks/hub" ] """, "has no \"targetResourceGroup\"")]
    [TestCase(""" "targetResourceGroup": "other" """, "moves nothing")]
    [TestCase(""" "targetResourceGroup": "other", "resources": [ 1 ] """, "no list of texts")]
    [TestCase(""" "targetResourceGroup": "/subscriptions/s", "resources": [ "virtualNetworks/hub" ] """, "is no resource group")]
    public void A_move_says_what_and_where(string members, string why) =>
        Should.Throw<OperationsFileException>(() => OperationsFile.Load($$"""[ { "method": "MOVE", "resource": "resourceGroups/g", {{members}} } ]""").Apply(Designs.Of(Designs.VNet("hub", "10.0.0.0/16"))))
            .Message.ShouldContain(why);

    private static string Put(string body) => $$"""{ "operations": [ { "method": "PUT", "resource": "virtualNetworks/hub", "body": {{body}} } ] }""";

    private static Topology Run(Topology topology, string text)
    {
        ValueList<OperationResult> results = OperationsFile.Load(text).Apply(topology);

        results.Select(result => result.Refusal).ShouldAllBe(refusal => refusal == null);
        return results[^1].Topology;
    }
}
