using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class InterfaceCountTests
{
    private static DrawnDesign Three(string lastRegion) => DesignText.Read($"""
        limit NetworkInterfaces=2
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        nic a app/web region=westeurope
        nic b app/web region="West Europe"
        nic c app/web {lastRegion}
        """);

    [Test]
    public void Fires_on_the_first_one_beyond_the_limit()
    {
        Diagnostic finding = Three("region=WESTEUROPE").ShouldHaveOnly("VNP7010");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.NetworkInterface, "c"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Subscription \"s\" has 3 network interfaces in \"westeurope\"; Azure's limit is 2 (2022-12). \"c\" is the first beyond it.");
        finding.Fix.ShouldBe("Remove interfaces that no machine uses, put some into another subscription or region, or set AzureLimits.NetworkInterfaces where Azure has granted more.");
    }

    [TestCase("region=northeurope", TestName = "lies in another region")]
    [TestCase("", TestName = "states no region")]
    public void Leaves_out_one_that(string lastRegion) => Three(lastRegion).ShouldHaveNoFindings();

    [Test]
    public void Counts_one_that_is_described_twice_once()
    {
        DrawnDesign design = Three(string.Empty);
        Topology doubled = design.Topology with { NetworkInterfaces = design.Topology.NetworkInterfaces.Add(design.Topology.NetworkInterfaces[0]) };

        doubled.Validate(new ValidateOptions { Limits = design.Limits }).ShouldNotContain(finding => finding.Id == "VNP7010");
    }
}
