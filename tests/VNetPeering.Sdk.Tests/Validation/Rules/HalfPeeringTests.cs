using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.Validation.Rules;

public sealed class HalfPeeringTests
{
    private static Topology Pair => Designs.Of(Designs.VNet("app", "10.1.0.0/16"), Designs.VNet("hub", "10.0.0.0/16"));

    [TestCase(null)]
    [TestCase(PeeringState.Initiated)]
    public void Fires_where_the_described_remote_VNet_has_no_link_back(PeeringState? state)
    {
        Topology design = Pair.Link("app", "hub", link => link with { State = state });

        Diagnostic finding = design.ShouldHaveOnly("VNP2007");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBe([Designs.VNetId("hub")]);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.AzureErrorCode.ShouldBeNull();
        finding.Message.ShouldBe("Peering \"app/to-hub\" has no link back from \"hub\", so it stays Initiated and moves no packets.");
        finding.Fix.ShouldBe("Create the link from \"hub\" to \"app\".");
    }

    [Test]
    public void Says_that_the_input_is_at_odds_with_itself_where_the_link_is_Connected()
    {
        Topology estate = Pair.Link("app", "hub", link => link with { State = PeeringState.Connected });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2007");

        finding.Message.ShouldBe("Peering \"app/to-hub\" is Connected, yet \"hub\" has no link back: the two were read at different times, or a part of the input is missing.");
        finding.Fix.ShouldBe("Read both VNets again, and create the link from \"hub\" to \"app\" if it does not exist.");
    }

    [Test]
    public void Fires_for_a_link_that_Azure_calls_Initiated_towards_a_VNet_that_is_not_described() =>
        Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Link("app", "far", link => link with { State = PeeringState.Initiated }).ShouldHaveOnly("VNP2007");

    [Test]
    public void Fires_for_a_link_that_is_Initiated_beside_its_counterpart()
    {
        Topology estate = Pair.Peer("app", "hub", link => link with { State = PeeringState.Initiated }, link => link with { State = PeeringState.Initiated });

        Diagnostic finding = estate.ShouldHaveOnly("VNP2007");

        finding.Resource.ShouldBe(Designs.LinkId("app", "hub"));
        finding.Related.ShouldBe([Designs.LinkId("hub", "app")]);
    }

    [Test]
    public void Stays_silent_for_both_links() => Pair.Peer("app", "hub").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_towards_a_VNet_that_is_not_described() => Designs.Of(Designs.VNet("app", "10.1.0.0/16")).Link("app", "far").ShouldHaveNoFindings();

    [Test]
    public void Stays_silent_towards_a_classic_VNet()
    {
        ResourceId old = Designs.Id(ResourceTypes.ClassicVNet, "old");
        Topology estate = Designs.Of(Designs.VNet("app", "10.1.0.0/16"), new VNet { Id = old, AddressSpace = Designs.Prefixes("10.2.0.0/16"), DeploymentModel = DeploymentModel.Classic })
            .Link("app", "old", link => link with { RemoteVNetId = old });

        estate.ShouldHaveNoFindings();
    }

    [Test]
    public void Stays_silent_where_a_link_of_the_remote_VNet_could_not_be_read()
    {
        var unread = new UnreadValue { ResourceId = Designs.LinkId("hub", "app"), Property = "remoteVirtualNetwork.id", Text = "[reference('x')]", Kind = UnreadValueKind.Unresolved };
        Topology estate = Pair.Link("app", "hub") with { UnreadValues = [unread] };

        estate.ShouldHaveNoFindings();
    }
}
