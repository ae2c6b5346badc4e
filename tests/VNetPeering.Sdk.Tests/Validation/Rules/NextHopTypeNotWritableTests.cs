using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class NextHopTypeNotWritableTests
{
    [Test]
    public void Fires_for_a_table_with_a_type_that_only_Azure_writes()
    {
        Diagnostic finding = Table("route rt/to-app 10.1.0.0/16 -> VNetPeering").ShouldHaveOnly("VNP4001");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"rt\" has a route with a next-hop type that only Azure itself writes: \"to-app\" (VNetPeering).");
        finding.Fix.ShouldBe("Use VirtualAppliance, VirtualNetworkGateway, VnetLocal, Internet or None, or remove the route: Azure makes those of peerings, endpoints and connected groups by itself.");
    }

    [TestCase("VNetGlobalPeering")]
    [TestCase("VirtualNetworkServiceEndpoint")]
    [TestCase("InterfaceEndpoint")]
    [TestCase("ConnectedGroup")]
    public void Fires_for_each_of_the_types(string type) => Table($"route rt/one 10.1.0.0/16 -> {type}").ShouldHaveOnly("VNP4001").Message.ShouldContain($"({type})");

    [Test]
    public void Lists_the_routes_of_a_table_in_one_finding() =>
        Table("route rt/one 10.1.0.0/16 -> VNetPeering", "route rt/two 10.2.0.0/16 -> ConnectedGroup").ShouldHaveOnly("VNP4001").Message
            .ShouldBe("Route table \"rt\" has routes with next-hop types that only Azure itself writes: \"one\" (VNetPeering) and \"two\" (ConnectedGroup).");

    [Test]
    public void Says_nothing_of_an_address_beside_such_a_type() => Table("route rt/one 10.1.0.0/16 -> VNetPeering 10.1.0.4").ShouldHaveOnly("VNP4001");

    [TestCase("Internet")]
    [TestCase("None")]
    [TestCase("VnetLocal")]
    [TestCase("VirtualNetworkGateway")]
    [TestCase("VirtualAppliance 10.0.9.4")]
    public void Stays_silent_for_the_types_that_can_be_written(string type) => Table($"route rt/one 10.1.0.0/16 -> {type}").ShouldHaveNoFindings();

    private static DrawnDesign Table(params string[] routes) => DesignText.Read($"table rt\n{string.Join('\n', routes)}");
}
