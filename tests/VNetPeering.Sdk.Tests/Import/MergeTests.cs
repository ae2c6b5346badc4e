using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class MergeTests
{
    [Test]
    public void Children_inside_a_VNet_come_before_children_by_themselves()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/virtualNetworks/hub/subnets/late","properties":{"addressPrefix":"10.0.9.0/24"}},
              {"id":"~/virtualNetworks/hub","properties":{"subnets":[{"name":"b","properties":{}},{"name":"a","properties":{}}]}}
            ]
            """);

        VNet hub = result.Topology.VNets.ShouldHaveSingleItem();
        hub.IsPlaceholder.ShouldBeFalse();
        hub.Subnets.Select(subnet => subnet.Name.Value).ShouldBe(["b", "a", "late"]);
    }

    [Test]
    public void The_separate_subnet_counts_for_what_it_states()
    {
        ImportResult result = Az.Read("""
            {"predictedResources":[
              {"id":"~/virtualNetworks/hub","type":"Microsoft.Network/virtualNetworks","properties":{"subnets":[
                {"name":"web","properties":{"addressPrefix":"10.0.0.0/24","networkSecurityGroup":{"id":"~/networkSecurityGroups/old"},"privateEndpointNetworkPolicies":"Enabled",
                 "routeTable":{"id":"~/routeTables/rt"}}}]}},
              {"id":"~/virtualNetworks/HUB/subnets/WEB","type":"Microsoft.Network/virtualNetworks/subnets","properties":{
                "networkSecurityGroup":{"id":"~/networkSecurityGroups/new"},"routeTable":null,"privateEndpointNetworkPolicies":"Disabled"}}
            ]}
            """);

        Subnet web = result.Topology.VNets.ShouldHaveSingleItem().Subnets.ShouldHaveSingleItem();
        web.AddressPrefixes.ShouldBe([AddressPrefix.Parse("10.0.0.0/24")]);
        web.NetworkSecurityGroupId.ShouldBe(Az.NetworkId("networkSecurityGroups/new"));
        web.RouteTableId.ShouldBe(Az.NetworkId("routeTables/rt"));
        web.PrivateEndpointNetworkPolicies.ShouldBe(PrivateEndpointNetworkPolicies.Disabled);
        result.Diagnostics.ShouldNotContain(finding => finding.Id == "VNP8001");
    }

    [Test]
    public void The_separate_peering_counts_for_what_it_writes()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/virtualNetworks/hub","virtualNetworkPeerings":[
                {"id":"~/virtualNetworks/hub/virtualNetworkPeerings/p","remoteVirtualNetwork":{"id":"~/virtualNetworks/spoke"},
                 "allowForwardedTraffic":true,"allowGatewayTransit":true,"peeringState":"Initiated"}]},
              {"id":"~/virtualNetworks/hub/virtualNetworkPeerings/p","remoteVirtualNetwork":{"id":"~/virtualNetworks/spoke"},
               "allowForwardedTraffic":false,"peeringState":"Connected"}
            ]
            """);

        Peering peering = result.Topology.VNets[0].Peerings.ShouldHaveSingleItem();
        peering.AllowForwardedTraffic.ShouldBeFalse();
        peering.AllowGatewayTransit.ShouldBeTrue();
        peering.State.ShouldBe(PeeringState.Connected);
        peering.WrittenSwitches.ShouldBe(PeeringSwitches.AllowForwardedTraffic | PeeringSwitches.AllowGatewayTransit);
    }

    [Test]
    public void Equal_descriptions_of_one_resource_are_one_resource()
    {
        const string table = """[{"id":"~/routeTables/rt","location":"westeurope","routes":[{"name":"r","addressPrefix":"0.0.0.0/0","nextHopType":"Internet"}]}]""";
        const string graph = """{"data":[{"id":"~/routetables/RT","type":"microsoft.network/routetables","location":"westeurope","properties":{"routes":[{"name":"r","properties":{"addressPrefix":"0.0.0.0/0","nextHopType":"Internet"}}]}}]}""";

        ImportResult result = Az.Read(("a.json", table), ("b.json", graph));

        result.Topology.RouteTables.ShouldHaveSingleItem().Routes.Count.ShouldBe(1);
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void What_one_command_leaves_out_is_no_contradiction()
    {
        ImportResult result = Az.Read(
            ("a.json", """{"data":[{"id":"~/virtualNetworks/hub","tenantId":"t","location":"westeurope","properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"subnets":[]}}]}"""),
            ("b.json", """[{"id":"~/virtualNetworks/hub","location":"West Europe","addressSpace":{"addressPrefixes":["10.0.0.0/16"]},"subnets":[]}]"""));

        result.Topology.VNets.ShouldHaveSingleItem().TenantId.ShouldBe("t");
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void Of_two_that_differ_the_later_source_counts_in_whatever_order_they_are_given()
    {
        (string, string) older = ("a.json", """[{"id":"~/virtualNetworks/hub","addressSpace":{"addressPrefixes":["10.0.0.0/16"]}}]""");
        (string, string) newer = ("b.json", """[{"id":"~/virtualNetworks/hub","addressSpace":{"addressPrefixes":["10.9.0.0/16"]}}]""");

        ImportResult result = Az.Read(newer, older);

        result.Topology.VNets.ShouldHaveSingleItem().AddressSpace.ShouldBe([AddressPrefix.Parse("10.9.0.0/16")]);
        var finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Id.ShouldBe("VNP8001");
        finding.Resource.ShouldBe(Az.NetworkId("virtualNetworks/hub"));
        finding.Message.ShouldContain("\"a.json\" and \"b.json\"");
        finding.Location!.File.ShouldBe("b.json");
    }

    [TestCase("""[{"id":"~/networkInterfaces/n","enableIPForwarding":true}]""", """[{"id":"~/networkInterfaces/n","enableIPForwarding":false}]""")]
    [TestCase("""[{"id":"~/routeTables/n","disableBgpRoutePropagation":true}]""", """[{"id":"~/routeTables/n","disableBgpRoutePropagation":false}]""")]
    [TestCase("""[{"id":"~/virtualNetworks/v","subnets":[{"name":"a"},{"name":"b"}]}]""", """[{"id":"~/virtualNetworks/v","subnets":[{"name":"a"}]}]""")]
    [TestCase("""[{"id":"~/virtualNetworks/v","subnets":[{"name":"a","addressPrefix":"10.0.0.0/24"}]}]""", """[{"id":"~/virtualNetworks/v","subnets":[{"name":"a","addressPrefix":"10.0.1.0/24"}]}]""")]
    [TestCase("""[{"id":"~/virtualNetworks/v","subnets":[{"name":"a","addressPrefix":"10.0.0.0/24"}]}]""", """[{"id":"~/virtualNetworks/v/subnets/a","addressPrefix":"10.0.1.0/24"}]""")]
    [TestCase("""[{"id":"~/virtualHubs/h","virtualWan":{"id":"~/virtualWans/w"},"addressPrefix":"10.0.0.0/24"}]""", """[{"id":"~/virtualHubs/h","virtualWan":{"id":"~/virtualWans/w"},"addressPrefix":"10.0.1.0/24"}]""")]
    public void A_contradiction_between_files_is_a_warning(string earlier, string later)
    {
        ImportResult result = Az.Read(("a.json", earlier), ("b.json", later));

        result.Diagnostics.Where(finding => finding.Id == "VNP8001").ShouldHaveSingleItem().Severity.ShouldBe(Sdk.Diagnostics.Severity.Warning);
    }

    [Test]
    public void A_list_that_one_source_leaves_out_is_kept_from_the_other()
    {
        ImportResult result = Az.Read(
            ("a.json", """[{"id":"~/virtualNetworks/v","subnets":[{"name":"a"}]}]"""),
            ("b.json", """[{"id":"~/virtualNetworks/v"}]"""));

        result.Topology.VNets[0].Subnets.Count.ShouldBe(1);
        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void A_VNet_that_only_its_children_name_is_a_placeholder()
    {
        ImportResult result = Az.Read("""
            [{"id":"~/virtualNetworks/hub/virtualNetworkPeerings/p","remoteVirtualNetwork":{"id":"~/virtualNetworks/spoke"}}]
            """);

        VNet hub = result.Topology.VNets.ShouldHaveSingleItem();
        hub.Name.ShouldBe(new ResourceName("hub"));
        hub.IsPlaceholder.ShouldBeTrue();
        hub.Peerings.ShouldHaveSingleItem().RemoteVNetId.Name.ShouldBe(new ResourceName("spoke"));
        result.Diagnostics.Select(finding => (finding.Id, finding.Resource!.Name.Value)).ShouldBe([("VNP8003", "hub"), ("VNP8003", "spoke")]);
    }

    [Test]
    public void Routes_and_rules_by_themselves_make_their_parent()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/routeTables/rt/routes/r","addressPrefix":"0.0.0.0/0","nextHopType":"None"},
              {"id":"~/networkSecurityGroups/nsg/securityRules/s","priority":100,"direction":"Inbound","access":"Deny","protocol":"*"}
            ]
            """);

        result.Topology.RouteTables.ShouldHaveSingleItem().Routes.ShouldHaveSingleItem().Name.ShouldBe(new ResourceName("r"));
        result.Topology.NetworkSecurityGroups.ShouldHaveSingleItem().SecurityRules.ShouldHaveSingleItem().Access.ShouldBe(SecurityRuleAccess.Deny);
        result.Topology.Sources.Find(result.Topology.RouteTables[0].Id)!.JsonPath.ShouldBe("$[0]");
    }

    [Test]
    public void What_is_named_and_not_described_is_reported_once_with_everyone_who_names_it()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/virtualNetworks/hub","subnets":[
                {"name":"a","routeTable":{"id":"~/routeTables/rt"}},
                {"name":"b","routeTable":{"id":"~/routeTables/RT"}}]}
            ]
            """);

        var finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Id.ShouldBe("VNP8003");
        finding.Severity.ShouldBe(Sdk.Diagnostics.Severity.Info);
        finding.Resource.ShouldBe(Az.NetworkId("routeTables/rt"));
        finding.Related.Select(id => id.Name.Value).ShouldBe(["a", "b"]);
        finding.Location.ShouldBe(new SourceLocation { File = "estate.json", Line = 3, Column = 36, JsonPath = "$[0].subnets[0].routeTable.id" });
        finding.Fix.ShouldContain("az network route-table list");
        result.Topology.VNets[0].Subnets[0].RouteTableId.ShouldNotBeNull();
    }

    [Test]
    public void A_part_of_a_described_resource_is_not_missing()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/networkInterfaces/nic","ipConfigurations":[{"name":"ip","loadBalancerBackendAddressPools":[{"id":"~/loadBalancers/lb/backendAddressPools/pool"}]}]},
              {"id":"~/loadBalancers/lb","backendAddressPools":[{"name":"pool"}]}
            ]
            """);

        result.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void The_same_sources_give_the_same_result()
    {
        (string, string)[] sources =
        [
            ("a.json", """[{"id":"~/virtualNetworks/z","subnets":[{"name":"s","networkSecurityGroup":{"id":"~/networkSecurityGroups/x"}}]},{"id":"~/virtualNetworks/a"}]"""),
            ("b.json", """[{"id":"~/routeTables/t","routes":[{"name":"r","addressPrefix":"10.0.0.7/8","nextHopType":"Internet"}]},{"id":"~/virtualNetworks/m"}]"""),
        ];

        ImportResult first = Az.Read(sources);
        ImportResult second = Az.Read([.. sources.Reverse()]);

        first.ShouldBe(second);
        first.Topology.VNets.Select(vnet => vnet.Name.Value).ShouldBe(["z", "a", "m"]);
    }
}
