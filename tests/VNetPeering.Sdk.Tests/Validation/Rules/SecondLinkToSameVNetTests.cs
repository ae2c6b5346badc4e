using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class SecondLinkToSameVNetTests
{
    [Test]
    public void Fires_on_the_second_link_alone()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("hub", "10.0.0.0/16"))
            .Peer("app", "hub")
            .Link("app", "hub", link => link with { Id = Designs.LinkId("app", "hub-again") });

        Diagnostic finding = design.ShouldHaveOnly("VNP2001");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub-again"));
        finding.Related.ShouldBe([Designs.LinkId("app", "hub")]);
        finding.Severity.ShouldBe(Severity.Error);
        finding.AzureErrorCode.ShouldBe("AnotherPeeringAlreadyReferencesRemoteVnet");
        finding.Message.ShouldBe("Peering \"app/to-hub-again\" leads to \"hub\", and \"app/to-hub\" already references that VNet.");
    }

    [Test]
    public void Fires_for_a_second_subnet_peering_between_the_same_VNets()
    {
        static Peering Subnets(Peering link, string name) => link with { Id = Designs.LinkId(link.LocalVNetId.Name, name), PeerCompleteVNets = false, LocalSubnetNames = [name], RemoteSubnetNames = [name] };
        Topology design = Designs.Of(
                Designs.VNet("app", "10.1.0.0/16").Subnet("one", "10.1.1.0/24").Subnet("two", "10.1.2.0/24"),
                Designs.VNet("hub", "10.2.0.0/16").Subnet("one", "10.2.1.0/24").Subnet("two", "10.2.2.0/24"))
            .Peer("app", "hub", link => Subnets(link, "one"), link => Subnets(link, "one"))
            .Link("app", "hub", link => Subnets(link, "two"));

        Diagnostic finding = design.ShouldHaveOnly("VNP2001");

        finding.Resource.ShouldBe(Designs.LinkId("app", "two"));
    }

    [Test]
    public void Does_not_report_the_overlap_of_the_pair_twice()
    {
        Topology design = Designs.Of(Designs.VNet("app", "10.0.0.0/16"), Designs.VNet("hub", "10.0.0.0/16"))
            .Peer("app", "hub")
            .Link("app", "hub", link => link with { Id = Designs.LinkId("app", "hub-again") });

        design.FoundIds().ShouldBe(["VNP2001", "VNP2003"], ignoreOrder: true);
    }

    [Test]
    public void Stays_silent_for_links_to_different_VNets() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("db", "10.2.0.0/16"))
            .Peer("app", "hub").Peer("app", "db").ShouldHaveNoFindings();
}
