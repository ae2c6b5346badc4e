using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation;

/// <summary>The scenarios of the rule book's section 10 that concern the configuration alone.</summary>
public sealed class GoldenScenarios
{
    private static readonly Func<Peering, Peering> Borrow = link => link with { UseRemoteGateways = true };

    private static readonly Func<Peering, Peering> Lend = link => link with { AllowGatewayTransit = true };

    [Test]
    public void Scenario_1_a_second_spoke_overlaps_the_first()
    {
        Topology design = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/24"), Designs.VNet("db", "10.1.0.0/25")).Peer("app", "hub").Link("db", "hub");

        Diagnostic refusal = design.Validate().Single(finding => finding.Severity == Severity.Error);

        refusal.AzureErrorCode.ShouldBe("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
        refusal.Resource.ShouldBe(Designs.LinkId("db", "hub"));
    }

    [Test]
    public void Scenario_1_the_first_spoke_is_gone_and_its_orphan_still_counts()
    {
        Topology estate = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("db", "10.1.0.0/25"))
            .Link("hub", "app", link => link with { State = PeeringState.Disconnected, RemoteAddressSpace = Designs.Prefixes("10.1.0.0/24") })
            .Link("db", "hub");

        Diagnostic refusal = estate.Validate().Single(finding => finding.Severity == Severity.Error);

        refusal.AzureErrorCode.ShouldBe("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
        refusal.Resource.ShouldBe(Designs.LinkId("db", "hub"));
    }

    [Test]
    public void Scenario_2_the_link_that_is_left_is_Disconnected()
    {
        Topology estate = Designs.Of(Designs.VNet("app", "10.1.0.0/24"), Designs.VNet("hub", "10.0.0.0/16")).Link("hub", "app", link => link with { State = PeeringState.Disconnected });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2008");

        finding.AzureErrorCode.ShouldBe("RemotePeeringIsDisconnected");
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Scenario_11_subnet_peering_of_VNets_that_share_space(bool withSharedSubnet)
    {
        ResourceName[] left = withSharedSubnet ? ["subnet1", "subnet3"] : ["subnet1"];
        Topology design = Designs.Of(
                Designs.VNet("left", "10.0.0.0/16", "172.16.0.0/16").Subnet("subnet1", "10.0.1.0/24").Subnet("subnet3", "172.16.3.0/24"),
                Designs.VNet("right", "10.1.0.0/16", "172.16.0.0/16").Subnet("subnet0", "10.1.0.0/24").Subnet("subnet2", "10.1.2.0/24"))
            .Peer(
                "left",
                "right",
                link => link with { PeerCompleteVNets = false, LocalSubnetNames = [.. left], RemoteSubnetNames = ["subnet0", "subnet2"] },
                link => link with { PeerCompleteVNets = false, LocalSubnetNames = ["subnet0", "subnet2"], RemoteSubnetNames = [.. left] });

        IEnumerable<string?> codes = design.Validate().Select(finding => finding.AzureErrorCode);

        codes.ShouldBe(withSharedSubnet ? ["VnetAddressSpacesOverlap"] : []);
    }

    [Test]
    public void Scenario_12_disjoint_subnets_of_equal_VNets_are_refused()
    {
        Topology design = Designs.Of(Designs.VNet("left", "10.1.0.0/16").Subnet("web", "10.1.1.0/24"), Designs.VNet("right", "10.1.0.0/16").Subnet("web", "10.1.2.0/24"))
            .Peer("left", "right", Subnets, Subnets);

        design.ShouldHaveOnly("VNP2006").AzureErrorCode.ShouldBe("VnetAddressSpacesOverlap");

        static Peering Subnets(Peering link) => link with { PeerCompleteVNets = false, LocalSubnetNames = ["web"], RemoteSubnetNames = ["web"] };
    }

    [Test]
    public void Scenario_13_a_spoke_with_its_own_gateway_borrows() => HubAndSpoke.Gateway("hub").Gateway("app").Peer("app", "hub", Borrow, Lend).ShouldHaveOnly("VNP3004");

    [Test]
    public void Scenario_13_a_spoke_borrows_twice() =>
        (HubAndSpoke.Gateway("hub").Gateway("hub2") with { VNets = HubAndSpoke.VNets.Add(Designs.VNet("hub2", "10.2.0.0/16")) })
            .Peer("app", "hub", Borrow, Lend).Peer("app", "hub2", Borrow, Lend)
            .ShouldHaveOnly("VNP3003");

    [Test]
    public void Scenario_13_a_hub_with_a_GatewaySubnet_only() =>
        HubAndSpoke.Change("hub", vnet => vnet.Subnet("GatewaySubnet", "10.0.0.0/27")).Peer("app", "hub", Borrow, Lend)
            .ShouldHaveOnly("VNP3002").AzureErrorCode.ShouldBe("RemoteVnetHasNoGateways");

    [Test]
    public void Scenario_13_the_link_of_the_spoke_may_be_written_first() =>
        HubAndSpoke.Gateway("hub").Link("app", "hub", Borrow).Validate().HasErrors.ShouldBeFalse();

    // The rest of the scenario, a security group or a default route on the GatewaySubnet, is up to later rules.
    [Test]
    public void Scenario_16_a_spoke_prefix_to_an_appliance_on_the_GatewaySubnet_is_fine()
    {
        var table = new RouteTable { Id = Designs.Id(ResourceTypes.RouteTable, "rt") };
        Topology design = HubAndSpoke.Gateway("hub").Peer("app", "hub", Borrow, Lend)
            .Change("hub", vnet => vnet.Subnet("GatewaySubnet", "10.0.0.0/27"))
            .Change("hub", vnet => vnet with { Subnets = [vnet.Subnets[0] with { RouteTableId = table.Id }] }) with
        {
            RouteTables = [table],
        };

        design.ShouldHaveNoFindings();
    }

    private static Topology HubAndSpoke => Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"));
}
