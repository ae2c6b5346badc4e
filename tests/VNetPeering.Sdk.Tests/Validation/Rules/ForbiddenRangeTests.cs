using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ForbiddenRangeTests
{
    [TestCase("224.0.0.0/4", "224.0.0.0/4")]
    [TestCase("239.1.0.0/16", "224.0.0.0/4")]
    [TestCase("240.0.0.0/4", "255.255.255.255/32")]
    [TestCase("127.1.0.0/16", "127.0.0.0/8")]
    [TestCase("169.254.0.0/24", "169.254.0.0/16")]
    [TestCase("168.63.129.0/24", "168.63.129.16/32")]
    [TestCase("168.0.0.0/8", "168.63.129.16/32")]
    public void Fires_for_a_prefix_that_touches_a_kept_range(string prefix, string range)
    {
        Topology design = Designs.Of(Designs.VNet("app", prefix));

        Diagnostic finding = design.ShouldHaveOnly("VNP1001");

        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("NetcfgInvalidIPAddressPrefix");
        finding.Message.ShouldBe($"VNet \"app\" has address prefix {prefix}, which touches {range}; Azure keeps that for itself.");
    }

    [TestCase("10.0.0.0/8")]
    [TestCase("100.64.0.0/10")]
    [TestCase("20.0.0.0/16")]
    [TestCase("168.63.130.0/24")]
    [TestCase("ace:cab:deca::/48")]
    public void Stays_silent_for_any_other_unicast_range(string prefix) => Designs.Of(Designs.VNet("app", prefix)).ShouldHaveNoFindings();

    [Test]
    public void Names_every_range_that_a_wide_prefix_touches()
    {
        Topology design = Designs.Of(Designs.VNet("app", "128.0.0.0/1"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1001");

        finding.Message.ShouldContain("168.63.129.16/32, 169.254.0.0/16, 224.0.0.0/4 and 255.255.255.255/32");
    }
}
