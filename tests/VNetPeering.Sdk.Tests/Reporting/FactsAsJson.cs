using System.Text.Json;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reporting;

namespace VNetPeering.Sdk.Tests.Reporting;

/// <summary>The answer of <c>show</c>: what was read, value for value.</summary>
public sealed class FactsAsJson
{
    private const string Group = "/subscriptions/s/resourceGroups/net/providers/Microsoft.Network";
    private static readonly ResourceId Hub = ResourceId.Parse($"{Group}/virtualNetworks/hub");
    private static readonly ResourceId App = ResourceId.Parse($"{Group}/virtualNetworks/app");

    [Test]
    public void All_keys_are_there_even_when_nothing_was_read()
    {
        JsonElement facts = Show(new Topology());

        Names(facts).ShouldBe(["schemaVersion", "counts", "vnets", "peerings", "gateways", "connections", "localNetworkGateways", "routeTables", "nsgs", "firewalls", "virtualHubs", "hubConnections", "ignored", "unresolved"]);
        facts.GetProperty("counts").EnumerateObject().ShouldAllBe(count => count.Value.GetInt32() == 0);
    }

    [Test]
    public void A_link_tells_all_switches_and_which_of_them_the_source_writes()
    {
        var link = new Peering { Id = Hub.Child("virtualNetworkPeerings", "to-app"), RemoteVNetId = App, AllowForwardedTraffic = true, WrittenSwitches = PeeringSwitches.AllowForwardedTraffic | PeeringSwitches.UseRemoteGateways };

        JsonElement peering = Show(new Topology { VNets = [new VNet { Id = Hub, Peerings = [link] }] }).GetProperty("peerings")[0];

        Names(peering).ShouldBe(["vnet", "name", "remoteVnet", "flags", "written"]);
        peering.GetProperty("flags").GetRawText().ShouldBeJson("""{"allowVirtualNetworkAccess":true,"allowForwardedTraffic":true,"allowGatewayTransit":false,"useRemoteGateways":false,"doNotVerifyRemoteGateways":false,"peerCompleteVnets":true}""");
        peering.GetProperty("written").GetRawText().ShouldBeJson("""{"allowForwardedTraffic":true,"useRemoteGateways":false}""");
    }

    [Test]
    public void A_link_tells_what_azure_reported()
    {
        var link = new Peering
        {
            Id = Hub.Child("virtualNetworkPeerings", "to-app"),
            RemoteVNetId = App,
            State = PeeringState.Connected,
            SyncLevel = PeeringSyncLevel.FullyInSync,
            PeerCompleteVNets = false,
            LocalSubnetNames = ["a"],
            RemoteSubnetNames = ["b", "c"],
            RemoteAddressSpace = [AddressPrefix.Parse("10.1.0.0/24")],
        };

        JsonElement peering = Show(new Topology { VNets = [new VNet { Id = Hub, Peerings = [link] }] }).GetProperty("peerings")[0];

        peering.GetProperty("peeringState").GetString().ShouldBe("Connected");
        peering.GetProperty("peeringSyncLevel").GetString().ShouldBe("FullyInSync");
        peering.GetProperty("localSubnetNames").GetRawText().ShouldBeJson("""["a"]""");
        peering.GetProperty("remoteSubnetNames").GetRawText().ShouldBeJson("""["b","c"]""");
        peering.GetProperty("remoteAddressPrefixes").GetRawText().ShouldBeJson("""["10.1.0.0/24"]""");
    }

    [Test]
    public void What_is_not_stated_is_null()
    {
        var topology = new Topology
        {
            Gateways = [new Gateway { Id = ResourceId.Parse($"{Group}/virtualNetworkGateways/gw"), Type = GatewayType.Vpn }],
            Connections = [new Connection { Id = ResourceId.Parse($"{Group}/connections/c"), Type = ConnectionType.VNetToVNet }],
            LocalNetworkGateways = [new LocalNetworkGateway { Id = ResourceId.Parse($"{Group}/localNetworkGateways/hq") }],
            RouteTables = [new RouteTable { Id = ResourceId.Parse($"{Group}/routeTables/rt") }],
        };

        JsonElement facts = Show(topology);

        facts.GetProperty("gateways")[0].GetRawText().ShouldBeJson($$"""{"id":"{{Group}}/virtualNetworkGateways/gw","name":"gw","type":"Vpn","vpnType":null,"sku":null,"subnet":null,"enableBgp":null,"activeActive":null,"asn":null}""");
        facts.GetProperty("connections")[0].GetRawText().ShouldBeJson($$"""{"id":"{{Group}}/connections/c","name":"c","type":"Vnet2Vnet","gateway1":null,"gateway2":null,"local":null,"peer":null,"enableBgp":null}""");
        facts.GetProperty("localNetworkGateways")[0].GetProperty("addressPrefixes").ValueKind.ShouldBe(JsonValueKind.Null);
        facts.GetProperty("routeTables")[0].GetProperty("disableBgpRoutePropagation").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Test]
    public void A_rule_side_is_one_text_or_a_list_as_written()
    {
        var rule = new SecurityRule
        {
            Name = "web",
            Priority = 100,
            Direction = SecurityRuleDirection.Inbound,
            Access = SecurityRuleAccess.Allow,
            Protocol = "Tcp",
            SourceAddressPrefix = "Internet",
            SourcePortRange = "*",
            DestinationAddressPrefixes = ["10.0.0.4", "10.0.0.5"],
            DestinationPortRanges = ["80", "443"],
        };

        JsonElement fact = Show(new Topology { NetworkSecurityGroups = [new NetworkSecurityGroup { Id = ResourceId.Parse($"{Group}/networkSecurityGroups/nsg"), SecurityRules = [rule] }] }).GetProperty("nsgs")[0].GetProperty("rules")[0];

        fact.GetRawText().ShouldBeJson("""{"name":"web","direction":"Inbound","access":"Allow","priority":100,"protocol":"Tcp","src":"Internet","srcPort":"*","dst":["10.0.0.4","10.0.0.5"],"dstPort":["80","443"]}""");
    }

    [Test]
    public void An_expression_stays_in_its_fact_and_is_listed_with_its_place()
    {
        ResourceId table = ResourceId.Parse($"{Group}/routeTables/rt");
        const string Expression = "[reference('fw').privateIPAddress]";
        var topology = new Topology
        {
            RouteTables = [new RouteTable { Id = table, Routes = [new UserDefinedRoute { Name = "all", Destination = AddressPrefix.AllIPv4, NextHopType = NextHopType.VirtualAppliance, NextHop = NextHopAddress.FromUnresolved(Expression) }] }],
            UnreadValues =
            [
                new UnreadValue
                {
                    ResourceId = table.Child("routes", "all"),
                    Property = "nextHopIpAddress",
                    Text = Expression,
                    Kind = UnreadValueKind.Unresolved,
                    Location = new SourceLocation { File = "snapshot.json", Line = 9, Column = 5, JsonPath = "$.predictedResources[3]" },
                },
            ],
        };

        JsonElement facts = Show(topology);

        facts.GetProperty("routeTables")[0].GetProperty("routes")[0].GetProperty("nextHopIp").GetString().ShouldBe(Expression);
        JsonElement only = facts.GetProperty("unresolved").EnumerateArray().ShouldHaveSingleItem();
        only.GetProperty("path").GetString().ShouldBe("routeTables[0].routes[0].nextHopIp");
        only.GetProperty("expression").GetString().ShouldBe(Expression);
        only.GetProperty("file").GetString().ShouldBe("snapshot.json");
        only.GetProperty("jsonPath").GetString().ShouldBe("$.predictedResources[3]");
    }

    [Test]
    public void A_prefix_that_the_model_could_not_hold_stands_where_it_was_written()
    {
        ResourceId subnet = Hub.Child("subnets", "a");
        var topology = new Topology
        {
            VNets = [new VNet { Id = Hub, AddressSpace = [AddressPrefix.Parse("10.0.0.0/16")], Subnets = [new Subnet { Id = subnet, AddressPrefixes = [AddressPrefix.Parse("fd00::/64")] }] }],
            UnreadValues =
            [
                new UnreadValue { ResourceId = Hub, Property = "addressSpace.addressPrefixes[1]", Text = "10.1.0.7/16", Kind = UnreadValueKind.HostBitsSet },
                new UnreadValue { ResourceId = subnet, Property = "addressPrefixes[0]", Text = "[reference('x')]", Kind = UnreadValueKind.Unresolved },
            ],
        };

        JsonElement facts = Show(topology);

        facts.GetProperty("vnets")[0].GetProperty("addressPrefixes").GetRawText().ShouldBeJson("""["10.0.0.0/16","10.1.0.7/16"]""");
        facts.GetProperty("vnets")[0].GetProperty("subnets")[0].GetProperty("addressPrefixes").GetRawText().ShouldBeJson("""["[reference('x')]","fd00::/64"]""");
        facts.GetProperty("unresolved").EnumerateArray().ShouldHaveSingleItem().GetProperty("path").GetString().ShouldBe("vnets[0].subnets[0].addressPrefixes[0]");
    }

    [Test]
    public void An_expression_below_a_gateway_stands_in_its_fact()
    {
        ResourceId gateway = ResourceId.Parse($"{Group}/virtualNetworkGateways/gw");
        var topology = new Topology
        {
            Gateways = [new Gateway { Id = gateway, Type = GatewayType.Vpn }],
            UnreadValues = [new UnreadValue { ResourceId = gateway.Child("ipConfigurations", "default"), Property = "subnet.id", Text = "[reference('net')]", Kind = UnreadValueKind.Unresolved }],
        };

        JsonElement facts = Show(topology);

        facts.GetProperty("gateways")[0].GetProperty("subnet").GetString().ShouldBe("[reference('net')]");
        facts.GetProperty("unresolved").EnumerateArray().ShouldHaveSingleItem().GetProperty("path").GetString().ShouldBe("gateways[0].subnet");
    }

    [Test]
    public void A_VNet_known_by_its_id_only_is_unresolved_and_no_VNet()
    {
        var topology = new Topology
        {
            VNets =
            [
                new VNet { Id = Hub, Peerings = [new Peering { Id = Hub.Child("virtualNetworkPeerings", "to-app"), RemoteVNetId = App }] },
                new VNet { Id = App, IsPlaceholder = true, Peerings = [new Peering { Id = App.Child("virtualNetworkPeerings", "to-hub"), RemoteVNetId = Hub }] },
            ],
        };

        JsonElement facts = Show(topology);

        facts.GetProperty("vnets").GetArrayLength().ShouldBe(1);
        facts.GetProperty("peerings").GetArrayLength().ShouldBe(2);
        JsonElement only = facts.GetProperty("unresolved").EnumerateArray().ShouldHaveSingleItem();
        only.GetProperty("path").GetString().ShouldBe("peerings[0].remoteVnet");
        only.GetProperty("expression").GetString().ShouldBe(App.ToString());
        JsonElement counts = facts.GetProperty("counts");
        counts.GetProperty("vnets").GetInt32().ShouldBe(1);
        counts.GetProperty("externalVnets").GetInt32().ShouldBe(0);
        counts.GetProperty("peeringPairs").GetInt32().ShouldBe(1);
        counts.GetProperty("peeringPairsBothHalves").GetInt32().ShouldBe(1);
        counts.GetProperty("peeringsToVnetOutsideFile").GetInt32().ShouldBe(2);
    }

    [Test]
    public void Hubs_and_route_servers_share_a_list()
    {
        var topology = new Topology
        {
            VirtualHubs = [new VirtualHub { Id = ResourceId.Parse($"{Group}/virtualHubs/vhub"), AddressPrefix = AddressPrefix.Parse("192.168.0.0/24"), Connections = [new HubConnection { Name = "c", RemoteVNetId = Hub, EnableInternetSecurity = true }] }],
            RouteServers = [new RouteServer { Id = ResourceId.Parse($"{Group}/virtualHubs/ars") }],
            VNets = [new VNet { Id = Hub }],
        };

        JsonElement facts = Show(topology);

        facts.GetProperty("virtualHubs")[0].GetRawText().ShouldBeJson($$"""{"id":"{{Group}}/virtualHubs/vhub","name":"vhub","addressPrefix":"192.168.0.0/24","kind":"vWAN hub"}""");
        facts.GetProperty("virtualHubs")[1].GetRawText().ShouldBeJson($$"""{"id":"{{Group}}/virtualHubs/ars","name":"ars","addressPrefix":null,"kind":"RouteServer"}""");
        facts.GetProperty("hubConnections")[0].GetRawText().ShouldBeJson($$"""{"hub":"vhub","name":"c","remoteVnet":"{{Hub}}","enableInternetSecurity":true}""");
    }

    [Test]
    public void Network_managers_are_listed_where_there_are_any()
    {
        ResourceId id = ResourceId.Parse($"{Group}/networkManagers/corp");
        ResourceId group = id.Child("networkGroups", "prod");
        ResourceId far = ResourceId.Parse($"{Group}/virtualNetworks/far");
        var manager = new NetworkManager
        {
            Id = id,
            NetworkGroups = [new NetworkGroup { Id = group, StaticMembers = [new StaticMember { Name = "far", ResourceId = far }, new StaticMember { Name = "open" }] }],
            ConnectivityConfigurations =
            [
                new ConnectivityConfiguration { Id = id.Child("connectivityConfigurations", "spokes"), ConnectivityTopology = ConnectivityTopology.HubAndSpoke, HubIds = [Hub], AppliesToGroups = [new ConnectivityGroupItem { NetworkGroupId = group, GroupConnectivity = GroupConnectivity.DirectlyConnected, UseHubGateway = true, IsGlobal = true }] },
                new ConnectivityConfiguration { Id = id.Child("connectivityConfigurations", "mesh"), ConnectivityTopology = ConnectivityTopology.Mesh, DeployedRegions = ["westeurope"] },
            ],
        };

        JsonElement facts = Show(new Topology { NetworkManagers = [manager], VNets = [new VNet { Id = Hub }] });

        facts.GetProperty("networkManagers")[0].GetRawText().ShouldBeJson($$"""
            {"id":"{{id}}","name":"corp","networkGroups":[{"name":"prod","members":["{{far}}"]}],
             "connectivityConfigurations":[
               {"name":"spokes","connectivityTopology":"HubAndSpoke","hubs":["{{Hub}}"],"appliesToGroups":["{{group}}"],"directlyConnected":["{{group}}"],"useHubGateway":["{{group}}"],"isGlobal":true,"deployedRegions":null},
               {"name":"mesh","connectivityTopology":"Mesh","hubs":[],"appliesToGroups":[],"directlyConnected":[],"useHubGateway":[],"isGlobal":false,"deployedRegions":["westeurope"]}]}
            """);
        facts.GetProperty("unresolved").EnumerateArray().ShouldHaveSingleItem().GetProperty("path").GetString().ShouldBe("networkManagers[0].networkGroups[0].members[0]");
        Show(new Topology()).TryGetProperty("networkManagers", out _).ShouldBeFalse();
    }

    [Test]
    public void A_hub_that_only_a_connection_names_is_unresolved()
    {
        ResourceId hub = ResourceId.Parse($"{Group}/virtualHubs/vhub");

        JsonElement facts = Show(new Topology { VirtualHubs = [new VirtualHub { Id = hub, Connections = [new HubConnection { Name = "c", RemoteVNetId = Hub }] }], VNets = [new VNet { Id = Hub }] });

        facts.GetProperty("virtualHubs").GetArrayLength().ShouldBe(0);
        facts.GetProperty("hubConnections").GetArrayLength().ShouldBe(1);
        facts.GetProperty("unresolved").EnumerateArray().ShouldHaveSingleItem().GetProperty("path").GetString().ShouldBe("hubConnections[0].hub");
    }

    [Test]
    public void A_security_group_in_place_of_its_id_is_inline()
    {
        ResourceId subnet = Hub.Child("subnets", "a");
        var topology = new Topology
        {
            VNets = [new VNet { Id = Hub, Subnets = [new Subnet { Id = subnet }] }],
            UnreadValues = [new UnreadValue { ResourceId = subnet, Property = "networkSecurityGroup", Text = string.Empty, Kind = UnreadValueKind.MalformedReference }],
        };

        JsonElement facts = Show(topology);

        facts.GetProperty("vnets")[0].GetProperty("subnets")[0].GetProperty("nsg").GetString().ShouldBe("(inline)");
        facts.GetProperty("unresolved").GetArrayLength().ShouldBe(0);
    }

    private static JsonElement Show(Topology topology)
    {
        using JsonDocument answer = JsonDocument.Parse(JsonReport.Render(topology));
        return answer.RootElement.Clone();
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name)];
}
