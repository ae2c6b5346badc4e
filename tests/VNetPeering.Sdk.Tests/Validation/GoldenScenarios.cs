using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

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

    [TestCase("nsg=guard", true)]
    [TestCase("", true)]
    [TestCase("nsg=guard", false)]
    [TestCase("", false)]
    public void Scenario_4_access_is_cleared_on_one_side(string group, bool blocksWithout)
    {
        DrawnDesign design = DesignText.Read($"""
            behavior AccessFlagBlocksWithoutSecurityGroup={blocksWithout}
            nsg guard
            vnet app 10.1.0.0/16
            subnet app/web 10.1.1.0/24 {group}
            vnet data 10.2.0.0/16
            link app -> data allowVirtualNetworkAccess=false
            link data -> app
            """);

        design.Validate().Select(finding => (finding.Id, finding.Resource)).ShouldBe(blocksWithout || group.Length > 0 ? [("VNP2020", Designs.LinkId("app", "data"))] : []);
    }

    [Test]
    public void Scenario_5_two_spokes_meet_in_an_appliance_of_the_hub() => Inspected("link s1 -> hub allowForwardedTraffic", "link s2 -> hub allowForwardedTraffic").ShouldHaveNoFindings();

    [Test]
    public void Scenario_6_forwarded_traffic_is_allowed_on_the_wrong_links()
    {
        DrawnDesign design = Inspected("link hub -> s1 allowForwardedTraffic", "link hub -> s2 allowForwardedTraffic");

        IEnumerable<(string Id, ResourceId? Resource)> advice = design.Validate().Select(finding => (finding.Id, finding.Resource));

        advice.ShouldBe([("VNP2015", Designs.LinkId("s1", "hub")), ("VNP2015", Designs.LinkId("s2", "hub"))]);
    }

    [Test]
    public void Scenario_7_two_spokes_meet_in_a_VPN_gateway_of_the_hub() => ThroughGateway("gateway hub/hub-gw vpn").ShouldHaveNoFindings();

    [Test]
    public void Scenario_7_an_ExpressRoute_gateway_does_not_serve_such_a_route() =>
        ThroughGateway("gateway hub/hub-er expressRoute").ShouldHaveOnly("VNP4008").Severity.ShouldBe(Severity.Warning);

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
        (HubAndSpoke with { VNets = HubAndSpoke.VNets.Add(Designs.VNet("hub2", "10.2.0.0/16")) }).Gateway("hub").Gateway("hub2")
            .Peer("app", "hub", Borrow, Lend).Peer("app", "hub2", Borrow, Lend)
            .ShouldHaveOnly("VNP3003");

    [Test]
    public void Scenario_13_a_hub_with_a_GatewaySubnet_only() =>
        HubAndSpoke.Change("hub", vnet => vnet.Subnet("GatewaySubnet", "10.0.0.0/27")).Peer("app", "hub", Borrow, Lend)
            .ShouldHaveOnly("VNP3002").AzureErrorCode.ShouldBe("RemoteVnetHasNoGateways");

    [Test]
    public void Scenario_13_the_link_of_the_spoke_may_be_written_first() =>
        HubAndSpoke.Gateway("hub").Link("app", "hub", Borrow).Validate().HasErrors.ShouldBeFalse();

    [Test]
    public void Scenario_16_a_security_group_on_the_GatewaySubnet_is_refused() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        nsg guard
        subnet hub/GatewaySubnet 10.0.0.0/27 nsg=guard
        gateway hub/hub-gw vpn
        """).ShouldHaveOnly("VNP5011").Severity.ShouldBe(Severity.Error);

    [Test]
    public void Scenario_16_a_default_route_on_the_GatewaySubnet_is_an_error() => WithTableOnGatewaySubnet("0.0.0.0/0").ShouldHaveOnly("VNP4009").Severity.ShouldBe(Severity.Error);

    [Test]
    public void Scenario_16_a_spoke_prefix_to_an_appliance_on_the_GatewaySubnet_is_fine() => WithTableOnGatewaySubnet("10.1.0.0/16").ShouldHaveNoFindings();

    [TestCase("", "VNP2019", Severity.Warning)]
    [TestCase("overlap=Disallowed", "VNP2018", Severity.Error)]
    public void Scenario_17_members_of_a_mesh_overlap(string option, string id, Severity severity)
    {
        DrawnDesign design = DesignText.Read($"""
            vnet app 10.1.0.0/16
            vnet twin 10.1.0.0/16
            vnet data 10.2.0.0/16
            mesh corp/prod app,twin,data {option}
            """);

        design.ShouldHaveOnly(id).Severity.ShouldBe(severity);
    }

    private static DrawnDesign Inspected(params string[] links) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        nic nva hub/nva 10.0.1.4 forwarding
        vnet s1 10.1.0.0/16
        subnet s1/web 10.1.1.0/24 table=rt
        vnet s2 10.2.0.0/16
        subnet s2/web 10.2.1.0/24 table=rt
        peering s1 <-> hub
        peering s2 <-> hub
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        {string.Join('\n', links)}
        """);

    private static DrawnDesign ThroughGateway(string gateway) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        {gateway}
        vnet s1 10.1.0.0/16
        subnet s1/web 10.1.1.0/24 table=rt
        vnet s2 10.2.0.0/16
        subnet s2/web 10.2.1.0/24 table=rt
        link s1 -> hub useRemoteGateways
        link hub -> s1 allowGatewayTransit
        link s2 -> hub useRemoteGateways
        link hub -> s2 allowGatewayTransit
        table rt
        route rt/all 0.0.0.0/0 -> VirtualNetworkGateway
        """);

    private static DrawnDesign WithTableOnGatewaySubnet(string destination) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 table=rt
        subnet hub/nva 10.0.1.0/24
        gateway hub/hub-gw vpn
        nic nva hub/nva 10.0.1.4 forwarding
        vnet app 10.1.0.0/16
        link app -> hub useRemoteGateways allowForwardedTraffic
        link hub -> app allowGatewayTransit
        table rt
        route rt/inspect {destination} -> VirtualAppliance 10.0.1.4
        """);

    private static Topology HubAndSpoke => Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/16"));
}
