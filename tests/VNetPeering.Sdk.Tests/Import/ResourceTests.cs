using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class ResourceTests
{
    [Test]
    public void A_virtual_network()
    {
        Topology topology = Az.Read("""
            [{
              "id": "~/virtualNetworks/hub", "name": "hub", "type": "Microsoft.Network/virtualNetworks", "location": "usgovvirginia",
              "addressSpace": { "addressPrefixes": ["10.0.0.0/16", "fd00:db8::/48"] },
              "dhcpOptions": { "dnsServers": ["10.0.0.4"] },
              "summarizedGatewayPrefixes": { "addressPrefixes": ["10.0.0.0/8"] },
              "subnets": [{
                "id": "~/virtualNetworks/hub/subnets/web", "name": "web",
                "addressPrefix": "10.0.0.0/24", "addressPrefixes": ["10.0.0.0/24", "fd00:db8::/64"],
                "networkSecurityGroup": { "id": "~/networkSecurityGroups/nsg", "resourceGroup": "rg" },
                "routeTable": { "id": "~/routeTables/rt" },
                "natGateway": { "id": "~/natGateways/nat" },
                "defaultOutboundAccess": false,
                "delegations": [{ "name": "d", "serviceName": "Microsoft.Web/serverFarms" }],
                "serviceEndpoints": [{ "service": "Microsoft.Storage", "locations": ["westeurope", "northeurope"] }],
                "privateEndpointNetworkPolicies": "RouteTableEnabled"
              }]
            }]
            """).Topology;

        topology.VNets.ShouldHaveSingleItem().ShouldBe(new VNet
        {
            Id = Az.NetworkId("virtualNetworks/hub"),
            Region = "usgovvirginia",
            Cloud = Cloud.Government,
            AddressSpace = [AddressPrefix.Parse("10.0.0.0/16"), AddressPrefix.Parse("fd00:db8::/48")],
            DnsServers = ["10.0.0.4"],
            SummarizedGatewayPrefixes = [AddressPrefix.Parse("10.0.0.0/8")],
            Subnets =
            [
                new Subnet
                {
                    Id = Az.NetworkId("virtualNetworks/hub/subnets/web"),
                    AddressPrefixes = [AddressPrefix.Parse("10.0.0.0/24"), AddressPrefix.Parse("fd00:db8::/64")],
                    NetworkSecurityGroupId = Az.NetworkId("networkSecurityGroups/nsg"),
                    RouteTableId = Az.NetworkId("routeTables/rt"),
                    NatGatewayId = Az.NetworkId("natGateways/nat"),
                    DefaultOutboundAccess = false,
                    Delegations = ["Microsoft.Web/serverFarms"],
                    ServiceEndpoints = [new ServiceEndpoint { Service = "Microsoft.Storage", Locations = ["westeurope", "northeurope"] }],
                    PrivateEndpointNetworkPolicies = PrivateEndpointNetworkPolicies.RouteTableEnabled,
                },
            ],
        });
    }

    [TestCase("westeurope", Cloud.Public)]
    [TestCase("China East 2", Cloud.China)]
    [TestCase("usdodcentral", Cloud.Government)]
    public void The_region_tells_the_cloud(string region, Cloud cloud) =>
        Az.Read($$"""[{"id":"~/virtualNetworks/v","location":"{{region}}"}]""").Topology.VNets[0].Cloud.ShouldBe(cloud);

    [Test]
    public void A_classic_virtual_network()
    {
        Topology topology = EstateImporter.ReadText("classic.json", $$"""[{"id":"{{Az.Group}}/providers/Microsoft.ClassicNetwork/virtualNetworks/old","location":"westeurope"}]""").Topology;

        topology.VNets[0].DeploymentModel.ShouldBe(DeploymentModel.Classic);
    }

    [Test]
    public void A_subnet_peering()
    {
        Topology topology = Az.Read("""
            {
              "id": "~/virtualNetworks/left/virtualNetworkPeerings/p", "name": "p",
              "allowForwardedTraffic": true, "allowGatewayTransit": true, "allowVirtualNetworkAccess": false, "doNotVerifyRemoteGateways": true,
              "useRemoteGateways": true, "peerCompleteVnets": false, "enableOnlyIPv6Peering": true,
              "localSubnetNames": ["one"], "remoteSubnetNames": ["two", "three"],
              "peeringState": "Connected", "peeringSyncLevel": "LocalNotInSync", "provisioningState": "Succeeded",
              "remoteVirtualNetwork": { "id": "~/virtualNetworks/right" },
              "remoteAddressSpace": { "addressPrefixes": ["10.1.0.0/24"] },
              "remoteVirtualNetworkAddressSpace": { "addressPrefixes": ["10.1.0.0/24", "10.2.0.0/24"] },
              "localAddressSpace": { "addressPrefixes": ["10.0.0.0/24"] },
              "localVirtualNetworkAddressSpace": { "addressPrefixes": [] }
            }
            """).Topology;

        topology.VNets[0].Peerings.ShouldHaveSingleItem().ShouldBe(new Peering
        {
            Id = Az.NetworkId("virtualNetworks/left/virtualNetworkPeerings/p"),
            RemoteVNetId = Az.NetworkId("virtualNetworks/right"),
            AllowVirtualNetworkAccess = false,
            AllowForwardedTraffic = true,
            AllowGatewayTransit = true,
            UseRemoteGateways = true,
            DoNotVerifyRemoteGateways = true,
            PeerCompleteVNets = false,
            EnableOnlyIPv6Peering = true,
            LocalSubnetNames = ["one"],
            RemoteSubnetNames = ["two", "three"],
            State = PeeringState.Connected,
            SyncLevel = PeeringSyncLevel.LocalNotInSync,
            ProvisioningState = "Succeeded",
            RemoteAddressSpace = [AddressPrefix.Parse("10.1.0.0/24")],
            RemoteVirtualNetworkAddressSpace = [AddressPrefix.Parse("10.1.0.0/24"), AddressPrefix.Parse("10.2.0.0/24")],
            LocalAddressSpace = [AddressPrefix.Parse("10.0.0.0/24")],
            LocalVirtualNetworkAddressSpace = [],
            WrittenSwitches = (PeeringSwitches)127,
        });
    }

    [TestCase("0.0.0.0/0", "VirtualAppliance", "10.0.0.4")]
    [TestCase("fd00::/8", "None", "")]
    [TestCase("Storage.WestEurope", "Internet", "")]
    [TestCase("AzureCloud", "VirtualNetworkGateway", "")]
    public void A_route(string destination, string type, string hop)
    {
        UserDefinedRoute route = Route(destination, type, hop);

        route.Destination.ToString().ShouldBe(destination);
        (route.Destination.ServiceTag is not null).ShouldBe(char.IsUpper(destination[0]));
        route.Destination.Unresolved.ShouldBeNull();
        route.NextHopType.ToRouteWord().ShouldBe(type);
        route.NextHop.ToString().ShouldBe(hop);
        route.NextHop.Unresolved.ShouldBeNull();
    }

    [TestCase("[reference('vnet').prefix]", "VirtualAppliance", "[reference('fw').ip]")]
    [TestCase("10.0.0.7/8", "VirtualAppliance", "10.0.0.300")]
    [TestCase("10.0.0.0/33", "[parameters('type')]", "")]
    [TestCase("10.0.0.0", "Teleport", "")]
    public void A_route_that_cannot_be_known_keeps_its_texts(string destination, string type, string hop)
    {
        UserDefinedRoute route = Route(destination, type, hop);

        route.Destination.Unresolved.ShouldBe(destination);
        route.NextHopType.ShouldBe(NextHopType.VirtualAppliance);
        route.NextHop.Unresolved.ShouldBe(hop.Length > 0 ? hop : type);
    }

    [TestCase("", UnreadValueKind.UnknownWord, TestName = "A route that states no prefix is noted and left out")]
    [TestCase(""" "addressPrefix":"", """, UnreadValueKind.MalformedPrefix, TestName = "A route with an empty prefix is noted and left out")]
    public void A_route_without_a_prefix_is_noted_and_left_out(string prefix, UnreadValueKind kind)
    {
        ImportResult result = Az.Read($$"""[{"id":"~/routeTables/rt","routes":[{"name":"r",{{prefix}}"nextHopType":"None"}]}]""");

        result.Topology.RouteTables[0].Routes.ShouldBeEmpty();
        UnreadValue value = result.Topology.UnreadValues.ShouldHaveSingleItem();
        (value.ResourceId, value.Property, value.Kind).ShouldBe((Az.NetworkId("routeTables/rt/routes/r"), "addressPrefix", kind));
    }

    [Test]
    public void A_route_table()
    {
        RouteTable table = Az.Read("""[{"id":"~/routeTables/rt","location":"westeurope","properties":{"disableBgpRoutePropagation":"true","routes":[]}}]""").Topology.RouteTables[0];

        table.ShouldBe(new RouteTable { Id = Az.NetworkId("routeTables/rt"), Region = "westeurope", DisableBgpRoutePropagation = true });
    }

    [Test]
    public void A_security_group()
    {
        Topology topology = Az.Read("""
            [{"id":"~/networkSecurityGroups/nsg","location":"westeurope",
              "defaultSecurityRules":[{"name":"AllowVnetInBound","priority":65000,"direction":"Inbound","access":"Allow","protocol":"*"}],
              "securityRules":[{
                "name":"web","priority":100,"direction":"Inbound","access":"Allow","protocol":"Tcp","description":"d",
                "sourceAddressPrefix":"","sourceAddressPrefixes":["10.0.0.0/8","Internet"],"sourcePortRange":"*","sourcePortRanges":[],
                "destinationAddressPrefix":"[reference('x')]","destinationAddressPrefixes":[],"destinationPortRanges":["443","8000-8080"],
                "destinationApplicationSecurityGroups":[{"id":"~/applicationSecurityGroups/asg"}]}]},
             {"id":"~/applicationSecurityGroups/asg"}]
            """).Topology;

        topology.NetworkSecurityGroups.ShouldHaveSingleItem().ShouldBe(new NetworkSecurityGroup
        {
            Id = Az.NetworkId("networkSecurityGroups/nsg"),
            Region = "westeurope",
            SecurityRules =
            [
                new SecurityRule
                {
                    Name = "web",
                    Priority = 100,
                    Direction = SecurityRuleDirection.Inbound,
                    Access = SecurityRuleAccess.Allow,
                    Protocol = "Tcp",
                    Description = "d",
                    SourceAddressPrefixes = ["10.0.0.0/8", "Internet"],
                    SourcePortRange = "*",
                    DestinationAddressPrefix = "[reference('x')]",
                    DestinationPortRanges = ["443", "8000-8080"],
                    DestinationApplicationSecurityGroupIds = [Az.NetworkId("applicationSecurityGroups/asg")],
                },
            ],
        });
        topology.ApplicationSecurityGroups.ShouldBe([new ApplicationSecurityGroup { Id = Az.NetworkId("applicationSecurityGroups/asg") }]);
        topology.UnreadValues.ShouldHaveSingleItem().ResourceId.ShouldBe(Az.NetworkId("networkSecurityGroups/nsg/securityRules/web"));
    }

    [TestCase("""{"id":"~/networkInterfaces/nic","location":"westeurope","enableIPForwarding":true,"ipConfigurations":[{"name":"ip","privateIPAddress":"10.0.0.4","subnet":{"id":"~/virtualNetworks/v/subnets/s"},"publicIPAddress":{"id":"~/publicIPAddresses/pip"},"applicationSecurityGroups":[{"id":"~/applicationSecurityGroups/asg"}],"loadBalancerBackendAddressPools":[{"id":"~/loadBalancers/lb/backendAddressPools/p"}]}],"networkSecurityGroup":{"id":"~/networkSecurityGroups/nsg"},"virtualMachine":{"id":"~/x/vm"}}""")]
    [TestCase("""{"id":"~/networkInterfaces/nic","location":"westeurope","properties":{"enableIPForwarding":"true","ipConfigurations":[{"name":"ip","properties":{"privateIPAddress":"10.0.0.4","subnet":{"id":"~/virtualNetworks/v/subnets/s"},"publicIPAddress":{"id":"~/publicIPAddresses/pip"},"applicationSecurityGroups":[{"id":"~/applicationSecurityGroups/asg"}],"loadBalancerBackendAddressPools":[{"id":"~/loadBalancers/lb/backendAddressPools/p"}]}}],"networkSecurityGroup":{"id":"~/networkSecurityGroups/nsg"},"virtualMachine":{"id":"~/x/vm"}}}""")]
    public void A_network_interface(string json)
    {
        Az.Read(json).Topology.NetworkInterfaces.ShouldHaveSingleItem().ShouldBe(new NetworkInterface
        {
            Id = Az.NetworkId("networkInterfaces/nic"),
            Region = "westeurope",
            EnableIPForwarding = true,
            NetworkSecurityGroupId = Az.NetworkId("networkSecurityGroups/nsg"),
            VirtualMachineId = Az.NetworkId("x/vm"),
            IPConfigurations =
            [
                new IPConfiguration
                {
                    Name = "ip",
                    PrivateIPAddress = HostAddress.Parse("10.0.0.4"),
                    SubnetId = Az.NetworkId("virtualNetworks/v/subnets/s"),
                    PublicIPAddressId = Az.NetworkId("publicIPAddresses/pip"),
                    ApplicationSecurityGroupIds = [Az.NetworkId("applicationSecurityGroups/asg")],
                    LoadBalancerBackendPoolIds = [Az.NetworkId("loadBalancers/lb/backendAddressPools/p")],
                },
            ],
        });
    }

    [TestCase("\"Dynamic\"", true)]
    [TestCase("\"dynamic\"", true)]
    [TestCase("\"Static\"", false)]
    [TestCase("null", false)]
    [TestCase("\"[parameters('method')]\"", true)]
    public void An_address_is_asked_for_unless_its_allocation_is_dynamic(string method, bool isDynamic)
    {
        string part = $$$"""{"name":"ip","privateIPAddress":"10.0.0.4","privateIPAllocationMethod":{{{method}}},"subnet":{"id":"~/virtualNetworks/v/subnets/s"}}""";

        Topology topology = Az.Read($$$"""[{"id":"~/networkInterfaces/n","ipConfigurations":[{{{part}}}]},{"id":"~/loadBalancers/lb","frontendIPConfigurations":[{{{part}}}]}]""").Topology;

        topology.NetworkInterfaces[0].IPConfigurations[0].IsAddressDynamic.ShouldBe(isDynamic);
        topology.LoadBalancers[0].FrontEnds[0].IsAddressDynamic.ShouldBe(isDynamic);
    }

    [Test]
    public void A_virtual_machine_has_its_primary_interface_first()
    {
        Topology topology = EstateImporter.ReadText("vm.json", Az.Expand($$$"""
            [{"id":"{{{Az.Group}}}/providers/Microsoft.Compute/virtualMachines/vm","networkProfile":{"networkInterfaces":[
              {"id":"~/networkInterfaces/b","primary":false},{"id":"~/networkInterfaces/a","properties":{"primary":true}}]}}]
            """)).Topology;

        topology.VirtualMachines.ShouldHaveSingleItem().NetworkInterfaceIds.Select(id => id.Name.Value).ShouldBe(["a", "b"]);
    }

    [Test]
    public void Public_addresses_and_NAT_gateways()
    {
        Topology topology = Az.Read("""
            [{"id":"~/publicIPAddresses/p","location":"westeurope","sku":{"name":"Standard"},"ipAddress":"203.0.113.7"},
             {"id":"~/publicIPAddresses/q","sku":{"name":"Basic"},"properties":{"ipAddress":null}},
             {"id":"~/natGateways/n","properties":{"publicIpAddresses":[{"id":"~/publicIPAddresses/p"}]}}]
            """).Topology;

        topology.PublicIPAddresses.Select(item => (item.Name.Value, item.Address?.ToString(), item.Sku)).ShouldBe([("p", "203.0.113.7", "Standard"), ("q", null, "Basic")]);
        topology.NatGateways.ShouldBe([new NatGateway { Id = Az.NetworkId("natGateways/n"), PublicIPAddressIds = [Az.NetworkId("publicIPAddresses/p")] }]);
    }

    [Test]
    public void A_load_balancer()
    {
        LoadBalancer balancer = Az.Read("""
            [{"id":"~/loadBalancers/lb","sku":{"name":"Standard"},
              "frontendIPConfigurations":[{"name":"in","privateIPAddress":"10.0.0.10","subnet":{"id":"~/virtualNetworks/v/subnets/s"}},{"name":"out","publicIPAddress":{"id":"~/publicIPAddresses/p"}}],
              "backendAddressPools":[{"id":"~/loadBalancers/lb/backendAddressPools/pool","name":"pool"}],
              "loadBalancingRules":[{"name":"ha","protocol":"All","frontendPort":0,"backendPort":0,"frontendIPConfiguration":{"id":"~/loadBalancers/lb/frontendIPConfigurations/in"},"backendAddressPool":{"id":"~/loadBalancers/lb/backendAddressPools/pool"}}],
              "inboundNatRules":[{"name":"ssh","protocol":"Tcp","frontendPort":50000,"backendPort":"22","frontendIPConfiguration":{"id":"~/loadBalancers/lb/frontendIPConfigurations/out"},"backendIPConfiguration":{"id":"~/networkInterfaces/n/ipConfigurations/ip"}}],
              "outboundRules":[{"name":"o","backendAddressPool":{"id":"~/loadBalancers/lb/backendAddressPools/pool"}}]}]
            """).Topology.LoadBalancers.ShouldHaveSingleItem();

        balancer.ShouldBe(new LoadBalancer
        {
            Id = Az.NetworkId("loadBalancers/lb"),
            Sku = "Standard",
            FrontEnds =
            [
                new LoadBalancerFrontEnd { Name = "in", PrivateIPAddress = HostAddress.Parse("10.0.0.10"), SubnetId = Az.NetworkId("virtualNetworks/v/subnets/s") },
                new LoadBalancerFrontEnd { Name = "out", PublicIPAddressId = Az.NetworkId("publicIPAddresses/p") },
            ],
            BackendPoolIds = [Az.NetworkId("loadBalancers/lb/backendAddressPools/pool")],
            Rules =
            [
                new LoadBalancerRule { Name = "ha", FrontEnd = "in", BackendPoolId = Az.NetworkId("loadBalancers/lb/backendAddressPools/pool") },
                new LoadBalancerRule
                {
                    Name = "ssh",
                    FrontEnd = "out",
                    Protocol = "Tcp",
                    FrontEndPort = 50000,
                    BackendPort = 22,
                    BackendIPConfigurationId = Az.NetworkId("networkInterfaces/n/ipConfigurations/ip"),
                },
            ],
            OutboundPoolIds = [Az.NetworkId("loadBalancers/lb/backendAddressPools/pool")],
        });
    }

    [Test]
    public void Azure_Firewalls_in_a_VNet_and_in_a_hub()
    {
        Topology topology = Az.Read("""
            [{"id":"~/azureFirewalls/fw","properties":{"sku":{"name":"AZFW_VNet","tier":"Premium"},
              "ipConfigurations":[
                {"name":"a","properties":{"privateIPAddress":"10.0.0.4","subnet":{"id":"~/virtualNetworks/v/subnets/AzureFirewallSubnet"},"publicIPAddress":{"id":"~/publicIPAddresses/p"}}},
                {"name":"b","properties":{"subnet":null,"publicIPAddress":{"id":"~/publicIPAddresses/q"}}}]}},
             {"id":"~/azureFirewalls/hubfw","sku":{"name":"AZFW_Hub","tier":"Standard"},"virtualHub":{"id":"~/virtualHubs/h"},"hubIPAddresses":{"privateIPAddress":"10.1.0.132"}}]
            """).Topology;

        topology.AzureFirewalls.ShouldBe(
        [
            new AzureFirewall
            {
                Id = Az.NetworkId("azureFirewalls/fw"),
                Tier = "Premium",
                SubnetId = Az.NetworkId("virtualNetworks/v/subnets/AzureFirewallSubnet"),
                PrivateIPAddress = HostAddress.Parse("10.0.0.4"),
                PublicIPAddressIds = [Az.NetworkId("publicIPAddresses/p"), Az.NetworkId("publicIPAddresses/q")],
            },
            new AzureFirewall
            {
                Id = Az.NetworkId("azureFirewalls/hubfw"),
                Tier = "Standard",
                VirtualHubId = Az.NetworkId("virtualHubs/h"),
                PrivateIPAddress = HostAddress.Parse("10.1.0.132"),
            },
        ]);
    }

    [TestCase("""{"id":"~/privateEndpoints/pe","subnet":{"id":"~/virtualNetworks/v/subnets/s"},"customDnsConfigs":[{"fqdn":"x","ipAddresses":["10.0.0.9"]}],"networkInterfaces":[{"id":"~/networkInterfaces/n"}]}""")]
    [TestCase("""{"id":"~/privateEndpoints/pe","properties":{"subnet":{"id":"~/virtualNetworks/v/subnets/s"},"ipConfigurations":[{"name":"a","properties":{"privateIPAddress":"10.0.0.9"}}]}}""")]
    [TestCase("""{"id":"~/privateEndpoints/pe","properties":{"subnet":{"id":"~/virtualNetworks/v/subnets/s"},"networkInterfaces":[{"id":"~/networkInterfaces/n"}]}},{"id":"~/networkInterfaces/n","ipConfigurations":[{"name":"i","privateIPAddress":"10.0.0.9"}]}""")]
    public void A_private_endpoint_has_its_addresses_from_wherever_they_stand(string json)
    {
        Topology topology = Az.Read($"[{json}]").Topology;

        topology.PrivateEndpoints.ShouldBe([new PrivateEndpoint
        {
            Id = Az.NetworkId("privateEndpoints/pe"),
            SubnetId = Az.NetworkId("virtualNetworks/v/subnets/s"),
            Addresses = [HostAddress.Parse("10.0.0.9")],
        }]);
    }

    private static UserDefinedRoute Route(string destination, string type, string hop) =>
        Az.Read($$"""[{"id":"~/routeTables/rt","routes":[{"name":"r","addressPrefix":"{{destination}}","nextHopType":"{{type}}","nextHopIpAddress":"{{hop}}"}]}]""")
            .Topology.RouteTables[0].Routes.ShouldHaveSingleItem();
}
