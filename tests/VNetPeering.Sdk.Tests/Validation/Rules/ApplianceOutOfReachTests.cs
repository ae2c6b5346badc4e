using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ApplianceOutOfReachTests
{
    [Test]
    public void Fires_for_an_appliance_in_a_VNet_that_is_not_peered()
    {
        Diagnostic finding = Drawn().ShouldHaveOnly("VNP4004");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.RouteTable, "rt"));
        finding.Related.ShouldBe([Designs.VNetId("app")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Route table \"rt\" leads \"all\" to 10.0.1.4, which is out of reach from \"app\": it lies neither in the VNet nor in one that is peered with it. The packets are lost.");
        finding.Fix.ShouldBe("Name an appliance that lies in the VNet or in one that is peered with it, or peer \"app\" with the VNet that holds 10.0.1.4.");
    }

    [Test]
    public void Fires_for_an_appliance_two_peerings_away() => Drawn(
        "vnet mid 10.2.0.0/16",
        "peering app <-> mid",
        "peering mid <-> hub").ShouldHaveOnly("VNP4004");

    [Test]
    public void Names_the_VNets_that_do_not_reach_the_appliance()
    {
        DrawnDesign design = Drawn(
            "vnet near 10.2.0.0/16",
            "subnet near/web 10.2.1.0/24 table=rt",
            "peering near <-> hub",
            "vnet data 10.3.0.0/16",
            "subnet data/sql 10.3.1.0/24 table=rt");

        Diagnostic finding = design.ShouldHaveOnly("VNP4004");

        finding.Related.ShouldBe([Designs.VNetId("app"), Designs.VNetId("data")]);
        finding.Message.ShouldContain("out of reach from \"app\" and \"data\": it lies neither in these VNets nor in ones that are peered with them.");
        finding.Fix.ShouldContain("or peer the VNets with the VNet that holds 10.0.1.4");
    }

    [Test]
    public void Has_one_finding_for_each_address()
    {
        DrawnDesign design = Drawn("route rt/more 10.5.0.0/16 -> VirtualAppliance 10.0.1.4", "route rt/other 10.6.0.0/16 -> VirtualAppliance 10.0.1.5");

        design.Validate().Select(finding => finding.Id).ShouldBe(["VNP4004", "VNP4004"]);
        design.Validate()[0].Message.ShouldContain("leads \"all\" and \"more\" to 10.0.1.4");
    }

    [Test]
    public void Stays_silent_for_spokes_whose_peering_a_network_manager_makes() => Drawn("hubspoke corp/prod hub app").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_members_of_one_connected_group() => Drawn("mesh corp/prod hub,app").ShouldHaveNoFindings();

    [Test]
    public void Fires_where_the_configuration_is_not_deployed_to_the_region() => Drawn("vnet far 10.9.0.0/16 region=eastus", "hubspoke corp/prod hub far").ShouldHaveOnly("VNP4004");

    [Test]
    public void Fires_for_an_address_in_a_Virtual_WAN_hub() =>
        Drawn("virtualhub wan 10.0.0.0/23 vnets=app").ShouldHaveOnly("VNP4004").Message
            .ShouldContain("out of reach from \"app\": it lies in virtual hub \"wan\", and a route cannot name what is behind Virtual WAN.");

    [Test]
    public void Holds_on_the_GatewaySubnet_too() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27 table=rt
        table rt
        route rt/app 10.1.0.0/16 -> VirtualAppliance 10.9.1.4
        """).ShouldHaveOnly("VNP4004");

    [Test]
    public void Sees_a_subnet_peering_by_its_participating_prefixes() => Drawn(
        "subnet hub/shared 10.0.2.0/24",
        "link app -> hub localSubnets=web remoteSubnets=shared",
        "link hub -> app localSubnets=shared remoteSubnets=web").ShouldHaveOnly("VNP4004");

    [Test]
    public void Stays_silent_where_the_appliance_participates() => Drawn(
        "link app -> hub localSubnets=web remoteSubnets=nva",
        "link hub -> app localSubnets=nva remoteSubnets=web").ShouldHaveNoFindings();

    [TestCase("peering app <-> hub", null, TestName = "Stays_silent_for_a_peered_VNet")]
    [TestCase("link app -> hub", "VNP2007", TestName = "Leaves_the_link_without_its_counterpart_to_its_own_finding")]
    [TestCase("link hub -> app", "VNP2007", TestName = "Leaves_the_link_back_alone_to_its_own_finding")]
    [TestCase("link app -> hub state=Disconnected stored=10.0.0.0/16", "VNP2008", TestName = "Leaves_a_Disconnected_link_to_its_own_finding")]
    public void Counts_links_in_any_state(string link, string? other) => Drawn(link).Validate().Select(finding => finding.Id).ShouldBe(other is null ? [] : [other]);

    [Test]
    public void Stays_silent_for_an_appliance_in_the_own_VNet() => DesignText.Read("""
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        subnet app/nva 10.1.2.0/24
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.1.2.4
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_for_a_table_without_a_subnet() => DesignText.Read("""
        vnet app 10.1.0.0/16
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.9.1.4
        """).ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_beside_a_peer_that_is_not_described() => Drawn("link app -> far").ShouldHaveNoFindings();

    [Test]
    public void Fires_beside_a_peer_that_is_not_described_and_whose_prefixes_the_link_states() => Drawn("link app -> far stored=10.8.0.0/16").ShouldHaveOnly("VNP4004");

    [Test]
    public void Stays_silent_where_the_prefixes_of_the_link_hold_the_appliance() => Drawn("link app -> far stored=10.0.0.0/16").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_beside_a_classic_peer() => Drawn("vnet old 10.7.0.0/16 classic", "link app -> old").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_beside_a_link_of_a_VNet_that_is_only_named() => Drawn("vnet far placeholder", "link far -> app").ShouldHaveOnly("VNP2007");

    [Test]
    public void Stays_silent_where_a_space_or_a_link_could_not_be_read()
    {
        Drawn().WithUnread(Designs.VNetId("app"), "addressSpace.addressPrefixes[1]").ShouldHaveNoFindings();
        Drawn().WithUnread(Designs.VNetId("app"), "virtualNetworkPeerings").ShouldHaveNoFindings();
        Drawn("vnet mid 10.2.0.0/16", "peering app <-> mid").WithUnread(Designs.VNetId("mid"), "addressSpace.addressPrefixes[1]").ShouldHaveNoFindings();
    }

    private static DrawnDesign Drawn(params string[] more) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        subnet hub/nva 10.0.1.0/24
        vnet app 10.1.0.0/16
        subnet app/web 10.1.1.0/24 table=rt
        table rt
        route rt/all 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
        {string.Join('\n', more)}
        """);
}
