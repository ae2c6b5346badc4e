using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class PeeringAcrossCloudsTests
{
    [Test]
    public void Fires_once_for_a_pair_in_two_clouds()
    {
        DrawnDesign design = Pair("region=westeurope", "region=usgovvirginia cloud=Government");

        Diagnostic finding = design.ShouldHaveOnly("VNP2011");

        finding.Resource.ShouldBe(Designs.LinkId("far", "hub"));
        finding.Related.ShouldBe([Designs.LinkId("hub", "far"), Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"far/to-hub\" leads from Azure Government to \"hub\" in the public cloud. No peering crosses from one cloud to another.");
        finding.Fix.ShouldBe("Remove the peering, and join the VNets by a VPN connection.");
    }

    [Test]
    public void Fires_between_two_clouds_of_which_neither_states_a_region() => Pair("cloud=China", "cloud=Government").ShouldHaveOnly("VNP2011");

    [TestCase("", "cloud=China", TestName = "Stays_silent_where_a_VNet_states_neither_region_nor_cloud")]
    [TestCase("region=chinaeast2 cloud=China", "region=chinanorth3 cloud=China", TestName = "Stays_silent_between_regions_of_one_cloud")]
    [TestCase("", "", TestName = "Stays_silent_where_nothing_is_stated")]
    public void Stays_silent(string hub, string far) => Pair(hub, far).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_towards_a_VNet_that_is_not_described() => DesignText.Read("""
        vnet hub 10.0.0.0/16 region=westeurope
        vnet far placeholder cloud=China
        link hub -> far
        """).ShouldHaveNoFindings();

    private static DrawnDesign Pair(string hub, string far) => DesignText.Read($"""
        vnet hub 10.0.0.0/16 {hub}
        vnet far 10.1.0.0/16 {far}
        peering hub <-> far
        """);
}
