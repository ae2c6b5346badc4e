using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class VNetCountTests
{
    private static DrawnDesign Three(string first, string second, string third) => DesignText.Read($"""
        limit VNets=2
        vnet app 10.0.0.0/16 {first}
        vnet db 10.1.0.0/16 {second}
        vnet lab 10.2.0.0/16 {third}
        """);

    [Test]
    public void Fires_once_on_the_first_VNet_beyond_the_limit()
    {
        DrawnDesign design = DesignText.Read("""
            limit VNets=2
            vnet app 10.0.0.0/16 region="West Europe"
            vnet db 10.1.0.0/16 region=westeurope
            vnet lab 10.2.0.0/16 region=WestEurope
            vnet test 10.3.0.0/16 region=westeurope
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP7001");

        finding.Resource.ShouldBe(Designs.VNetId("lab"));
        finding.Related.ShouldBeEmpty();
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("VnetCountLimitReached");
        finding.Message.ShouldBe("Subscription \"s\" has 4 VNets in \"West Europe\"; Azure's limit is 2 (2022-12). \"lab\" is the first beyond it.");
        finding.Fix.ShouldBe("Put some of them into another subscription or region, or set AzureLimits.VNets where Azure has granted more.");
    }

    [Test]
    public void Fires_once_for_each_region()
    {
        DrawnDesign design = DesignText.Read("""
            limit VNets=1
            vnet app 10.0.0.0/16 region=westeurope
            vnet db 10.1.0.0/16 region=northeurope
            vnet lab 10.2.0.0/16 region=westeurope
            vnet test 10.3.0.0/16 region=northeurope
            """);

        design.Validate().Select(finding => finding.Resource).ShouldBe([Designs.VNetId("lab"), Designs.VNetId("test")]);
    }

    [Test]
    public void Takes_a_subscription_as_the_same_however_it_is_written() =>
        Three("region=westeurope subscription=One", "region=westeurope subscription=one", "region=westeurope subscription=ONE").ShouldHaveOnly("VNP7001");

    [Test]
    public void Stays_silent_at_the_limit() => Three("region=westeurope", "region=westeurope", "region=northeurope").ShouldHaveNoFindings();

    [Test]
    public void Counts_each_subscription_by_itself() => Three("region=westeurope", "region=westeurope", "region=westeurope subscription=other").ShouldHaveNoFindings();

    [TestCase("", TestName = "without a region")]
    [TestCase("region=westeurope placeholder", TestName = "not described")]
    [TestCase("region=westeurope classic", TestName = "classic")]
    public void Leaves_out_a_VNet_that(string third) => Three("region=westeurope", "region=westeurope", third).ShouldHaveNoFindings();

    [Test]
    public void Counts_a_VNet_that_is_described_twice_once()
    {
        DrawnDesign design = Three("region=westeurope", "region=westeurope", "region=northeurope");
        Topology doubled = design.Topology with { VNets = design.Topology.VNets.Add(design.Topology.VNets[0]) };

        doubled.Validate(new ValidateOptions { Limits = design.Limits }).ShouldNotContain(finding => finding.Id == "VNP7001");
    }

    [Test]
    public void Fires_at_the_documented_limit()
    {
        VNet[] vnets = [.. Enumerable.Range(0, 1001).Select(i => Designs.VNet($"v{i}", $"10.{i / 256}.{i % 256}.0/24") with { Region = "westeurope" })];

        Designs.Of(vnets).ShouldHaveOnly("VNP7001").Message.ShouldBe("Subscription \"s\" has 1,001 VNets in \"westeurope\"; Azure's limit is 1,000 (2022-12). \"v1000\" is the first beyond it.");
        Designs.Of(vnets[1..]).ShouldHaveNoFindings();
    }
}
