using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class AccessOnOneSideTests
{
    [Test]
    public void Fires_where_one_link_is_closed_and_the_other_is_open()
    {
        DrawnDesign design = Peered("link app -> data allowVirtualNetworkAccess=false", "link data -> app");

        Diagnostic finding = design.ShouldHaveOnly("VNP2020");

        finding.Resource.ShouldBe(Designs.LinkId("app", "data"));
        finding.Related.ShouldBe([Designs.LinkId("data", "app")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"app/to-data\" has AllowVirtualNetworkAccess set to false, and \"data/to-app\" has it set to true, which does not help: no new flow passes between \"app\" and \"data\" in either direction, unless a custom security rule in \"app\" admits it.");
        finding.Fix.ShouldBe("Set AllowVirtualNetworkAccess on \"app/to-data\" and keep single directions out by security rules, or clear it on \"data/to-app\" too if the VNets are to be apart.");
    }

    [Test]
    public void Names_the_closed_link_wherever_it_stands() =>
        Peered("link app -> data", "link data -> app allowVirtualNetworkAccess=false").ShouldHaveOnly("VNP2020").Resource.ShouldBe(Designs.LinkId("data", "app"));

    [Test]
    public void Stays_silent_where_both_links_say_the_same()
    {
        Peered("link app -> data", "link data -> app").ShouldHaveNoFindings();
        Peered("link app -> data allowVirtualNetworkAccess=false", "link data -> app allowVirtualNetworkAccess=false").ShouldHaveNoFindings();
    }

    [Test]
    public void Leaves_a_peering_that_moves_nothing_to_the_rules_about_that()
    {
        Peered("link app -> data allowVirtualNetworkAccess=false").ShouldHaveOnly("VNP2007");
        Peered("link app -> data allowVirtualNetworkAccess=false state=Disconnected", "link data -> app").Validate().Select(finding => finding.Id).ShouldNotContain("VNP2020");
    }

    [Test]
    public void Leaves_the_link_of_a_hub_that_lends_its_gateway_to_the_rule_about_that() => DesignText.Read("""
        vnet hub 10.0.0.0/16
        subnet hub/GatewaySubnet 10.0.0.0/27
        gateway hub/hub-gw vpn
        vnet app 10.1.0.0/16
        link app -> hub useRemoteGateways
        link hub -> app allowGatewayTransit allowVirtualNetworkAccess=false
        """).ShouldHaveOnly("VNP2014");

    [Test]
    public void Stays_silent_where_the_other_flag_could_not_be_read()
    {
        var unread = new UnreadValue { ResourceId = Designs.LinkId("data", "app"), Property = "allowVirtualNetworkAccess", Text = "[parameters('p')]", Kind = UnreadValueKind.Unresolved };

        (Peered("link app -> data allowVirtualNetworkAccess=false", "link data -> app").Topology with { UnreadValues = [unread] }).ShouldHaveNoFindings();
    }

    [TestCase("")]
    [TestCase("nsg guard\nsubnet app/web 10.1.1.0/24 nsg=guard")]
    public void Fires_beside_a_connected_group_which_peering_beats(string group)
    {
        DrawnDesign design = Peered("link app -> data allowVirtualNetworkAccess=false", "link data -> app", "mesh corp/prod app,data", group.Length > 0 ? group : "subnet app/web 10.1.1.0/24", "subnet data/sql 10.2.1.0/24");

        design.Validate().Select(finding => finding.Id).ShouldContain("VNP2020");
        design.Topology.Compile().Trace("app/web", "data/sql").Verdict.ShouldBe(Verdict.Blocked);
    }

    [TestCase("subnet app/web 10.1.1.0/24", false)]
    [TestCase("subnet app/web 10.1.1.0/24 nsg=guard", true)]
    [TestCase("subnet app/web 10.1.1.0/24\nnic one app/web 10.1.1.4 nsg=guard", true)]
    [TestCase("subnet data/sql 10.2.1.0/24 nsg=guard", false)]
    public void Under_the_other_reading_it_takes_a_group_on_the_closed_side(string line, bool fires)
    {
        DrawnDesign design = Peered("behavior AccessFlagBlocksWithoutSecurityGroup=false", "nsg guard", line, "link app -> data allowVirtualNetworkAccess=false", "link data -> app");

        design.Validate().Select(finding => finding.Id).ShouldBe(fires ? ["VNP2020"] : []);
    }

    private static DrawnDesign Peered(params string[] lines) => DesignText.Read($"vnet app 10.1.0.0/16\nvnet data 10.2.0.0/16\n{string.Join('\n', lines)}");
}
