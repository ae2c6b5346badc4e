using System.Text;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class EnvelopeTests
{
    private const string Flat = """{"id":"~/virtualNetworks/hub","location":"westeurope","addressSpace":{"addressPrefixes":["10.0.0.0/16"]}}""";

    private const string Nested = """{"id":"~/virtualNetworks/hub","location":"westeurope","properties":{"addressSpace":{"addressPrefixes":["10.0.0.0/16"]}}}""";

    [TestCase(Flat, ImportEnvelope.SingleResource)]
    [TestCase(Nested, ImportEnvelope.SingleResource)]
    [TestCase("[" + Flat + "]", ImportEnvelope.ResourceArray)]
    [TestCase("[" + Nested + "]", ImportEnvelope.ResourceArray)]
    [TestCase("""{"value":[""" + Nested + "]}", ImportEnvelope.RestList)]
    [TestCase("""{"nextLink":null,"value":[""" + Flat + "]}", ImportEnvelope.RestList)]
    [TestCase("""{"count":1,"data":[""" + Nested + """],"skip_token":null,"total_records":1}""", ImportEnvelope.ResourceGraph)]
    [TestCase("""{"predictedResources":[""" + Nested + """],"diagnostics":[],"outputs":{}}""", ImportEnvelope.BicepSnapshot)]
    public void Each_envelope_gives_the_same_network(string json, ImportEnvelope envelope)
    {
        ImportResult result = Az.Read(json);

        result.Read.ShouldHaveSingleItem().Envelope.ShouldBe(envelope);
        result.Read[0].Resources.ShouldBe([new ResourceCount { Type = ResourceTypes.VNet, Count = 1 }]);
        result.Ignored.ShouldBeEmpty();
        result.Diagnostics.ShouldBeEmpty();
        VNet hub = result.Topology.VNets.ShouldHaveSingleItem();
        hub.Region.ShouldBe(new Region("westeurope"));
        hub.AddressSpace.ShouldBe([AddressPrefix.Parse("10.0.0.0/16")]);
    }

    [Test]
    public void A_saved_topology_is_a_source_like_the_others()
    {
        Topology saved = Az.Read("""
            [{"id":"~/virtualNetworks/hub","location":"westeurope","addressSpace":{"addressPrefixes":["10.0.0.0/16","10.0.0.7/16"]},
              "subnets":[{"name":"web","addressPrefix":"10.0.0.0/24"}],
              "virtualNetworkPeerings":[{"name":"p","remoteVirtualNetwork":{"id":"~/virtualNetworks/x"},"allowForwardedTraffic":true}]},
             {"id":"~/virtualNetworks/placeholder/subnets/s"},
             {"id":"~/routeTables/rt","routes":[{"name":"r","addressPrefix":"0.0.0.0/0","nextHopType":"None"}]},
             {"id":"~/networkSecurityGroups/n","securityRules":[{"name":"s","priority":100,"direction":"Inbound","access":"Deny"}]},
             {"id":"~/virtualHubs/rs","bgpConnections":[{"name":"b","peerIp":"10.0.0.4","peerAsn":65001}]},
             {"id":"~/virtualHubs/h","addressPrefix":"10.9.0.0/24","virtualWan":{"id":"~/virtualWans/w"}},
             {"id":"~/networkInterfaces/nic"}]
            """).Topology with { Name = "saved", Sites = [new Site { Name = "hq" }] };
        string json = TopologyJson.Save(saved);

        ImportResult alone = EstateImporter.ReadText("saved.json", json);
        ImportResult beside = Az.Read(("a.json", json), ("b.json", """[{"id":"~/virtualNetworks/spoke"}]"""));

        alone.Topology.ShouldBe(saved);
        alone.Read[0].Envelope.ShouldBe(ImportEnvelope.SavedTopology);
        alone.Read[0].Resources.ShouldContain(new ResourceCount { Type = ResourceTypes.VNet, Count = 1 });
        alone.Topology.Sources.Find(saved.VNets[0].Id).ShouldBe(saved.Sources.Find(saved.VNets[0].Id));
        beside.Topology.VNets.Select(vnet => vnet.Name.Value).ShouldBe(["hub", "placeholder", "spoke"]);
        beside.Topology.Name.ShouldBe(new ResourceName("saved"));
    }

    [Test]
    public void A_saved_topology_of_a_newer_version_is_refused_with_its_place()
    {
        ImportException problem = Should.Throw<ImportException>(() => EstateImporter.ReadText("new.json", """{"schemaVersion":999,"topology":{}}"""));

        problem.Line.ShouldBe(1);
        problem.Message.ShouldContain("999");
    }

    [TestCase("[]")]
    [TestCase("""{"value":[]}""")]
    [TestCase("""{"data":[],"total_records":0}""")]
    public void An_empty_list_is_a_good_answer(string json)
    {
        ImportResult result = Az.Read(json);

        result.Topology.ShouldBe(new Topology());
        result.Read.ShouldHaveSingleItem().Resources.ShouldBeEmpty();
    }

    [TestCase("\uFEFF" + Flat)]
    [TestCase("# command: az network vnet show -o json\n# taken today\n" + Flat)]
    [TestCase("  // command: az network vnet show\n" + Flat)]
    [TestCase("/* pasted */" + Flat + "\n# the end\n")]
    public void A_byte_order_mark_and_comment_lines_are_tolerated(string json)
    {
        ImportResult result = Az.Read(json);

        result.Topology.VNets.ShouldHaveSingleItem().Name.ShouldBe(new ResourceName("hub"));
    }

    [Test]
    public void A_hash_inside_a_text_is_no_comment()
    {
        ImportResult result = Az.Read("""
            [
              {
                "id": "~/virtualNetworks/hub",
                "tags": { "note":
            "# not a comment" },
                "location": "westeurope"
              }
            ]
            """.Replace("\n\"# not", "\n \"# not", StringComparison.Ordinal));

        result.Topology.VNets.ShouldHaveSingleItem().Region.Name.ShouldBe("westeurope");
    }

    [TestCase("microsoft.network/virtualnetworks")]
    [TestCase("Microsoft.Network/virtualNetworks")]
    public void The_type_may_be_in_lower_case(string type)
    {
        ImportResult result = Az.Read($$"""[{"id":"~/virtualNetworks/hub","type":"{{type}}"}]""");

        result.Read[0].Resources.ShouldBe([new ResourceCount { Type = ResourceTypes.VNet, Count = 1 }]);
    }

    [TestCase("""{"format_version":"1.2","terraform_version":"1.9","planned_values":{},"resource_changes":[]}""", "Terraform plan")]
    [TestCase("""{"format_version":"1.0","terraform_version":"1.9","values":{}}""", "Terraform state")]
    [TestCase("""{"version":4,"terraform_version":"1.9","lineage":"x","resources":[]}""", "Terraform state")]
    [TestCase("""{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","contentVersion":"1.0.0.0","resources":[]}""", "bicep snapshot")]
    [TestCase("""{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#","parameters":{}}""", "template parameters")]
    [TestCase("""{"parametersJson":"{}","templateJson":"{}"}""", "bicep build-params")]
    [TestCase("""{"changes":[],"status":"Succeeded"}""", "what-if")]
    [TestCase("""{"value":[{"source":"Default","state":"Active","addressPrefix":["10.0.0.0/16"],"nextHopType":"VnetLocal","nextHopIpAddress":[]}]}""", "verify --routes")]
    [TestCase("""{"value":[{"association":{},"effectiveSecurityRules":[]}]}""", "effective security rules")]
    [TestCase("""{"changeNumber":1,"cloud":"Public","values":[]}""", "--service-tags")]
    [TestCase("""[{"id":"~/virtualNetworks/hub","type":"Microsoft.Network/virtualNetworks","createdTime":"2026-01-01","managedBy":null,"properties":null}]""", "az resource list")]
    [TestCase("""[{"name":"hub","prefixes":["10.0.0.0/16"]}]""", "no shape that is known")]
    [TestCase("""{"name":"hub"}""", "no shape that is known")]
    [TestCase("[1, 2]", "no shape that is known")]
    [TestCase("\"text\"", "no shape that is known")]
    public void A_named_source_of_another_kind_is_refused_with_a_way_out(string json, string hint)
    {
        ImportException problem = Should.Throw<ImportException>(() => Az.Read(json, "given.json"));

        problem.Message.ShouldStartWith("\"given.json\" is not read. ");
        problem.Message.ShouldContain(hint);
        problem.Message.ShouldNotContain("\n");
        problem.File.ShouldBe("given.json");
    }

    [TestCase("{\n  \"id\": \"~/virtualNetworks/hub\",\n  \"name\": oops\n}", 3, 11)]
    [TestCase("[\n  {},\n]", 3, 1)]
    [TestCase("", 1, 1)]
    [TestCase("# only a command\n", 1, 1)]
    [TestCase("{} {}", 1, 4)]
    [TestCase("{\"a\":\n [1, 2", 2, 7)]
    public void Malformed_JSON_is_refused_with_line_and_column(string json, int line, int column)
    {
        ImportException problem = Should.Throw<ImportException>(() => Az.Read(json, "broken.json"));

        (problem.File, problem.Line, problem.Column).ShouldBe(("broken.json", line, column));
        problem.Message.ShouldStartWith($"broken.json:{line}:{column}: ");
        problem.Message.ShouldNotContain("\n");
    }

    [Test]
    public void UTF_16_is_named()
    {
        byte[] bytes = Encoding.Unicode.GetBytes("[]");

        ImportException problem = Should.Throw<ImportException>(() => EstateImporter.ReadText("wide.json", bytes));

        problem.Message.ShouldContain("UTF-8");
    }

    [TestCase("""{"value":[],"nextLink":"https://example/next"}""", "nextLink")]
    [TestCase("""{"data":[],"skip_token":"abc"}""", "skip_token")]
    [TestCase("""{"data":[],"$skipToken":"abc"}""", "$skipToken")]
    public void A_page_of_a_longer_answer_is_reported(string json, string mark)
    {
        ImportResult result = Az.Read(json);

        var finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Id.ShouldBe("VNP8006");
        finding.Message.ShouldContain(mark);
        finding.Location!.JsonPath.ShouldBe(mark == "$skipToken" ? "$.$skipToken" : $"$.{mark}");
    }

    [Test]
    public void An_empty_mark_is_the_end_of_the_answer() => Az.Read("""{"skipToken":"","value":[]}""").Diagnostics.ShouldBeEmpty();

    [Test]
    public void What_the_Bicep_CLI_could_not_evaluate_is_reported()
    {
        ImportResult result = Az.Read("""
            {
              "predictedResources": [],
              "diagnostics": [
                { "target": "/x", "level": "warning", "code": "NestedDeploymentShortCircuited", "message": "A nested deployment got short-circuited." }
              ]
            }
            """);

        var finding = result.Diagnostics.ShouldHaveSingleItem();
        finding.Id.ShouldBe("VNP8007");
        finding.Message.ShouldContain("NestedDeploymentShortCircuited");
        finding.Location.ShouldBe(new SourceLocation { File = "estate.json", Line = 4, Column = 5, JsonPath = "$.diagnostics[0]" });
    }

    [Test]
    public void What_is_not_modelled_is_counted_by_type_and_reason()
    {
        ImportResult result = Az.Read("""
            [
              {"id":"~/virtualNetworks/hub"},
              {"id":"~/ddosProtectionPlans/a","type":"Microsoft.Network/ddosProtectionPlans"},
              {"id":"~/ddosprotectionplans/b","type":"microsoft.network/ddosprotectionplans"},
              {"id":"~/privateDnsZones/c"},
              {"name":"projected"},
              {"type":"Microsoft.Network/routeTables","name":"no id"},
              17
            ]
            """);

        result.Read[0].Resources.Sum(item => item.Count).ShouldBe(1);
        result.Ignored.Select(item => (item.File, item.ResourceType, item.Count)).ShouldBe(
        [
            ("estate.json", "Microsoft.Network/ddosProtectionPlans", 2),
            ("estate.json", "Microsoft.Network/privateDnsZones", 1),
            ("estate.json", null, 1),
            ("estate.json", "Microsoft.Network/routeTables", 1),
            ("estate.json", null, 1),
        ]);
        result.Ignored.Select(item => item.Reason).ShouldAllBe(reason => reason.EndsWith('.'));
    }
}
