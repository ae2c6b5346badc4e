using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Tests.Import;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>A design against its live estate, as az prints it: what only one of both can state is no drift, and what somebody changed is.</summary>
public sealed class Drifts
{
    private const string Subscription = "11111111-1111-1111-1111-111111111111";

    private const string VNets = """
        [
          {"id":"~/virtualNetworks/HUB","name":"HUB","location":"westeurope","resourceGroup":"rg","provisioningState":"Succeeded","resourceGuid":"00000000-0000-0000-0000-00000000a001",
           "addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"dhcpOptions":{"dnsServers":[]},"enableDdosProtection":false,
           "subnets":[
             {"id":"~/virtualNetworks/HUB/subnets/GatewaySubnet","name":"GatewaySubnet","addressPrefix":"10.0.1.0/27","delegations":[],"privateEndpointNetworkPolicies":"Disabled","provisioningState":"Succeeded",
              "ipConfigurations":[{"id":"~/virtualNetworkGateways/gw/ipConfigurations/vnetGatewayConfig"}]},
             {"id":"~/virtualNetworks/HUB/subnets/AzureFirewallSubnet","name":"AzureFirewallSubnet","addressPrefix":"10.0.0.0/26","delegations":[],"privateEndpointNetworkPolicies":"Disabled","provisioningState":"Succeeded"}],
           "virtualNetworkPeerings":[
             {"id":"~/virtualNetworks/HUB/virtualNetworkPeerings/hub-to-app","name":"hub-to-app","remoteVirtualNetwork":{"id":"~/virtualNetworks/app","resourceGroup":"rg"},
              "allowVirtualNetworkAccess":true,"allowForwardedTraffic":true,"allowGatewayTransit":true,"useRemoteGateways":false,"doNotVerifyRemoteGateways":false,"peerCompleteVnets":true,
              "peeringState":"Connected","peeringSyncLevel":"FullyInSync","provisioningState":"Succeeded",
              "remoteAddressSpace":{"addressPrefixes":["10.1.0.0/16"]},"remoteVirtualNetworkAddressSpace":{"addressPrefixes":["10.1.0.0/16"]}}]},
          {"id":"~/virtualNetworks/app","name":"app","location":"westeurope","resourceGroup":"rg","provisioningState":"Succeeded",
           "addressSpace":{"addressPrefixes":["10.1.0.0/16"]},"dhcpOptions":{"dnsServers":[]},
           "subnets":[
             {"id":"~/virtualNetworks/app/subnets/db","name":"db","addressPrefixes":["10.1.2.0/24"],"defaultOutboundAccess":false,"delegations":[],"privateEndpointNetworkPolicies":"Disabled",
              "serviceEndpoints":[{"service":"Microsoft.Sql","locations":["westeurope"],"provisioningState":"Succeeded"}]},
             {"id":"~/virtualNetworks/app/subnets/web","name":"web","addressPrefix":"10.1.1.0/24","delegations":[],"privateEndpointNetworkPolicies":"Disabled",
              "networkSecurityGroup":{"id":"~/networkSecurityGroups/WEB-rules","resourceGroup":"rg"},"routeTable":{"id":"~/routeTables/web-routes","resourceGroup":"rg"}}],
           "virtualNetworkPeerings":[
             {"id":"~/virtualNetworks/app/virtualNetworkPeerings/app-to-hub","name":"app-to-hub","remoteVirtualNetwork":{"id":"~/virtualNetworks/hub","resourceGroup":"rg"},
              "allowVirtualNetworkAccess":true,"allowForwardedTraffic":true,"allowGatewayTransit":false,"useRemoteGateways":true,"peeringState":"Connected","peeringSyncLevel":"FullyInSync",
              "provisioningState":"Succeeded","remoteAddressSpace":{"addressPrefixes":["10.0.0.0/16"]},"remoteVirtualNetworkAddressSpace":{"addressPrefixes":["10.0.0.0/16"]}}]}
        ]
        """;

    private const string Rest = """
        [
          {"id":"~/routeTables/web-routes","type":"Microsoft.Network/routeTables","name":"web-routes","location":"westeurope","disableBgpRoutePropagation":false,"provisioningState":"Succeeded",
           "routes":[{"id":"~/routeTables/web-routes/routes/all","name":"all","addressPrefix":"0.0.0.0/0","nextHopType":"VirtualAppliance","nextHopIpAddress":"10.0.0.4","hasBgpOverride":false}]},
          {"id":"~/networkSecurityGroups/web-rules","type":"Microsoft.Network/networkSecurityGroups","name":"web-rules","location":"westeurope","securityRules":[
             {"id":"~/networkSecurityGroups/web-rules/securityRules/https","name":"https","priority":100,"direction":"Inbound","access":"Allow","protocol":"TCP","description":"",
              "sourceAddressPrefixes":["192.168.0.0/16"],"sourcePortRange":"*","sourcePortRanges":[],"destinationAddressPrefix":"*","destinationAddressPrefixes":[],"destinationPortRanges":["443"]}]},
          {"id":"~/azureFirewalls/fw","type":"Microsoft.Network/azureFirewalls","name":"fw","location":"westeurope","sku":{"name":"AZFW_VNet","tier":"Standard"},
           "ipConfigurations":[{"name":"one","privateIPAddress":"10.0.0.4","subnet":{"id":"~/virtualNetworks/hub/subnets/AzureFirewallSubnet"},"publicIPAddress":{"id":"~/publicIPAddresses/fw-ip"}}]},
          {"id":"~/publicIPAddresses/fw-ip","type":"Microsoft.Network/publicIPAddresses","name":"fw-ip","location":"westeurope","ipAddress":"20.1.2.3","sku":{"name":"Standard"},"zones":["1","2","3"]},
          {"id":"~/virtualNetworkGateways/gw","type":"Microsoft.Network/virtualNetworkGateways","name":"gw","location":"westeurope","gatewayType":"Vpn","vpnType":"RouteBased","enableBgp":false,"activeActive":false,
           "sku":{"name":"VpnGw1","tier":"VpnGw1"},"vpnGatewayGeneration":"Generation1","bgpSettings":{"asn":65515,"bgpPeeringAddress":"10.0.1.30","peerWeight":0},
           "ipConfigurations":[{"id":"~/virtualNetworkGateways/gw/ipConfigurations/vnetGatewayConfig","name":"vnetGatewayConfig","publicIPAddress":{"id":"~/publicIPAddresses/gw-ip"},"subnet":{"id":"~/virtualNetworks/hub/subnets/GatewaySubnet"}}]},
          {"id":"~/localNetworkGateways/gw-to-hq","type":"Microsoft.Network/localNetworkGateways","name":"gw-to-hq","location":"westeurope","gatewayIpAddress":"203.0.113.7","localNetworkAddressSpace":{"addressPrefixes":["192.168.0.0/16"]}},
          {"id":"~/connections/gw-to-hq","type":"Microsoft.Network/connections","name":"gw-to-hq","location":"westeurope","connectionType":"IPsec","connectionStatus":"Connected","routingWeight":10,"enableBgp":false,
           "virtualNetworkGateway1":{"id":"~/virtualNetworkGateways/gw"},"localNetworkGateway2":{"id":"~/localNetworkGateways/gw-to-hq"}}
        ]
        """;

    [Test]
    public void An_estate_that_was_deployed_as_designed_has_not_drifted()
    {
        NetworkDiff drift = Live().DriftFrom(Design());

        drift.Configuration.Select(Text).ShouldBeEmpty();
        drift.ShouldBe(new NetworkDiff());
    }

    [Test]
    public void The_order_of_what_az_prints_makes_no_difference()
    {
        Topology live = Live();
        Topology turned = live with { VNets = [.. live.VNets.Reverse().Select(vnet => vnet with { Subnets = [.. vnet.Subnets.Reverse()] })] };

        turned.DriftFrom(Design()).ShouldBe(new NetworkDiff());
    }

    [Test]
    public void A_rule_that_somebody_added_has()
    {
        NetworkDiff drift = Live(rest: Rest.Replace("\"securityRules\":[", """
            "securityRules":[{"id":"~/networkSecurityGroups/web-rules/securityRules/tmp","name":"tmp","priority":90,"direction":"Inbound","access":"Deny","protocol":"*",
             "sourceAddressPrefix":"*","sourcePortRange":"*","destinationAddressPrefix":"*","destinationPortRange":"443"},
            """, StringComparison.Ordinal)).DriftFrom(Design());

        drift.Configuration.Select(Text).ShouldBe(["Added tmp: "]);
        drift.Closed.Select(flow => $"{flow.From.Name} {flow.To.Name} {flow.Protocol}").ShouldContain("hq app/web tcp/443");
        drift.Flows.ShouldAllBe(flow => flow.Causes.Count == 1);
    }

    [TestCase("\"peeringState\":\"Connected\"", "\"peeringState\":\"Disconnected\"", "state")]
    [TestCase("\"peeringSyncLevel\":\"FullyInSync\"", "\"peeringSyncLevel\":\"LocalNotInSync\"", "syncLevel")]
    [TestCase("\"remoteAddressSpace\":{\"addressPrefixes\":[\"10.1.0.0/16\"]}", "\"remoteAddressSpace\":{\"addressPrefixes\":[\"10.9.0.0/16\"]}", "remoteAddressSpace")]
    [TestCase("\"allowForwardedTraffic\":true", "\"allowForwardedTraffic\":false", "allowForwardedTraffic")]
    public void What_Azure_reports_of_a_link_is_drift_where_it_is_no_longer_well(string was, string now, string property)
    {
        int at = VNets.IndexOf(was, StringComparison.Ordinal);
        string changed = VNets[..at] + now + VNets[(at + was.Length)..];

        NetworkDiff drift = Live(changed).DriftFrom(Design());

        drift.Configuration.ShouldHaveSingleItem().Properties.Select(change => change.Name).ShouldBe([property]);
    }

    [Test]
    public void A_link_that_is_Disconnected_closes_flows_although_the_design_says_nothing_of_its_state()
    {
        Topology before = TwoVNets();
        Topology after = before with { VNets = [before.VNets[0] with { Peerings = [before.VNets[0].Peerings[0] with { State = PeeringState.Disconnected }] }, before.VNets[1]] };

        NetworkDiff diff = after.DriftFrom(before);

        diff.Configuration.ShouldHaveSingleItem().Properties.ShouldHaveSingleItem().Name.ShouldBe("state");
        diff.Closed.ShouldNotBeEmpty();
    }

    [Test]
    public void What_only_a_design_declares_holds_for_both()
    {
        NetworkDiff drift = Live(rest: Rest.Replace("\"0.0.0.0/0\"", "\"10.0.0.0/8\"", StringComparison.Ordinal)).DriftFrom(Design());

        drift.Configuration.ShouldHaveSingleItem().Properties.Select(change => change.Name).ShouldBe(["destination"]);
        drift.Flows.ShouldAllBe(flow => flow.Causes.Count == 1);
    }

    [Test]
    public void A_firewall_for_which_no_rules_are_written_has_none()
    {
        string rest = Rest.Replace("\"sku\":{\"name\":\"AZFW_VNet\"", "\"networkRuleCollections\":[],\"applicationRuleCollections\":[],\"natRuleCollections\":[],\"sku\":{\"name\":\"AZFW_VNet\"", StringComparison.Ordinal);

        Live(rest: rest).AzureFirewalls[0].Rules.ShouldNotBeNull().ShouldBeEmpty();
        Live(rest: rest).DriftFrom(Design()).Configuration.Select(Text).ShouldBeEmpty();
    }

    [Test] // rules of a network manager have lists and no single port, and one in a list is no other form
    public void A_network_manager_that_lists_its_admin_rules_in_another_order_has_not_drifted()
    {
        Topology design = TwoVNets() with { NetworkManagers = [Manager("one", "two")] };

        design.DriftFrom(design with { NetworkManagers = [Manager("two", "one")] }).ShouldBe(new NetworkDiff());
    }

    private static NetworkManager Manager(params string[] rules)
    {
        ResourceId id = ResourceId.Create(Subscription, "rg", ResourceTypes.NetworkManager, "avnm");
        ResourceId configuration = id.Child("securityAdminConfigurations", "base");
        return new NetworkManager
        {
            Id = id,
            SecurityAdminConfigurations =
            [
                new SecurityAdminConfiguration
                {
                    Id = configuration,
                    RuleCollections =
                    [
                        new AdminRuleCollection
                        {
                            Id = configuration.Child("ruleCollections", "all"),
                            Rules = [.. rules.Select(rule => new AdminRule { Name = rule, Priority = rule == "one" ? 100 : 200, Direction = SecurityRuleDirection.Inbound, Access = AdminRuleAccess.Deny, DestinationPortRanges = ["23"] })],
                        },
                    ],
                },
            ],
        };
    }

    private static Topology TwoVNets()
    {
        var net = new TopologyBuilder("two");
        VNetBuilder a = net.VNet("a", "10.1.0.0/16", v => v.Subnet("web", "10.1.1.0/24"));
        VNetBuilder b = net.VNet("b", "10.2.0.0/16", v => v.Subnet("web", "10.2.1.0/24"));
        a.PeerWith(b);
        return net.Build();
    }

    private static Topology Live(string vnets = VNets, string rest = Rest) => Az.Read(("vnets.json", vnets), ("rest.json", rest)).Topology;

    private static Topology Design()
    {
        TopologyBuilder net = new TopologyBuilder("contoso").InSubscription(Subscription).InResourceGroup("rg").In("westeurope");
        SiteBuilder hq = net.Site("hq", "192.168.0.0/16");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16", v => v.FirewallSubnet("10.0.0.0/26").GatewaySubnet("10.0.1.0/27"));
        hub.VpnGateway("gw", g => g.SiteToSite(hq));
        FirewallBuilder firewall = hub.AzureFirewall("fw", "10.0.0.4", f => f.Allows(Protocol.Tcp(443)));
        VNetBuilder app = net.VNet("app", "10.1.0.0/16", v => v
            .Subnet("web", "10.1.1.0/24", s => s
                .RouteTable("web-routes", t => t.Route("0.0.0.0/0", firewall, "all"))
                .NetworkSecurityGroup("web-rules", g => g.Inbound("https", 100, SecurityRuleAccess.Allow, Protocol.Tcp(443), from: "192.168.0.0/16")))
            .Subnet("db", "10.1.2.0/24", s => s.ServiceEndpoint("Microsoft.Sql")));
        app.PeerWith(hub).UsingItsGateway().AllowingForwardedTraffic();
        return net.Build();
    }

    private static string Text(ConfigurationChange change) =>
        $"{change.Kind} {change.Resource[(change.Resource.LastIndexOf('/') + 1)..]}: {string.Join(", ", change.Properties.Select(property => $"{property.Name} {property.Before} -> {property.After}"))}";
}
