using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class RouteTableCountTests
{
    private static DrawnDesign Three(string lastRegion) => DesignText.Read($"""
        limit RouteTables=2
        vnet app 10.1.0.0/16
        table a region=westeurope
        table b region="West Europe"
        table c {lastRegion}
        """);

    [Test]
    public void Fires_on_the_first_one_beyond_the_limit()
    {
        Diagnostic finding = Three("region=WESTEUROPE").ShouldHaveOnly("VNP7019");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "c"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subscription \"s\" has 3 route tables in \"westeurope\"; Azure's limit is 2 (2022-12). \"c\" is the first beyond it.");
        finding.Fix.ShouldBe("Let subnets share tables, put some into another subscription or region, or set AzureLimits.RouteTables where Azure has granted more.");
    }

    [TestCase("region=northeurope", TestName = "lies in another region")]
    [TestCase("", TestName = "states no region")]
    public void Leaves_out_one_that(string lastRegion) => Three(lastRegion).ShouldHaveNoFindings();

    [Test]
    public void Counts_one_that_is_described_twice_once()
    {
        DrawnDesign design = Three(string.Empty);
        Topology doubled = design.Topology with { RouteTables = design.Topology.RouteTables.Add(design.Topology.RouteTables[0]) };

        doubled.Validate(new ValidateOptions { Limits = design.Limits }).ShouldNotContain(finding => finding.Id == "VNP7019");
    }
}
