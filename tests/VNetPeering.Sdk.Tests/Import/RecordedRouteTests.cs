using System.Text;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Import;

namespace VNetPeering.Sdk.Tests.Import;

/// <summary>Effective route tables in every form in which people have them.</summary>
public sealed class RecordedRouteTests
{
    private const string Row = """{"addressPrefix":["0.0.0.0/0"],"disableBgpRoutePropagation":true,"name":"all","nextHopIpAddress":["10.0.0.4"],"nextHopType":"VirtualAppliance","source":"User","state":"Active"}""";

    private const string Printed = """
        Source   State   Address Prefix           Next Hop Type                  Next Hop IP
        -------  ------  -----------------------  -----------------------------  -----------
        User     Active  0.0.0.0/0                VirtualAppliance               10.0.0.4
        Default  Active  20.0.0.0/24 20.1.0.0/24  VirtualNetworkServiceEndpoint
        """;

    [TestCase("{\"nextLink\":null,\"value\":[" + Row + "]}", TestName = "the answer of az")]
    [TestCase("[" + Row + "]", TestName = "a bare list")]
    [TestCase(Row, TestName = "one row")]
    [TestCase("{\"value\":" + Row + "}", TestName = "one row in place of the list")]
    [TestCase("# az network nic show-effective-route-table\n{\"value\":[null," + Row + "]}", TestName = "with the command in front, and a null")]
    [TestCase("""[{"Name":"all","DisableBgpRoutePropagation":true,"State":"Active","Source":"User","AddressPrefix":["0.0.0.0/0"],"NextHopType":"VirtualAppliance","NextHopIpAddress":["10.0.0.4"]}]""", TestName = "PowerShell")]
    [TestCase("""{"Name":"all","DisableBgpRoutePropagation":true,"State":"Active","Source":"User","AddressPrefix":{"value":["0.0.0.0/0"],"Count":1},"NextHopType":"VirtualAppliance","NextHopIpAddress":{"value":["10.0.0.4"],"Count":1}}""", TestName = "Windows PowerShell, one row, lists wrapped")]
    [TestCase("""[{"name":"all","disableBgpRoutePropagation":"true","addressPrefixes":"0.0.0.0/0","nextHopIpAddresses":"10.0.0.4","nextHopType":"virtualappliance","source":"USER","state":"active"}]""", TestName = "plural names, texts in place of lists, other case")]
    public void A_row_is_read_from(string json)
    {
        RecordedRouteTable table = RecordedRouteReader.Read("routes.json", json);

        RecordedRoute row = table.Routes.ShouldHaveSingleItem();
        (row with { Location = null }).ShouldBe(new RecordedRoute
        {
            Source = "User",
            State = "Active",
            AddressPrefixes = ["0.0.0.0/0"],
            NextHopType = "VirtualAppliance",
            NextHopAddresses = ["10.0.0.4"],
            Name = "all",
            DisableBgpRoutePropagation = true,
        });
        row.Location.ShouldNotBeNull().Line.ShouldBeGreaterThan(0);
        table.Diagnostics.ShouldBeEmpty();
    }

    [Test]
    public void Null_lists_are_empty_and_several_prefixes_stay_one_row()
    {
        RecordedRouteTable table = RecordedRouteReader.Read("routes.json", """
            {"value":[{"addressPrefix":["20.0.0.0/24","2603:1020:0::/48","20.0.0.0/24"],"nextHopIpAddress":null,"nextHopType":"VirtualNetworkServiceEndpoint","source":"Default","state":"Active","name":null}]}
            """);

        RecordedRoute row = table.Routes.ShouldHaveSingleItem();
        row.AddressPrefixes.ShouldBe(["20.0.0.0/24", "2603:1020::/48"]);
        row.NextHopAddresses.ShouldBeEmpty();
        row.Name.ShouldBeNull();
        row.DisableBgpRoutePropagation.ShouldBeNull();
        table.Diagnostics.ShouldBeEmpty();
    }

    [TestCase("VnetLocal", "VnetLocal")]
    [TestCase("VirtualNetwork", "VnetLocal")]
    [TestCase("vnetpeering", "VNetPeering")]
    [TestCase("GlobalVNetPeering", "VNetGlobalPeering")]
    [TestCase("HyperNetGateway", "VirtualNetworkGateway")]
    [TestCase("PrivateEndpoint", "InterfaceEndpoint")]
    public void Alias_words_are_replaced(string word, string known)
    {
        RecordedRouteTable table = RecordedRouteReader.Read("routes.json", Row.Replace("VirtualAppliance", word, StringComparison.Ordinal));

        table.Routes[0].NextHopType.ShouldBe(known);
        table.Diagnostics.ShouldBeEmpty();
    }

    [TestCase("\"User\"", "\"Unknown\"", "VNP8004", "the source \"Unknown\"", TestName = "another source")]
    [TestCase("\"Active\"", "\"Stale\"", "VNP8004", "the state \"Stale\"", TestName = "another state")]
    [TestCase("\"VirtualAppliance\"", "\"Teleport\"", "VNP8004", "the next-hop type \"Teleport\"", TestName = "another type")]
    [TestCase("\"VirtualAppliance\"", "null", "VNP8004", "does not say its next-hop type", TestName = "no type")]
    [TestCase("0.0.0.0/0", "10.0.0.7/24", "VNP8005", "10.0.0.0/24", TestName = "host bits")]
    [TestCase("0.0.0.0/0", "<net>/24", "VNP8005", "prefix that cannot be read", TestName = "a masked prefix")]
    [TestCase("10.0.0.4", "fw.internal", "VNP8005", "\"fw.internal\", which is not an IP address", TestName = "a name as next hop")]
    public void What_is_not_known_is_kept_and_reported_with_its_place(string text, string other, string id, string says)
    {
        RecordedRouteTable table = RecordedRouteReader.Read("routes.json", "[\n" + Row.Replace(text, other, StringComparison.Ordinal) + "]");

        Diagnostic finding = table.Diagnostics.ShouldHaveSingleItem();
        finding.Id.ShouldBe(id);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldContain(says);
        finding.Message.ShouldStartWith("Route 1 of the recorded table ");
        (finding.Location!.File, finding.Location.Line).ShouldBe(("routes.json", 2));
        RecordedRoute row = table.Routes[0];
        string.Join(' ', [row.Source, row.State, row.NextHopType, .. row.AddressPrefixes, .. row.NextHopAddresses]).ShouldContain(other == "null" ? "User Active " : other.Trim('"'));
    }

    [Test]
    public void A_masked_next_hop_is_information()
    {
        RecordedRouteTable table = RecordedRouteReader.Read("routes.json", Row.Replace("10.0.0.4", "<the firewall>", StringComparison.Ordinal));

        table.Routes[0].NextHopAddresses.ShouldBe(["<the firewall>"]);
        table.Diagnostics.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Info);
    }

    [Test]
    public void A_row_without_a_prefix_is_reported() =>
        RecordedRouteReader.Read("routes.json", Row.Replace("[\"0.0.0.0/0\"]", "null", StringComparison.Ordinal)).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("has no address prefix");

    [Test]
    public void An_empty_list_is_an_empty_table() => RecordedRouteReader.Read("routes.json", """{"value":[]}""").Routes.ShouldBeEmpty();

    [Test]
    public void What_the_tool_prints_is_read_back()
    {
        RecordedRouteTable table = RecordedRouteReader.Read("routes.json", $$"""{"schemaVersion":1,"value":[{{Row}}],"gaps":[{"reason":"BgpNotModelled","detail":"…"}]}""");

        table.Routes.ShouldHaveSingleItem();
        table.Diagnostics.ShouldBeEmpty();
    }

    [TestCase("", TestName = "as az prints it")]
    [TestCase("\uFEFF", TestName = "after a byte-order mark")]
    [TestCase("\r\n", TestName = "after an empty line")]
    public void A_printed_table_is_read(string before)
    {
        RecordedRouteTable table = RecordedRouteReader.Read("routes.txt", before + Printed);

        table.Routes.Count.ShouldBe(2);
        table.Routes[0].AddressPrefixes.ShouldBe(["0.0.0.0/0"]);
        table.Routes[0].NextHopAddresses.ShouldBe(["10.0.0.4"]);
        table.Routes[0].Name.ShouldBeNull();
        table.Routes[1].AddressPrefixes.ShouldBe(["20.0.0.0/24", "20.1.0.0/24"]);
        table.Routes[1].NextHopType.ShouldBe("VirtualNetworkServiceEndpoint");
        table.Routes[1].NextHopAddresses.ShouldBeEmpty();
        table.Routes[1].Location.ShouldNotBeNull().Line.ShouldBe(before == "\r\n" ? 5 : 4);
        table.Diagnostics.ShouldBeEmpty();
    }

    [TestCase("Source State\n----- -----\nUser Active\n", "routes.txt:1:1", TestName = "other columns")]
    [TestCase("Source   State   Address Prefix  Next Hop Type  Next Hop IP\n-------  ------  --------------  -------------  -----------\n    because: peering\n", "routes.txt:3:1", TestName = "a line that is no row")]
    [TestCase("Source   State   Address Prefix  Next Hop Type  Next Hop IP\n-------  ------  --------------  -------------  -----------\nDefault Active 10.0.0.0/8 None x y z\n", "routes.txt:3:1", TestName = "a row that does not stand under the columns")]
    [TestCase("Source ", "routes.txt:1:1", TestName = "headings alone")]
    public void A_damaged_printed_table_is_refused(string text, string place) =>
        Should.Throw<ImportException>(() => RecordedRouteReader.Read("routes.txt", text)).Message.ShouldStartWith(place);

    [TestCase("{\"value\":[1]}", 1, 11, TestName = "a number among the rows")]
    [TestCase("[\n {\"id\":\"/subscriptions/x\"}]", 2, 2, TestName = "a resource among the rows")]
    [TestCase("[ x ]", 1, 3, TestName = "malformed")]
    [TestCase("", 1, 1, TestName = "empty")]
    public void Something_else_is_refused_with_its_place(string json, int line, int column)
    {
        ImportException problem = Should.Throw<ImportException>(() => RecordedRouteReader.Read("routes.json", json));

        (problem.File, problem.Line, problem.Column).ShouldBe(("routes.json", line, column));
        problem.Message.ShouldNotContain("\n");
    }

    [TestCase("7")]
    [TestCase("\"text\"")]
    [TestCase("{}")]
    [TestCase("""{"value":"none"}""")]
    [TestCase("""{"hello":"world"}""")]
    public void Another_shape_is_refused_with_the_way_out(string json) =>
        Should.Throw<ImportException>(() => RecordedRouteReader.Read("routes.json", json)).Message.ShouldContain("az network nic show-effective-route-table");

    [Test]
    public void A_missing_file_is_named() =>
        Should.Throw<ImportException>(() => RecordedRouteReader.ReadFile("no-such-routes.json")).Message.ShouldContain("no-such-routes.json");

    [Test]
    public void Any_value_in_any_place_is_kept_reported_or_refused_and_nothing_else_is_thrown()
    {
        string[] values = ["null", "true", "17", "1e400", "\"\"", "\"text\"", "\"<x>\"", "{}", "[]", "[[]]", "[null]", "[{}]", "{\"value\":7}", "{\"value\":[\"10.0.0.0/8\"]}"];
        string[] places = ["[\"0.0.0.0/0\"]", "\"0.0.0.0/0\"", "true", "\"all\"", "[\"10.0.0.4\"]", "\"10.0.0.4\"", "\"VirtualAppliance\"", "\"User\"", "\"Active\""];
        int read = 0;

        foreach ((string place, string value) in places.SelectMany(place => values.Select(value => (place, value))))
        {
            try
            {
                RecordedRouteReader.Read("mutated.json", $$"""{"value":[{{Row}},{{Row.Replace(place, value, StringComparison.Ordinal)}}]}""").Routes.Count.ShouldBe(2);
                read++;
            }
            catch (ImportException)
            {
            }
        }

        read.ShouldBeGreaterThan(places.Length * values.Length * 9 / 10);
    }

    [Test]
    public void Any_cut_text_is_refused_with_a_place()
    {
        byte[] bytes = Encoding.UTF8.GetBytes($$"""{"value":[{{Row}}]}""");

        for (int length = 1; length < bytes.Length; length++)
        {
            Should.Throw<ImportException>(() => RecordedRouteReader.Read("cut.json", bytes.AsMemory(0, length))).Line.ShouldBeGreaterThan(0);
        }
    }
}
