using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Notation;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class ClassicPeeringTests
{
    [Test]
    public void Fires_for_a_link_that_a_classic_VNet_owns()
    {
        DrawnDesign design = DesignText.Read("""
            vnet hub 10.0.0.0/16
            vnet old 10.1.0.0/16 classic
            link old -> hub
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP2012");

        finding.Resource.ShouldBe(Old.Child("virtualNetworkPeerings", "to-hub"));
        finding.Related.ShouldBe([Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"old/to-hub\" belongs to the classic VNet \"old\". Only the Resource Manager side, \"hub\", has a link.");
        finding.Fix.ShouldBe("Remove the link, and create one from \"hub\" to \"old\".");
    }

    [Test]
    public void Fires_for_the_second_of_two_links_where_only_one_is_needed()
    {
        DrawnDesign design = DesignText.Read("""
            vnet old 10.1.0.0/16 classic
            vnet hub 10.0.0.0/16
            peering old <-> hub
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP2012");

        finding.Resource.ShouldBe(Old.Child("virtualNetworkPeerings", "to-hub"));
        finding.Related.ShouldBe([Designs.LinkId("hub", "old"), Designs.VNetId("hub")]);
        finding.Fix.ShouldBe("Remove the link: \"hub/to-old\" is enough.");
    }

    [Test]
    public void Fires_once_for_two_classic_VNets()
    {
        DrawnDesign design = DesignText.Read("""
            vnet old 10.1.0.0/16 classic
            vnet older 10.2.0.0/16 classic
            peering old <-> older
            """);

        Diagnostic finding = design.ShouldHaveOnly("VNP2012");

        finding.Resource.ShouldBe(Designs.Id(ResourceTypes.ClassicVNet, "older").Child("virtualNetworkPeerings", "to-old"));
        finding.Message.ShouldBe("Peering \"older/to-old\" joins the classic VNets \"older\" and \"old\". Azure peers a classic VNet only with a Resource Manager one.");
        finding.Fix.ShouldBe("Move \"older\" or \"old\" to Resource Manager, or join them by a VPN connection.");
    }

    [Test]
    public void Knows_a_classic_VNet_that_is_not_described_by_its_id()
    {
        ResourceId older = Designs.Id(ResourceTypes.ClassicVNet, "older");
        DrawnDesign design = DesignText.Read("vnet old 10.1.0.0/16 classic").With(net => net.Link("old", "older", link => link with { Id = Old.Child("virtualNetworkPeerings", "to-older"), RemoteVNetId = older }));

        design.ShouldHaveOnly("VNP2012").Message.ShouldContain("joins the classic VNets");
    }

    [Test]
    public void Stays_silent_for_the_link_of_the_Resource_Manager_side() => OneSided("").ShouldHaveNoFindings();

    [Test]
    public void Refuses_every_link_to_a_classic_VNet_where_classic_is_taken_as_gone()
    {
        Diagnostic finding = OneSided("behavior ClassicIsSupported=false").ShouldHaveOnly("VNP2012");

        finding.Resource.ShouldBe(Designs.LinkId("hub", "old"));
        finding.Message.ShouldBe("Peering \"hub/to-old\" leads to the classic VNet \"old\", and classic VNets are taken to be supported no more.");
        finding.Fix.ShouldBe("Move \"old\" to Resource Manager.");
    }

    private static ResourceId Old => Designs.Id(ResourceTypes.ClassicVNet, "old");

    private static DrawnDesign OneSided(string behavior) => DesignText.Read($"""
        vnet hub 10.0.0.0/16
        vnet old 10.1.0.0/16 classic
        link hub -> old
        {behavior}
        """);
}
