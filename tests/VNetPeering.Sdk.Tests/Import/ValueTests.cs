using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class ValueTests
{
    [TestCase("true", true)]
    [TestCase("\"true\"", true)]
    [TestCase("\"True\"", true)]
    [TestCase("false", false)]
    [TestCase("\"False\"", false)]
    public void Switches_written_as_text_are_taken(string written, bool value)
    {
        ImportResult result = Az.Read($$"""[{"id":"~/virtualNetworks/a/virtualNetworkPeerings/p","remoteVirtualNetwork":{"id":"~/virtualNetworks/b"},"useRemoteGateways":{{written}}}]""");

        Peering peering = result.Topology.VNets[0].Peerings[0];
        peering.UseRemoteGateways.ShouldBe(value);
        peering.WrittenSwitches.ShouldBe(PeeringSwitches.UseRemoteGateways);
        peering.AllowVirtualNetworkAccess.ShouldBeTrue();
        result.Topology.UnreadValues.ShouldBeEmpty();
    }

    [TestCase("null")]
    [TestCase("\"\"")]
    public void A_switch_that_is_null_or_empty_is_not_written(string written)
    {
        ImportResult result = Az.Read($$"""[{"id":"~/virtualNetworks/a/virtualNetworkPeerings/p","remoteVirtualNetwork":{"id":"~/virtualNetworks/b"},"allowForwardedTraffic":{{written}}}]""");

        result.Topology.VNets[0].Peerings[0].WrittenSwitches.ShouldBe(PeeringSwitches.None);
    }

    [TestCase("65001", 65001)]
    [TestCase("\"65001\"", 65001)]
    [TestCase("4200000000", 4200000000)]
    public void Numbers_written_as_text_are_taken(string written, long value)
    {
        ImportResult result = Az.Read($$$"""[{"id":"~/localNetworkGateways/l","bgpSettings":{"asn":{{{written}}} }}]""");

        result.Topology.LocalNetworkGateways[0].Asn.ShouldBe(value);
    }

    [Test]
    public void Property_names_ignore_case()
    {
        ImportResult result = Az.Read("""[{"id":"~/connections/c","properties":{"connectionType":"Vnet2Vnet","enableBGP":"true"}}]""");

        result.Topology.Connections[0].EnableBgp.ShouldBe(true);
    }

    [TestCase("10.0.0.7/16", UnreadValueKind.HostBitsSet, "10.0.0.0/16")]
    [TestCase("10.0.0.0", UnreadValueKind.MalformedPrefix, null)]
    [TestCase("010.0.0.0/8", UnreadValueKind.MalformedPrefix, null)]
    [TestCase("string", UnreadValueKind.MalformedPrefix, null)]
    [TestCase("", UnreadValueKind.MalformedPrefix, null)]
    [TestCase("[reference('x').prefix]", UnreadValueKind.Unresolved, null)]
    public void A_prefix_that_cannot_be_taken_is_carried_beside_its_subject(string text, UnreadValueKind kind, string? meant)
    {
        ImportResult result = Az.Read($$$"""
            [
              {"id":"~/virtualNetworks/hub","addressSpace":{"addressPrefixes":["10.1.0.0/16","{{{text}}}"]}}
            ]
            """);

        result.Topology.VNets[0].AddressSpace.ShouldBe([AddressPrefix.Parse("10.1.0.0/16")]);
        result.Topology.UnreadValues.ShouldHaveSingleItem().ShouldBe(new UnreadValue
        {
            ResourceId = Az.NetworkId("virtualNetworks/hub"),
            Property = "addressSpace.addressPrefixes[1]",
            Text = text,
            Kind = kind,
            Meant = meant is null ? null : AddressPrefix.Parse(meant),
            Location = new SourceLocation { File = "estate.json", Line = 2, Column = Az.Expand("""  {"id":"~/virtualNetworks/hub","addressSpace":{"addressPrefixes":["10.1.0.0/16","|""").IndexOf('|'), JsonPath = "$[0].addressSpace.addressPrefixes[1]" },
        });
        result.Diagnostics.Select(finding => finding.Id).ShouldBe(kind == UnreadValueKind.Unresolved ? ["VNP8002"] : []);
    }

    [Test]
    public void A_list_that_is_an_expression_is_carried_as_one_value()
    {
        ImportResult result = Az.Read("""
            {"predictedResources":[{"id":"~/virtualNetworks/hub","properties":{
              "addressSpace":"[parameters('space')]","subnets":"[variables('subnets')]","dhcpOptions":{"dnsServers":["10.0.0.4","[reference('fw').ip]"]}}}]}
            """);

        VNet hub = result.Topology.VNets[0];
        hub.AddressSpace.ShouldBeEmpty();
        hub.DnsServers.ShouldBe(["10.0.0.4", "[reference('fw').ip]"]);
        result.Topology.UnreadValues.Select(value => (value.Property, value.Kind)).ShouldBe(
        [
            ("addressSpace", UnreadValueKind.Unresolved),
            ("dhcpOptions.dnsServers[1]", UnreadValueKind.Unresolved),
            ("subnets", UnreadValueKind.Unresolved),
        ]);
    }

    [TestCase("\"[parameters('table')]\"")]
    [TestCase("""{"id":"[resourceId('x')]"}""")]
    public void A_reference_that_is_an_expression_is_unresolved(string reference)
    {
        ImportResult result = Az.Read($$"""[{"id":"~/virtualNetworks/hub/subnets/web","routeTable":{{reference}},"addressPrefix":"10.0.0.0/24"}]""");

        Subnet web = result.Topology.VNets[0].Subnets[0];
        web.RouteTableId.ShouldBeNull();
        web.AddressPrefixes.Count.ShouldBe(1);
        result.Topology.UnreadValues.ShouldHaveSingleItem().Kind.ShouldBe(UnreadValueKind.Unresolved);
    }

    [Test]
    public void A_reference_that_is_no_id_is_an_error_and_its_subject_is_kept()
    {
        ImportResult result = Az.Read("""[{"id":"~/virtualNetworks/hub","subnets":[{"name":"web","networkSecurityGroup":{"id":"nsg"}}]}]""");

        result.Topology.VNets[0].Subnets.Count.ShouldBe(1);
        Diagnostic finding = result.Diagnostics.ShouldHaveSingleItem();
        (finding.Id, finding.Severity).ShouldBe(("VNP8005", Severity.Error));
        finding.Message.ShouldBe("Property \"networkSecurityGroup.id\" of subnet \"hub/web\" holds \"nsg\", which is not a resource id.");
    }

    [Test]
    public void A_body_in_place_of_a_reference_is_a_warning()
    {
        ImportResult result = Az.Read("""[{"id":"~/virtualNetworks/hub","subnets":[{"name":"web","networkSecurityGroup":{"properties":{"securityRules":[]}},"natGateway":{}}]}]""");

        result.Topology.UnreadValues.ShouldHaveSingleItem().Text.ShouldBe("(inline)");
        (string, Severity) finding = result.Diagnostics.Select(item => (item.Id, item.Severity)).ShouldHaveSingleItem();
        finding.ShouldBe(("VNP8005", Severity.Warning));
    }

    [Test]
    public void A_malformed_address_carries_Azures_code()
    {
        ImportResult result = Az.Read("""[{"id":"~/networkInterfaces/nic","ipConfigurations":[{"name":"ip","privateIPAddress":"10.0.0.256"}]}]""");

        result.Topology.NetworkInterfaces[0].IPConfigurations[0].PrivateIPAddress.ShouldBeNull();
        Diagnostic finding = result.Diagnostics.ShouldHaveSingleItem();
        (finding.Id, finding.AzureErrorCode).ShouldBe(("VNP8005", "InvalidPrivateIPAddressFormat"));
    }

    [TestCase("""{"id":"~/virtualNetworks/a/virtualNetworkPeerings/p","remoteVirtualNetwork":{"id":"~/virtualNetworks/b"},"peeringState":"Sleeping"}""", "peeringState")]
    [TestCase("""{"id":"~/virtualNetworks/a/virtualNetworkPeerings/p","remoteVirtualNetwork":{"id":"~/virtualNetworks/b"},"peeringState":"1"}""", "peeringState")]
    [TestCase("""{"id":"~/virtualNetworkGateways/g","gatewayType":"Tunnel"}""", "gatewayType")]
    [TestCase("""{"id":"~/connections/c","connectionType":"Pigeon"}""", "connectionType")]
    [TestCase("""{"id":"~/networkSecurityGroups/n/securityRules/r","priority":100,"direction":"Sideways","access":"Allow"}""", "direction")]
    [TestCase("""{"id":"~/networkSecurityGroups/n/securityRules/r","priority":"first","direction":"Inbound","access":"Allow"}""", "priority")]
    [TestCase("""{"id":"~/networkSecurityGroups/n/securityRules/r","priority":100,"direction":"Inbound"}""", "access")]
    public void An_unknown_word_is_a_warning(string resource, string property)
    {
        ImportResult result = Az.Read($"[{resource}]");

        Diagnostic finding = result.Diagnostics.Where(item => item.Id != "VNP8003").ShouldHaveSingleItem();
        (finding.Id, finding.Severity).ShouldBe(("VNP8004", Severity.Warning));
        finding.Message.ShouldContain($"\"{property}\"");
        result.Topology.UnreadValues.ShouldHaveSingleItem().Property.ShouldBe(property);
    }

    [Test]
    public void A_peering_without_a_remote_VNet_is_noted()
    {
        ImportResult result = Az.Read("""[{"id":"~/virtualNetworks/a","virtualNetworkPeerings":[{"name":"p","properties":{}}]}]""");

        result.Topology.VNets[0].Peerings.ShouldBeEmpty();
        Diagnostic finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Id.ShouldBe("VNP8005");
        finding.Message.ShouldBe("Peering \"a/p\" does not state \"remoteVirtualNetwork.id\", which it needs.");
    }

    [Test]
    public void Every_resource_knows_where_it_stands()
    {
        ImportResult result = Az.Read("""
            {
              "value": [
                { "id": "~/virtualNetworks/hub",
                  "properties": {
                    "subnets": [ { "name": "a" }, { "name": "b", "properties": { "addressPrefix": "10.0.0.0/24" } } ],
                    "virtualNetworkPeerings": [
                      { "name": "p", "properties": { "remoteVirtualNetwork": { "id": "~/virtualNetworks/x" } } }
                    ]
                  }
                },
                { "id": "~/routeTables/rt", "properties": { "routes": [
                  { "name": "r", "properties": { "addressPrefix": "0.0.0.0/0", "nextHopType": "Internet" } } ] } },
                { "id": "~/networkInterfaces/nic" }
              ]
            }
            """);

        SourceMap sources = result.Topology.Sources;
        (string Id, int Line, int Column, string Path)[] expected =
        [
            ("virtualNetworks/hub", 3, 5, "$.value[0]"),
            ("virtualNetworks/hub/subnets/a", 5, 22, "$.value[0].properties.subnets[0]"),
            ("virtualNetworks/hub/subnets/b", 5, 39, "$.value[0].properties.subnets[1]"),
            ("virtualNetworks/hub/virtualNetworkPeerings/p", 7, 11, "$.value[0].properties.virtualNetworkPeerings[0]"),
            ("routeTables/rt", 11, 5, "$.value[1]"),
            ("routeTables/rt/routes/r", 12, 7, "$.value[1].properties.routes[0]"),
            ("networkInterfaces/nic", 13, 5, "$.value[2]"),
        ];
        foreach ((string id, int line, int column, string path) in expected)
        {
            sources.Find(Az.NetworkId(id)).ShouldBe(new SourceLocation { File = "estate.json", Line = line, Column = column, JsonPath = path }, id);
        }
    }

    [Test]
    public void Odd_property_names_are_quoted_in_a_path()
    {
        ImportResult result = Az.Read("""
            {"value":[],"next.link":1,"nextLink":"more"}
            """);

        result.Diagnostics[0].Location!.JsonPath.ShouldBe("$.nextLink");
        JsonLocator.Locate(SourceText.Open("x", "{\"a b\":{\"it's\":[null,7]}}"u8.ToArray()), [21])[21].JsonPath.ShouldBe("$['a b']['it\\'s'][1]");
    }

    [Test]
    public void A_text_with_two_opening_brackets_is_no_expression()
    {
        ImportResult result = Az.Read("""[{"id":"~/networkSecurityGroups/n/securityRules/r","priority":100,"direction":"Inbound","access":"Allow","sourceAddressPrefix":"[[literal]"}]""");

        result.Topology.UnreadValues.ShouldBeEmpty();
    }
}
