using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class DelegatedSubnetWithSeveralPrefixesTests
{
    [Test]
    public void Fires_for_two_prefixes_of_one_family()
    {
        Diagnostic finding = With("10.1.0.0/24 fd00::/64 10.1.8.0/24 delegation=Microsoft.Web/serverFarms").ShouldHaveOnly("VNP1011");

        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Message.ShouldBe("Subnet \"app/web\" is delegated to Microsoft.Web/serverFarms and has the prefixes 10.1.0.0/24 and 10.1.8.0/24; a delegated subnet takes one prefix of a family.");
        finding.Fix.ShouldBe("Keep one prefix of each family, or remove the delegation.");
    }

    [Test]
    public void Fires_for_two_IPv6_prefixes() =>
        With("10.1.0.0/24 fd00::/64 fd00:0:0:1::/64 delegation=Microsoft.Web/serverFarms").ShouldHaveOnly("VNP1011").Message.ShouldContain("has the prefixes fd00::/64 and fd00:0:0:1::/64;");

    [TestCase("10.1.0.0/24 10.1.8.0/24", Description = "not delegated")]
    [TestCase("10.1.0.0/24 delegation=Microsoft.Web/serverFarms", Description = "one prefix")]
    [TestCase("10.1.0.0/24 fd00::/64 delegation=Microsoft.Web/serverFarms", Description = "dual stack")]
    [TestCase("10.1.0.0/24 10.1.8.0/24 delegation=Microsoft.Web/serverFarms used", Description = "accepted already")]
    public void Stays_silent(string subnet) => With(subnet).ShouldHaveNoFindings();

    [Test]
    public void Leaves_a_prefix_inside_another_one_to_its_own_rule() =>
        With("10.1.0.0/24 10.1.0.0/25 delegation=Microsoft.Web/serverFarms").ShouldHaveOnly("VNP1010");

    private static DrawnDesign With(string subnet) => DesignText.Read($"vnet app 10.1.0.0/16 fd00::/48\nsubnet app/web {subnet}");
}
