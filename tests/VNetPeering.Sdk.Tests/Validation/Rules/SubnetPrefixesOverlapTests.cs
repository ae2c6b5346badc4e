using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SubnetPrefixesOverlapTests
{
    [Test]
    public void Fires_for_a_prefix_inside_another_one()
    {
        Diagnostic finding = With("10.1.0.128/25 10.1.0.0/24").ShouldHaveOnly("VNP1010");

        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Resource.ShouldBe(Designs.SubnetId("app", "web"));
        finding.Message.ShouldBe("Prefixes of subnet \"app/web\" overlap: 10.1.0.128/25 lies inside 10.1.0.0/24.");
        finding.Fix.ShouldBe("Keep 10.1.0.0/24 once, without what lies inside: the addresses are the same.");
    }

    [Test]
    public void Fires_for_a_prefix_that_stands_twice() =>
        With("10.1.0.0/24 10.1.0.0/24 10.1.0.0/24").ShouldHaveOnly("VNP1010").Message.ShouldEndWith("overlap: 10.1.0.0/24 stands twice.");

    [Test]
    public void Gives_one_finding_for_all_prefixes_of_a_subnet()
    {
        Diagnostic finding = With("10.1.0.0/24 10.1.2.0/24 10.1.0.0/25 10.1.0.0/26 fd00::/64 fd00::/64").ShouldHaveOnly("VNP1010");

        finding.Message.ShouldEndWith("overlap: 10.1.0.0/25 lies inside 10.1.0.0/24, 10.1.0.0/26 lies inside 10.1.0.0/24 and fd00::/64 stands twice.");
        finding.Fix.ShouldStartWith("Keep 10.1.0.0/24 and fd00::/64 once");
    }

    [Test]
    public void Looks_through_long_lists_too()
    {
        string disjoint = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"10.1.{i}.0/24"));

        With(disjoint).ShouldHaveNoFindings();
        With($"10.1.7.0/25 {disjoint}").ShouldHaveOnly("VNP1010").Message.ShouldEndWith("10.1.7.0/25 lies inside 10.1.7.0/24.");
    }

    [TestCase("10.1.0.0/24 fd00::/64")]
    [TestCase("10.1.0.0/25 10.1.0.128/25")]
    public void Stays_silent_for_disjoint_prefixes(string prefixes) => With(prefixes).ShouldHaveNoFindings();

    [Test]
    public void Leaves_two_subnets_to_their_own_rule() =>
        DesignText.Read("""
            vnet   app     10.1.0.0/16
            subnet app/web 10.1.0.0/24 10.1.1.0/24
            subnet app/db  10.1.1.0/24
            """).ShouldHaveOnly("VNP1006");

    private static DrawnDesign With(string prefixes) => DesignText.Read($"vnet app 10.1.0.0/16 fd00::/48\nsubnet app/web {prefixes}");
}
