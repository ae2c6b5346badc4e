using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SubnetsPerVNetTests
{
    private static DrawnDesign TwoSubnets(int limit) => DesignText.Read($"""
        limit SubnetsPerVNet={limit}
        vnet app 10.1.0.0/16
        subnet app/web 10.1.0.0/24
        subnet app/data 10.1.1.0/24
        """);

    [Test]
    public void Fires_on_the_VNet()
    {
        Diagnostic finding = TwoSubnets(1).ShouldHaveOnly("VNP7002");

        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("VNet \"app\" has 2 subnets; Azure's limit is 1 (2022-12).");
        finding.Fix.ShouldBe("Merge small subnets, or split the VNet and peer the parts.");
    }

    [Test]
    public void Stays_silent_at_the_limit() => TwoSubnets(2).ShouldHaveNoFindings();

    [Test]
    public void Counts_a_subnet_that_is_described_twice_once()
    {
        DrawnDesign design = TwoSubnets(2);
        Topology doubled = design.Topology.Change("app", vnet => vnet with { Subnets = vnet.Subnets.Add(vnet.Subnets[0]) });

        doubled.Validate(new ValidateOptions { Limits = design.Limits }).ShouldNotContain(finding => finding.Id == "VNP7002");
    }
}
