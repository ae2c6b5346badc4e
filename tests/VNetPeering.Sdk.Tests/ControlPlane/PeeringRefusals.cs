using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>What Azure does not take of peerings, and what it takes although something is left behind.</summary>
public sealed class PeeringRefusals
{
    private static Topology WithGateway => Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet(SpecialSubnets.Gateway, "10.0.0.0/27"), Designs.VNet("app", "10.1.0.0/16")).Gateway("hub");

    private static Topology Borrowing => WithGateway.Accept(
        Requests.Put("hub", "app", link => link with { AllowGatewayTransit = true }),
        Requests.Put("app", "hub", link => link with { UseRemoteGateways = true }));

    [TestCase("-to-hub", "InvalidResourceName", TestName = "a name that starts with a hyphen")]
    [TestCase("to hub", "InvalidResourceName", TestName = "a name with a blank")]
    public void Bad_names_are_refused(string name, string code) =>
        Requests.Apart.Refuse(new PutPeering { Peering = new Peering { Id = Designs.VNetId("app").Child("virtualNetworkPeerings", name), RemoteVNetId = Designs.VNetId("hub") } }).Code.ShouldBe(code);

    [Test]
    public void A_second_link_to_the_same_VNet_is_refused()
    {
        Refusal refusal = Requests.Peered.Refuse(new PutPeering { Peering = new Peering { Id = Designs.VNetId("app").Child("virtualNetworkPeerings", "again"), RemoteVNetId = Designs.VNetId("hub") } });

        refusal.Code.ShouldBe("AnotherPeeringAlreadyReferencesRemoteVnet");
        refusal.RuleId.ShouldBe("VNP2001");
        refusal.Subject.Name.Value.ShouldBe("again");
        refusal.Findings.Count.ShouldBe(1);
    }

    [Test]
    public void A_link_cannot_be_turned_to_another_VNet()
    {
        Topology net = Requests.Peered with { VNets = [.. Requests.Peered.VNets, Designs.VNet("data", "10.2.0.0/16")] };

        net.Refuse(Requests.Put("app", "hub", link => link with { RemoteVNetId = Designs.VNetId("data") })).Code.ShouldBe("ChangingRemoteVirtualNetworkNotAllowed");
    }

    [Test]
    public void The_kind_of_a_link_cannot_be_changed() =>
        Requests.Peered.Refuse(Requests.Put("app", "hub", link => link with { PeerCompleteVNets = false })).Message.ShouldContain("cannot become one of subnets in place");

    [Test]
    public void A_VNet_is_not_peered_with_itself() => Requests.Apart.Refuse(Requests.Put("app", "app")).RuleId.ShouldBe("VNP2002");

    [Test]
    public void A_remote_VNet_that_is_not_there_is_refused()
    {
        Refusal refusal = Requests.Apart.Refuse(Requests.Put("app", "nowhere"));

        refusal.Code.ShouldBe("ResourceNotFound");
        refusal.Status.ShouldBe(404);
    }

    [Test]
    public void Overlapping_spaces_are_not_peered()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.0.128.0/17"));

        Refusal refusal = net.Refuse(Requests.Put("app", "hub"));

        refusal.Code.ShouldBe("VnetAddressSpacesOverlap");
        refusal.Message.ShouldContain("10.0.128.0/17");
    }

    [Test]
    public void Two_spokes_of_one_hub_do_not_overlap_and_the_one_that_is_written_is_named_first()
    {
        Topology net = Designs.Of(Designs.VNet("late", "10.1.0.0/25"), Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/24")).Peer("app", "hub");

        Refusal refusal = net.Refuse(Requests.Put("late", "hub"));

        refusal.Code.ShouldBe("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet");
        refusal.Subject.ShouldBe(Designs.LinkId("late", "hub"));
        refusal.Message.ShouldContain("\"late\" overlaps \"app\", which is already peered with \"hub\"");
    }

    [Test]
    public void An_orphaned_link_keeps_the_prefixes_of_a_deleted_VNet_taken()
    {
        Topology net = Designs.Of(Designs.VNet("hub", "10.0.0.0/16"), Designs.VNet("app", "10.1.0.0/24"), Designs.VNet("late", "10.1.0.0/25"))
            .Peer("hub", "app").Accept(Requests.Delete(Designs.VNetId("app")));

        net.Refuse(Requests.Put("late", "hub")).RuleId.ShouldBe("VNP2005");
        net.Accept(Requests.Delete(Designs.LinkId("hub", "app")), Requests.Put("late", "hub")).StateOf("late", "hub").State.ShouldBe(PeeringState.Initiated);
    }

    [Test]
    public void A_new_prefix_that_meets_a_peer_is_refused_without_a_code_that_nobody_has_seen()
    {
        Refusal refusal = Requests.Peered.Refuse(Requests.Add("hub", "10.1.64.0/18"));

        refusal.RuleId.ShouldBe("VNP2003");
        refusal.Code.ShouldBeNull();
        Requests.Peered.Refuse(Requests.Add("hub", "10.1.64.0/18"), new ApplyOptions { Behavior = AzureBehavior.Default with { ClaimExpectedErrorCodes = true } }).Code.ShouldBe("VnetAddressSpacesOverlap");
    }

    [Test]
    public void Borrowing_needs_a_gateway_and_leave()
    {
        Requests.Apart.Refuse(Requests.Put("app", "hub", link => link with { UseRemoteGateways = true })).Code.ShouldBe("RemoteVnetHasNoGateways");
        WithGateway.Accept(Requests.Put("app", "hub", link => link with { UseRemoteGateways = true })).StateOf("app", "hub").State.ShouldBe(PeeringState.Initiated);
        WithGateway.Accept(Requests.Put("hub", "app")).Refuse(Requests.Put("app", "hub", link => link with { UseRemoteGateways = true })).RuleId.ShouldBe("VNP3001");
        Borrowing.StateOf("app", "hub").State.ShouldBe(PeeringState.Connected);
    }

    [Test]
    public void A_VNet_borrows_once_and_has_no_gateway_of_its_own()
    {
        Topology net = Borrowing with { VNets = [.. Borrowing.VNets, Designs.VNet("data", "10.2.0.0/16").Subnet(SpecialSubnets.Gateway, "10.2.0.0/27")] };
        Topology two = net.Gateway("data");
        Topology withSubnet = net.Accept(Requests.Put(new Subnet { Id = Designs.SubnetId("app", SpecialSubnets.Gateway), AddressPrefixes = Designs.Prefixes("10.1.0.0/27") }));
        Gateway own = new() { Id = Designs.Id(ResourceTypes.Gateway, "own"), Type = GatewayType.Vpn, IPConfigurations = [new GatewayIPConfiguration { Name = "one", SubnetId = Designs.SubnetId("app", SpecialSubnets.Gateway) }] };

        two.Refuse(Requests.Put("app", "data", link => link with { UseRemoteGateways = true })).RuleId.ShouldBe("VNP3003");
        withSubnet.Refuse(new PutResource { Resource = own }).RuleId.ShouldBe("VNP3004");
    }

    [Test]
    public void A_gateway_that_is_borrowed_can_go_and_the_borrower_is_named()
    {
        OperationResult result = Borrowing.Apply(Requests.Delete(Designs.Id(ResourceTypes.Gateway, "hub-gw")));

        result.Status.ShouldBe(202);
        result.LeftBehind.Select(finding => finding.Id).ShouldBe(["VNP3002"]);
        result.Topology.Refuse(Requests.Put("app", "hub", link => link with { UseRemoteGateways = true, AllowForwardedTraffic = true })).Code.ShouldBe("RemoteVnetHasNoGateways");
    }

    [Test]
    public void Where_a_borrowed_gateway_is_taken_to_stay_its_deletion_is_refused_without_a_code()
    {
        var options = new ApplyOptions { Behavior = AzureBehavior.Default with { BorrowedGatewayCanBeDeleted = false } };

        Borrowing.Refuse(Requests.Delete(Designs.Id(ResourceTypes.Gateway, "hub-gw")), options).Code.ShouldBeNull();
        Borrowing.Refuse(Requests.Put("hub", "app"), options).RuleId.ShouldBe("VNP3001");
    }

    [Test]
    public void A_subnet_peering_has_at_most_200_subnets()
    {
        VNet hub = Designs.VNet("hub", "10.0.0.0/16");
        for (int i = 0; i < 201; i++)
        {
            hub = hub.Subnet($"s{i}", $"10.0.{i}.0/24");
        }

        Topology net = Designs.Of(hub, Designs.VNet("app", "10.1.0.0/16").Subnet("web", "10.1.1.0/24"));
        Peering Named(Peering link, int count) => link with { PeerCompleteVNets = false, LocalSubnetNames = ["web"], RemoteSubnetNames = [.. Enumerable.Range(0, count).Select(i => new ResourceName($"s{i}"))] };

        net.Refuse(Requests.Put("app", "hub", link => Named(link, 201))).RuleId.ShouldBe("VNP7004");
        net.Accept(Requests.Put("app", "hub", link => Named(link, 199)));
    }

    [Test]
    public void What_was_wrong_before_does_not_stand_in_the_way()
    {
        Topology wrong = Designs.Of(Designs.VNet("hub", "10.0.0.0/16").Subnet("lost", "192.168.0.0/24"), Designs.VNet("app", "10.1.0.0/16"));

        wrong.Accept(Requests.Put("app", "hub")).StateOf("app", "hub").State.ShouldBe(PeeringState.Initiated);
    }
}
