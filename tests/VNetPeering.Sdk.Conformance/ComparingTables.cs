using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace VNetPeering.Sdk.Conformance;

/// <summary>The comparison itself: what counts as the same table, and that a difference is seen.</summary>
public sealed class ComparingTables
{
    private const string TwoHops = """[{"source":"User","state":"Active","addressPrefix":["10.0.0.0/8"],"nextHopType":"VirtualAppliance","nextHopIpAddress":["10.1.0.4","10.1.0.5"]}]""";

    private const string TwoRows = """
        [{"source":"User","state":"Active","addressPrefix":["10.0.0.0/8"],"nextHopType":"VirtualAppliance","nextHopIpAddress":["10.1.0.5"]},
         {"source":"User","state":"Active","addressPrefix":"10.0.0.0/8","nextHopType":"VirtualAppliance","nextHopIpAddress":"10.1.0.4"}]
        """;

    [Test]
    public void Two_next_hops_in_a_row_are_two_rows_with_one()
    {
        IEnumerable<RouteFact> one = Read(TwoHops);
        IEnumerable<RouteFact> other = Read(TwoRows);

        string? difference = Differences.OfSets(one, other);

        difference.ShouldBeNull();
    }

    [TestCase("\"source\":\"User\"", "\"source\":\"Default\"", TestName = "another source is a difference")]
    [TestCase("\"state\":\"Active\"", "\"state\":\"Invalid\"", TestName = "another state is a difference")]
    [TestCase("10.0.0.0/8", "10.0.0.0/9", TestName = "another prefix is a difference")]
    [TestCase("VirtualAppliance", "VirtualNetworkGateway", TestName = "another next-hop type is a difference")]
    [TestCase("10.1.0.5", "10.1.0.6", TestName = "another next hop is a difference")]
    public void A_changed_row_is_missing_and_extra(string text, string changed)
    {
        IEnumerable<RouteFact> recorded = Read(TwoHops);
        IEnumerable<RouteFact> computed = Read(TwoHops.Replace(text, changed, StringComparison.Ordinal));

        string? difference = Differences.OfSets(recorded, computed);

        difference.ShouldNotBeNull();
        difference.ShouldContain("missing: ");
        difference.ShouldContain("extra: ");
    }

    [Test]
    public void A_design_that_is_not_read_whole_is_not_checked()
    {
        var design = new CompactDesign(null);
        design.VNet("vnet", "10.0.0.0/16").List("virtualNetworks").Add("a VNet in words");

        Should.Throw<InvalidDataException>(() => CaseEstate.Read("words", design)).Message.ShouldContain("Of 2 VNets");
    }

    private static IEnumerable<RouteFact> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. RouteFact.Read(document.RootElement)];
    }
}
