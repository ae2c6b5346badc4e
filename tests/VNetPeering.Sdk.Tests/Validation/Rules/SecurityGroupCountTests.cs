using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecurityGroupCountTests
{
    private static DrawnDesign Three(string lastRegion) => DesignText.Read($"""
        limit NetworkSecurityGroups=2
        vnet app 10.1.0.0/16
        nsg a region=westeurope
        nsg b region="West Europe"
        nsg c {lastRegion}
        """);

    [Test]
    public void Fires_on_the_first_one_beyond_the_limit()
    {
        Diagnostic finding = Three("region=WESTEUROPE").ShouldHaveOnly("VNP7011");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkSecurityGroup, "c"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subscription \"s\" has 3 network security groups in \"westeurope\"; Azure's limit is 2 (2022-12). \"c\" is the first beyond it.");
        finding.Fix.ShouldBe("Let subnets share groups, put some into another subscription or region, or set AzureLimits.NetworkSecurityGroups where Azure has granted more.");
    }

    [TestCase("region=northeurope", TestName = "lies in another region")]
    [TestCase("", TestName = "states no region")]
    public void Leaves_out_one_that(string lastRegion) => Three(lastRegion).ShouldHaveNoFindings();

    [Test]
    public void Counts_one_that_is_described_twice_once()
    {
        DrawnDesign design = Three(string.Empty);
        Topology doubled = design.Topology with { NetworkSecurityGroups = design.Topology.NetworkSecurityGroups.Add(design.Topology.NetworkSecurityGroups[0]) };

        doubled.Validate(new ValidateOptions { Limits = design.Limits }).ShouldNotContain(finding => finding.Id == "VNP7011");
    }
}
