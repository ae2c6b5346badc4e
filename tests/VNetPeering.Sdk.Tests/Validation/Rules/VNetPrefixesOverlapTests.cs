using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class VNetPrefixesOverlapTests
{
    [Test]
    public void Fires_for_a_prefix_inside_another()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.0.1.0/24", "10.0.0.0/16"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1004");

        finding.Resource.ShouldBe(Designs.VNetId("app"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("VNet \"app\" has address prefixes 10.0.1.0/24 and 10.0.0.0/16, which overlap.");
        finding.Fix.ShouldBe("Keep 10.0.0.0/16 alone, or replace one of them.");
    }

    [Test]
    public void Fires_for_a_prefix_that_is_listed_twice()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.0.0.0/16", "10.0.0.0/16"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1004");

        finding.Message.ShouldBe("VNet \"app\" lists address prefix 10.0.0.0/16 twice.");
    }

    [Test]
    public void Stays_silent_for_adjacent_prefixes_and_for_two_families() =>
        Designs.Of(Designs.VNet("app", "10.0.0.0/17", "10.0.128.0/17", "fd00::/48")).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_two_VNets_that_are_not_peered() =>
        Designs.Of(Designs.VNet("app", "10.0.0.0/16"), Designs.VNet("db", "10.0.0.0/16")).ShouldHaveOnly("VNP1014");
}
