using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class DuplicateRoutePrefixTests
{
    [Test]
    public void Fires_for_two_routes_with_one_prefix()
    {
        Diagnostic finding = Table("route rt/block 10.9.0.0/16 -> None", "route rt/allow 10.9.0.0/16 -> Internet").ShouldHaveOnly("VNP4003");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"rt\" has more than one route for the same destination: 10.9.0.0/16 in \"block\" and \"allow\".");
        finding.Fix.ShouldBe("Keep one route for each destination.");
    }

    [Test]
    public void Compares_service_tags_without_case() => Table("route rt/a Storage.WestEurope -> Internet", "route rt/b storage.westeurope -> None").ShouldHaveOnly("VNP4003");

    [Test]
    public void Has_one_finding_for_a_table() =>
        Table("route rt/a 10.9.0.0/16 -> None", "route rt/b Storage -> None", "route rt/c 10.9.0.0/16 -> None", "route rt/d Storage -> Internet").ShouldHaveOnly("VNP4003").Message
            .ShouldEndWith("10.9.0.0/16 in \"a\" and \"c\"; Storage in \"b\" and \"d\".");

    [TestCase("10.9.0.0/16", "10.9.0.0/17", TestName = "Stays_silent_for_prefixes_of_different_length")]
    [TestCase("0.0.0.0/0", "::/0", TestName = "Stays_silent_for_the_two_families")]
    [TestCase("Storage", "Storage.WestEurope", TestName = "Stays_silent_for_a_tag_and_its_regional_form")]
    public void Stays_silent(string first, string second) => Table($"route rt/a {first} -> None", $"route rt/b {second} -> None").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_one_prefix_in_two_tables() => DesignText.Read("""
        table rt
        table other
        route rt/a 10.9.0.0/16 -> None
        route other/a 10.9.0.0/16 -> None
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_destinations_that_are_expressions() => Table("route rt/a 10.9.0.0/16 -> None", "route rt/b 10.8.0.0/16 -> None").With(net => net with
    {
        RouteTables = [net.RouteTables[0] with { Routes = [.. net.RouteTables[0].Routes.Select(route => route with { Destination = RouteDestination.FromUnresolved("[parameters('prefix')]") })] }],
    }).ShouldHaveNoFindings();

    private static DrawnDesign Table(params string[] routes) => DesignText.Read($"table rt\n{string.Join('\n', routes)}");
}
