using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class IPv4SubnetSizeTests
{
    [TestCase("10.1.0.0/30")]
    [TestCase("10.1.0.0/31")]
    [TestCase("10.1.0.0/32")]
    public void Fires_below_a_slash_29(string prefix)
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", prefix));

        Diagnostic finding = design.ShouldHaveOnly("VNP1007");

        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe($"Subnet \"app/web\" has prefix {prefix}, and the smallest IPv4 subnet is a /29, since Azure keeps five addresses of each.");
        finding.Fix.ShouldBe("Use a /29 or larger.");
    }

    [Test]
    public void Fires_above_the_shortest_length_of_the_chosen_reading()
    {
        Topology design = Designs.Of(Designs.VNet("app", "8.0.0.0/6").Subnet("web", "8.0.0.0/7"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1007", AzureBehavior.Default with { ShortestIPv4SubnetLength = 8 });

        finding.Message.ShouldBe("Subnet \"app/web\" has prefix 8.0.0.0/7, and the largest IPv4 subnet is a /8.");
    }

    [TestCase("8.0.0.0/29")]
    [TestCase("8.0.0.0/7")]
    public void Stays_silent_between_the_ends(string prefix) => Designs.Of(Designs.VNet("app", "8.0.0.0/6").Subnet("web", prefix)).ShouldHaveNoFindings();
}
