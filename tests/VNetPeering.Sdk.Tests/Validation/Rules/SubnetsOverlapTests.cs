using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SubnetsOverlapTests
{
    [Test]
    public void Fires_for_a_subnet_inside_its_sibling()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/24").Subnet("db", "10.1.0.64/26"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1006");

        finding.Resource.ShouldBe(Designs.SubnetId("app", "db"));
        finding.Related.ShouldBe([Designs.SubnetId("app", "web")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("NetcfgSubnetRangesOverlap");
        finding.Message.ShouldBe("Subnets of VNet \"app\" overlap: 10.1.0.64/26 of \"app/db\" overlaps 10.1.0.0/24 of \"app/web\".");
    }

    [Test]
    public void Reports_a_pair_once_with_all_its_prefixes()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16", "fd00::/48")
            .Subnet("web", "10.1.0.0/24", "fd00::/64")
            .Subnet("db", "10.1.0.0/24", "fd00::/64"));

        Diagnostic finding = design.ShouldHaveOnly("VNP1006");

        finding.Message.ShouldContain("10.1.0.0/24 and fd00::/64 of \"app/db\" overlap 10.1.0.0/24 and fd00::/64 of \"app/web\"");
    }

    [Test]
    public void Stays_silent_for_neighbours_and_for_subnets_of_different_VNets() =>
        Designs.Of(
            Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.0.0/25").Subnet("db", "10.1.0.128/25"),
            Designs.VNet("lab", "10.1.0.0/16").Subnet("web", "10.1.0.0/25")).ShouldHaveOnly("VNP1014");
}
