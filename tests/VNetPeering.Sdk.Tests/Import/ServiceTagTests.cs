using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Import;

public sealed class ServiceTagTests
{
    [TestCase("""{"changeNumber":7,"cloud":"Public","values":[{"name":"Storage.WestEurope","id":"Storage.WestEurope","properties":{"region":"westeurope","addressPrefixes":["20.0.0.0/24","20.0.1.0/24","2603:1020::/48"]}}]}""")]
    [TestCase("""{"values":[{"name":"Storage.WestEurope","addressPrefixes":["20.0.0.0/24","20.0.1.0/24","2603:1020::/48"]}]}""")]
    public void Tags_are_read_with_their_prefixes(string json)
    {
        ServiceTagCatalog catalog = ServiceTagReader.Read("tags.json", json);

        catalog.Find("storage.westeurope").ShouldNotBeNull().Select(prefix => prefix.ToString()).ShouldBe(["20.0.0.0/24", "20.0.1.0/24", "2603:1020::/48"]);
        catalog.Find("Sql").ShouldBeNull();
    }

    [TestCase("[]")]
    [TestCase("""{"value":[]}""")]
    [TestCase("""{"values":"none"}""")]
    public void Anything_else_is_refused(string json) =>
        Should.Throw<ImportException>(() => ServiceTagReader.Read("tags.json", json)).Message.ShouldContain("az network list-service-tags");

    [Test]
    public void A_damaged_prefix_is_refused_with_its_place()
    {
        ImportException problem = Should.Throw<ImportException>(
            () => ServiceTagReader.Read("tags.json", "{\"values\":[\n {\"name\":\"Sql\",\"properties\":{\"addressPrefixes\":[\"20.0.0.1/24\"]}}]}"));

        (problem.Line, problem.Column).ShouldBe((2, 49));
        problem.Message.ShouldContain("\"Sql\"");
    }

    [Test]
    public void A_missing_file_is_named() =>
        Should.Throw<ImportException>(() => ServiceTagReader.ReadFile("no-such-tags.json")).Message.ShouldContain("no-such-tags.json");
}
