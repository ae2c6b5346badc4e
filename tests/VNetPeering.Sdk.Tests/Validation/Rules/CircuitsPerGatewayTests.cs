using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class CircuitsPerGatewayTests
{
    private static DrawnDesign TwoCircuits(string limit, string sku, string second = "circuit2") => DesignText.Read($"""
        limit {limit}
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/26
        gateway hub/er expressRoute sku={sku}
        connection one er -> circuit1 circuit
        connection two er -> {second} circuit
        """);

    [Test]
    public void Fires_on_the_gateway()
    {
        Diagnostic finding = TwoCircuits("CircuitsPerStandardGateway=1", "ErGw1AZ").ShouldHaveOnly("VNP7023");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.Gateway, "er"));
        finding.Related.ShouldBe([Designs.Id(ResourceTypes.Connection, "one"), Designs.Id(ResourceTypes.Connection, "two")], ignoreOrder: true);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Gateway \"er\" has 2 circuits; Azure's limit is 1 (2022-12) for the SKU ErGw1AZ.");
        finding.Fix.ShouldBe("Use a gateway with a larger SKU, or fewer circuits.");
    }

    [TestCase("CircuitsPerStandardGateway", "standard")]
    [TestCase("CircuitsPerStandardGateway", "ErGw1Az")]
    [TestCase("CircuitsPerHighPerformanceGateway", "HighPerformance")]
    [TestCase("CircuitsPerHighPerformanceGateway", "ErGw2Az")]
    [TestCase("CircuitsPerUltraPerformanceGateway", "UltraPerformance")]
    [TestCase("CircuitsPerUltraPerformanceGateway", "ERGW3AZ")]
    public void Each_SKU_has_its_limit(string property, string sku)
    {
        TwoCircuits($"{property}=1", sku).ShouldHaveOnly("VNP7023");
        TwoCircuits($"{property}=2", sku).ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_for_a_SKU_without_a_known_limit() =>
        TwoCircuits("CircuitsPerStandardGateway=1 CircuitsPerHighPerformanceGateway=1 CircuitsPerUltraPerformanceGateway=1", "ErGwScale").ShouldHaveNoFindings();

    [Test]
    public void Counts_a_circuit_that_two_connections_name_once() => TwoCircuits("CircuitsPerStandardGateway=1", "Standard", "circuit1").ShouldHaveNoFindings();

    [Test]
    public void Counts_connections_whose_circuit_is_known_at_run_time_only()
    {
        DrawnDesign design = TwoCircuits("CircuitsPerStandardGateway=1", "Standard");
        Connection[] connections = [.. design.Topology.Connections.Select(connection => connection with { CircuitId = null })];

        (design with { Topology = design.Topology with { Connections = [.. connections] } }).ShouldHaveOnly("VNP7023");
    }
}
