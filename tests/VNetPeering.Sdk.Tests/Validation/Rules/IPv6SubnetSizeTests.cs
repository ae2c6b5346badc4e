using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class IPv6SubnetSizeTests
{
    [TestCase("fd00:db8::/63")]
    [TestCase("fd00:db8::/65")]
    [TestCase("fd00:db8::/120")]
    public void Fires_for_any_length_but_64(string prefix)
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16", "fd00:db8::/48").Subnet("web", "10.1.0.0/24", prefix));

        Diagnostic finding = design.ShouldHaveOnly("VNP1008");

        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe($"Subnet \"app/web\" has IPv6 prefix {prefix}, and an IPv6 subnet is exactly a /64.");
        finding.Fix.ShouldBe("Use \"fd00:db8::/64\" or another /64 of the VNet.");
    }

    [Test]
    public void Stays_silent_for_dual_stack_with_a_slash_64() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16", "fd00:db8::/48").Subnet("web", "10.1.0.0/24", "fd00:db8:0:1::/64")).ShouldHaveNoFindings();
}
