using System.Reflection;
using System.Text;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Serialization;

namespace VNetPeering.Sdk.Tests.Serialization;

public sealed class SavedTopologies
{
    private const string Hub = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub";

    [Test]
    public void Every_property_of_every_record_survives()
    {
        var filler = new RecordFiller();
        Topology topology = filler.Fill<Topology>();

        Topology loaded = TopologyJson.Load(TopologyJson.Save(topology));

        RecordComparison.Differences(topology, loaded, "topology").ShouldBeEmpty();
        loaded.ShouldBe(topology);
        filler.Records.Count.ShouldBeGreaterThan(30);
    }

    [Test]
    public void The_filled_topology_leaves_no_property_at_its_default()
    {
        var filler = new RecordFiller();
        filler.Fill<Topology>();
        int properties = 0;

        foreach (Type record in filler.Records)
        {
            object filled = typeof(RecordFiller).GetMethod(nameof(RecordFiller.Fill))!.MakeGenericMethod(record).Invoke(new RecordFiller(), [])!;
            object empty = Activator.CreateInstance(record)!;
            foreach (PropertyInfo property in RecordFiller.WritableProperties(record))
            {
                properties++;
                RecordComparison.Differences(property.GetValue(empty), property.GetValue(filled), property.Name)
                    .ShouldNotBeEmpty($"{record.Name}.{property.Name} is filled with its default, so the round trip proves nothing about it.");
            }
        }

        properties.ShouldBeGreaterThan(150);
    }

    [Test]
    public void Every_record_of_the_model_that_a_topology_can_hold_is_in_the_round_trip()
    {
        var filler = new RecordFiller();
        filler.Fill<Topology>();
        // Answers and settings are no part of a topology; Protocol is a text there.
        string[] elsewhere = [nameof(EffectiveRoute), nameof(RouteOrigin), nameof(Assumption), nameof(AzureLimits), nameof(AzureBehavior), nameof(Protocol)];

        IEnumerable<string> forgotten = typeof(Topology).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(Topology).Namespace && type.GetMethod("<Clone>$") is not null && !filler.Records.Contains(type))
            .Select(type => type.Name)
            .Except(elsewhere);

        forgotten.ShouldBeEmpty();
    }

    [Test]
    public void Random_topologies_survive()
    {
        var random = new Random(20261123);

        for (int i = 0; i < 100; i++)
        {
            Topology topology = new RecordFiller(random).Fill<Topology>();

            string json = TopologyJson.Save(topology);
            Topology loaded = TopologyJson.Load(json);

            RecordComparison.Differences(topology, loaded, $"topology {i}").ShouldBeEmpty();
            TopologyJson.Save(loaded).ShouldBe(json, $"topology {i}");
        }
    }

    [Test]
    public void An_empty_topology_is_three_lines()
    {
        string json = TopologyJson.Save(new Topology());

        json.ShouldBe("{\n  \"schemaVersion\": 1,\n  \"topology\": {}\n}\n");
        TopologyJson.Load(json).ShouldBe(new Topology());
    }

    [Test]
    public void What_is_at_its_default_is_left_out_and_what_differs_is_written()
    {
        ResourceId hub = ResourceId.Parse(Hub);
        var topology = new Topology
        {
            VNets =
            [
                new VNet
                {
                    Id = hub,
                    AddressSpace = [AddressPrefix.Parse("10.0.0.0/22")],
                    Peerings =
                    [
                        new Peering
                        {
                            Id = hub.Child("virtualNetworkPeerings", "to-app"),
                            RemoteVNetId = hub.Sibling(ResourceTypes.VNet, "app"),
                            AllowVirtualNetworkAccess = false,
                            State = PeeringState.Connected,
                            RemoteAddressSpace = [],
                            WrittenSwitches = PeeringSwitches.AllowVirtualNetworkAccess | PeeringSwitches.UseRemoteGateways,
                        },
                    ],
                },
            ],
        };

        string json = TopologyJson.Save(topology);

        json.ShouldBe($$"""
            {
              "schemaVersion": 1,
              "topology": {
                "vnets": [
                  {
                    "id": "{{Hub}}",
                    "addressSpace": [
                      "10.0.0.0/22"
                    ],
                    "peerings": [
                      {
                        "id": "{{Hub}}/virtualNetworkPeerings/to-app",
                        "remoteVNetId": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/app",
                        "allowVirtualNetworkAccess": false,
                        "state": "Connected",
                        "remoteAddressSpace": [],
                        "writtenSwitches": [
                          "AllowVirtualNetworkAccess",
                          "UseRemoteGateways"
                        ]
                      }
                    ]
                  }
                ]
              }
            }

            """.ReplaceLineEndings("\n"));
    }

    [Test]
    public void A_property_that_is_absent_has_the_default_of_the_model()
    {
        string json = $$"""{ "schemaVersion": 1, "topology": { "vnets": [ { "id": "{{Hub}}", "peerings": [ { "id": "{{Hub}}/virtualNetworkPeerings/p", "remoteVNetId": "{{Hub}}2" } ] } ] } }""";

        Peering peering = TopologyJson.Load(json).VNets[0].Peerings[0];

        peering.ShouldBe(new Peering { Id = peering.Id, RemoteVNetId = peering.RemoteVNetId });
        peering.AllowVirtualNetworkAccess.ShouldBeTrue();
        peering.RemoteAddressSpace.ShouldBeNull();
    }

    [Test]
    public void The_same_topology_always_gives_the_same_text()
    {
        Topology topology = new RecordFiller().Fill<Topology>();
        Topology other = topology with { Sources = new SourceMap(topology.Sources.Locations.OrderByDescending(pair => pair.Key)) };

        string first = TopologyJson.Save(topology);

        TopologyJson.Save(other).ShouldBe(first);
        first.ShouldNotContain('\r');
    }

    [Test]
    public void A_stream_gets_the_same_bytes_and_stays_open()
    {
        Topology topology = new RecordFiller().Fill<Topology>();
        using var stream = new MemoryStream();

        TopologyJson.Save(topology, stream);

        stream.CanWrite.ShouldBeTrue();
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(TopologyJson.Save(topology));
        TopologyJson.Load(stream.ToArray()).ShouldBe(topology);
    }

    [Test]
    public void A_byte_order_mark_comments_and_any_order_of_the_root_are_read()
    {
        string json = "\uFEFF// saved by hand\n{ \"topology\": { \"name\": \"contoso\" /* estate */ }, \"schemaVersion\": 1 }";

        TopologyJson.Load(json).Name.Value.ShouldBe("contoso");
    }

    /// <summary>Renaming a property or an enum member in the code must not change the format: this file was written when the version was new.</summary>
    [Test]
    public void A_file_of_version_1_is_still_read_and_written_the_same()
    {
        string json = File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Serialization", "version-1.json"));

        string again = TopologyJson.Save(TopologyJson.Load(json));

        again.ShouldBe(json);
        json.Length.ShouldBeGreaterThan(10_000);
    }

    [TestCase("tcp/443", "tcp/443")]
    [TestCase("tcp", "tcp")]
    [TestCase("any", "any")]
    [TestCase("icmp", "icmp")]
    [TestCase("esp", "esp")]
    [TestCase("ah", "ah")]
    [TestCase("udp/8000-8080,53", "udp/53,8000-8080")]
    public void A_protocol_is_one_text(string text, string saved)
    {
        string json = $$"""{ "schemaVersion": 1, "topology": { "accessIntents": [ { "fromSubnetId": "{{Hub}}/subnets/a", "toSubnetId": "{{Hub}}/subnets/b", "protocol": "{{text}}" } ] } }""";

        Topology topology = TopologyJson.Load(json);

        TopologyJson.Save(topology).ShouldContain($"\"protocol\": \"{saved}\"");
        TopologyJson.Load(TopologyJson.Save(topology)).ShouldBe(topology);
    }

    [TestCase("", 1, 1, "$", "This is not JSON", TestName = "no text")]
    [TestCase("{ \"schemaVersion\": 1,", 1, 21, "$", "This is not JSON", TestName = "text that ends early")]
    [TestCase("[]", 1, 1, "$", "An array stands where a saved topology", TestName = "an array")]
    [TestCase("{}", 1, 1, "$", "There is no \"schemaVersion\" here.", TestName = "no version")]
    [TestCase("{ \"schemaVersion\": 1 }", 1, 1, "$", "There is no \"topology\" here.", TestName = "no topology")]
    [TestCase("{\n  \"topology\": { \"future\": 1 },\n  \"schemaVersion\": 2\n}", 3, 20, "$.schemaVersion", "The file has version 2 of the format, and this release reads up to version 1.", TestName = "a newer version, wherever it stands")]
    [TestCase("{ \"schemaVersion\": 0, \"topology\": {} }", 1, 20, "$.schemaVersion", "There is no version 0 of the format.", TestName = "version 0")]
    [TestCase("{ \"schemaVersion\": \"1\", \"topology\": {} }", 1, 20, "$.schemaVersion", "The text \"1\" stands where a whole number is expected.", TestName = "a version in quotes")]
    [TestCase("{ \"schemaVersion\": 1, \"topology\": {}, \"more\": 1 }", 1, 39, "$", "Property \"more\" is not part of version 1 of the format. Here it has: schemaVersion, topology.", TestName = "an unknown property at the root")]
    [TestCase("{ \"schemaVersion\": 1, \"topology\": {} } {}", 1, 40, "$", "This is not JSON", TestName = "text behind the end")]
    [TestCase("{ \"schemaVersion\": 1, \"topology\": {}, \"topology\": {} }", 1, 39, "$.topology", "Property \"topology\" stands here a second time.", TestName = "a topology twice")]
    public void A_text_that_is_no_saved_topology_is_refused(string json, int line, int column, string path, string message)
    {
        TopologyJsonException problem = Should.Throw<TopologyJsonException>(() => TopologyJson.Load(json));

        problem.Message.ShouldStartWith($"Line {line}, column {column}, {path}: {message}");
        (problem.Line, problem.Column, problem.Path).ShouldBe((line, column, path));
    }

    [TestCase("\"vnets\": [ { } ]", "$.topology.vnets[0]", "Property \"id\" is missing here. Add it.")]
    [TestCase("\"vnets\": null", "$.topology.vnets", "null stands where an array is expected. Leave out what is not known.")]
    [TestCase("\"vnets\": [ { \"id\": \"hub\" } ]", "$.topology.vnets[0].id", "\"hub\" is not a resource id.")]
    [TestCase("\"vnets\": [ { \"id\": \"HUB\", \"cidr\": 1 } ]", "$.topology.vnets[0]", "Property \"cidr\" is not part of version 1 of the format. Here it has: id, region, tenantId,")]
    [TestCase("\"vnets\": [ { \"id\": \"HUB\", \"addressSpace\": [ \"10.0.0.0/16\", \"10.0.0.7/16\" ] } ]", "$.topology.vnets[0].addressSpace[1]", "Address prefix \"10.0.0.7/16\" has bits set")]
    [TestCase("\"vnets\": [ { \"id\": \"HUB\", \"cloud\": \"public\" } ]", "$.topology.vnets[0].cloud", "\"public\" stands where one of Public, Government, China is expected. Case counts.")]
    [TestCase("\"vnets\": [ { \"id\": \"HUB\", \"cloud\": 1 } ]", "$.topology.vnets[0].cloud", "1 stands where one of Public, Government, China is expected.")]
    [TestCase("\"vnets\": [ { \"id\": \"HUB\", \"isPlaceholder\": \"yes\" } ]", "$.topology.vnets[0].isPlaceholder", "The text \"yes\" stands where true or false is expected.")]
    [TestCase("\"sites\": [ { \"name\": \"hq\", \"asn\": 65515.5 } ]", "$.topology.sites[0].asn", "65515.5 stands where a whole number is expected.")]
    [TestCase("\"sites\": [ { \"name\": \"hq\", \"name\": \"hq\" } ]", "$.topology.sites[0].name", "Property \"name\" stands here a second time.")]
    [TestCase("\"sites\": [ { \"name\": \"\\ud834\" } ]", "$.topology.sites[0].name", "The text holds bytes or escapes that are no characters.")]
    [TestCase("\"routeTables\": [ { \"id\": \"HUB\", \"routes\": [ { \"name\": \"r\", \"destination\": { \"tag\": \"x\" }, \"nextHopType\": \"None\" } ] } ]", "$.topology.routeTables[0].routes[0].destination", "Property \"tag\" is not part of version 1 of the format. Here it has: serviceTag, unresolved.")]
    [TestCase("\"routeTables\": [ { \"id\": \"HUB\", \"routes\": [ { \"name\": \"r\", \"destination\": { }, \"nextHopType\": \"None\" } ] } ]", "$.topology.routeTables[0].routes[0].destination", "An empty object stands where an address prefix")]
    [TestCase("\"routeTables\": [ { \"id\": \"HUB\", \"routes\": [ { \"name\": \"r\", \"destination\": { \"unresolved\": \"\" }, \"nextHopType\": \"None\" } ] } ]", "$.topology.routeTables[0].routes[0].destination.unresolved", "An empty text stands here.")]
    [TestCase("\"routeTables\": [ { \"id\": \"HUB\", \"routes\": [ { \"name\": \"r\", \"destination\": \"0.0.0.0/0\", \"nextHopType\": \"VirtualAppliance\", \"nextHop\": \"10.0.0\" } ] } ]", "$.topology.routeTables[0].routes[0].nextHop", "The address \"10.0.0\" does not have")]
    [TestCase("\"accessIntents\": [ { \"protocol\": \"sctp\" } ]", "$.topology.accessIntents[0].protocol", "\"sctp\" is not a protocol.")]
    [TestCase("\"accessIntents\": [ { \"protocol\": \"icmp/1\" } ]", "$.topology.accessIntents[0].protocol", "\"icmp/1\" gives ports to icmp, which has none.")]
    [TestCase("\"accessIntents\": [ { \"protocol\": \"tcp/70000\" } ]", "$.topology.accessIntents[0].protocol", "\"70000\" in \"tcp/70000\" is neither a port nor an ascending range of ports.")]
    [TestCase("\"accessIntents\": [ { \"protocol\": \"tcp/20-10\" } ]", "$.topology.accessIntents[0].protocol", "\"20-10\" in \"tcp/20-10\" is neither a port nor an ascending range of ports.")]
    public void A_wrong_value_is_refused_with_its_place(string inside, string path, string message)
    {
        string json = $"{{ \"schemaVersion\": 1, \"topology\": {{\n{inside.Replace("HUB", Hub, StringComparison.Ordinal)} }} }}";

        TopologyJsonException problem = Should.Throw<TopologyJsonException>(() => TopologyJson.Load(json));

        problem.Path.ShouldBe(path);
        problem.Line.ShouldBe(2);
        problem.Message.ShouldContain($"{path}: {message}");
    }

    [Test]
    public void A_column_counts_the_bytes_of_its_line()
    {
        string json = "{ \"schemaVersion\": 1, \"topology\": {\n\"name\": \"é\", \"vnets\": 7 } }";

        TopologyJsonException problem = Should.Throw<TopologyJsonException>(() => TopologyJson.Load(json));

        (problem.Line, problem.Column).ShouldBe((2, 24));
    }

    [Test]
    public void A_number_that_an_enum_does_not_name_is_refused_before_anything_is_written()
    {
        var topology = new Topology { VNets = [new VNet { Id = ResourceId.Parse(Hub), Cloud = (Cloud)9 }] };
        using var stream = new MemoryStream();

        Should.Throw<ArgumentException>(() => TopologyJson.Save(topology, stream)).Message.ShouldBe("9 is no Cloud, which is one of Public, Government, China.");
        stream.Length.ShouldBe(0);
    }

    [Test]
    public void Half_a_surrogate_pair_is_refused_since_it_would_be_lost()
    {
        var topology = new Topology { Name = "a\uD834" };

        Should.Throw<ArgumentException>(() => TopologyJson.Save(topology)).Message.ShouldContain("half of a surrogate pair (U+D834) at index 1");
    }
}
