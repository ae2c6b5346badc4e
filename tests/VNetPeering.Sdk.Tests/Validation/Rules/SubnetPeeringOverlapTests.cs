using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SubnetPeeringOverlapTests
{
    // 172.16.0.0/16 is common to both; 10.0.0.0/16 and 10.1.0.0/16 are not.
    private static Topology Lab => Designs.Of(
        Designs.VNet("left", "10.0.0.0/16", "172.16.0.0/16").Subnet("subnet1", "10.0.1.0/24").Subnet("subnet3", "172.16.3.0/24"),
        Designs.VNet("right", "10.1.0.0/16", "172.16.0.0/16").Subnet("subnet0", "10.1.0.0/24").Subnet("subnet2", "10.1.2.0/24").Subnet("subnet3", "172.16.3.0/24"));

    [Test]
    public void Stays_silent_where_what_takes_part_lies_in_prefixes_of_one_side_alone() =>
        Lab.Peer("left", "right", Subnets(["subnet1"], ["subnet0", "subnet2"]), Subnets(["subnet0", "subnet2"], ["subnet1"])).ShouldHaveNoFindings();

    [Test]
    public void Fires_where_a_local_subnet_hits_a_remote_one_that_takes_no_part()
    {
        Topology design = Lab.Peer("left", "right", Subnets(["subnet1", "subnet3"], ["subnet0", "subnet2"]), Subnets(["subnet0", "subnet2"], ["subnet1", "subnet3"]));

        Diagnostic finding = design.ShouldHaveOnly("VNP2006");

        finding.Resource.ShouldBe(Designs.LinkId("right", "left"));
        finding.Related.ShouldBe([Designs.LinkId("left", "right"), Designs.VNetId("left")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("VnetAddressSpacesOverlap");
        finding.Message.ShouldBe("Subnet peering \"right/to-left\": a participating subnet of one side overlaps the address space of the other: 172.16.0.0/16 of \"right\" overlaps 172.16.3.0/24 of \"left\".");
    }

    [Test]
    public void Fires_for_disjoint_subnets_of_identical_VNets()
    {
        Topology design = Designs.Of(Designs.VNet("left", "10.1.0.0/16").Subnet("web", "10.1.1.0/24"), Designs.VNet("right", "10.1.0.0/16").Subnet("web", "10.1.2.0/24"))
            .Peer("left", "right", Subnets(["web"], ["web"]), Subnets(["web"], ["web"]));

        design.ShouldHaveOnly("VNP2006").AzureErrorCode.ShouldBe("VnetAddressSpacesOverlap");
    }

    [Test]
    public void Counts_only_IPv6_prefixes_where_only_those_cross()
    {
        Topology design = Designs.Of(
                Designs.VNet("left", "10.1.0.0/16", "fd00:a::/48").Subnet("web", "10.1.1.0/24", "fd00:a::/64"),
                Designs.VNet("right", "10.1.0.0/16", "fd00:b::/48").Subnet("web", "10.1.2.0/24", "fd00:b::/64"))
            .Peer("left", "right", link => Subnets(["web"], ["web"])(link) with { EnableOnlyIPv6Peering = true }, link => Subnets(["web"], ["web"])(link) with { EnableOnlyIPv6Peering = true });

        design.ShouldHaveNoFindings();
    }

    private static Func<Peering, Peering> Subnets(string[] local, string[] remote) => link => link with
    {
        PeerCompleteVNets = false,
        LocalSubnetNames = [.. local.Select(name => new ResourceName(name))],
        RemoteSubnetNames = [.. remote.Select(name => new ResourceName(name))],
    };
}
