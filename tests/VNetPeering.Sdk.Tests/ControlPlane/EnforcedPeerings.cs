using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Collections;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;

namespace VNetPeering.Sdk.Tests.ControlPlane;

/// <summary>Rule 6.10: a configuration of a network manager that enforces its peerings keeps them from edits and deletions by hand.</summary>
public sealed class EnforcedPeerings
{
    private static readonly ResourceId HubLink = Designs.VNetId("hub").Child("virtualNetworkPeerings", "ANM_hub_app");

    private static readonly ResourceId AppLink = Designs.VNetId("app").Child("virtualNetworkPeerings", "ANM_app_hub");

    [Test]
    public void A_link_of_either_side_cannot_be_deleted()
    {
        foreach (ResourceId link in new[] { HubLink, AppLink })
        {
            Refusal refusal = Net().Refuse(Requests.Delete(link));

            refusal.Code.ShouldBeNull();
            refusal.Subject.ShouldBe(link);
            refusal.Message.ShouldContain("belongs to connectivity configuration \"avnm/prod\"");
            refusal.Fix.ShouldContain("Unenforced");
        }
    }

    [Test]
    public void A_switch_cannot_be_changed() =>
        Net().Refuse(Edit(link => link with { AllowForwardedTraffic = true })).Subject.ShouldBe(HubLink);

    [Test]
    public void A_put_that_changes_nothing_a_sync_and_a_change_elsewhere_are_accepted()
    {
        Topology net = Net();

        net = net.Accept(
            Edit(link => link),
            Requests.Add("app", "10.9.0.0/16"),
            new SyncPeering { PeeringId = HubLink },
            Edit(link => link) with { SyncRemoteAddressSpace = true });

        net.VNetOf("hub").Peerings[0].RemoteAddressSpace!.Count.ShouldBe(2);
    }

    [Test]
    public void Portal_deletes_neither_link() => Net().Refuse(Requests.Delete(AppLink, PeeringClient.Portal)).Subject.ShouldBe(AppLink);

    [TestCase(PeeringEnforcement.Unenforced, true, true, TestName = "a configuration that does not enforce")]
    [TestCase(PeeringEnforcement.Enforced, false, true, TestName = "a configuration that is deployed nowhere")]
    [TestCase(PeeringEnforcement.Enforced, true, false, TestName = "a VNet that is no member")]
    public void Nothing_else_protects_a_link(PeeringEnforcement enforcement, bool isDeployed, bool isMember) =>
        Net(enforcement, isDeployed ? null : [], isMember ? "app" : "data").Accept(Requests.Delete(HubLink));

    [Test]
    public void A_link_made_by_hand_is_not_protected()
    {
        Topology net = Net() with { VNets = Requests.Peered.VNets };

        net.Accept(Requests.Delete(Designs.LinkId("hub", "app")));
    }

    [Test]
    public void A_VNet_goes_with_its_links() => Net().Accept(Requests.Delete(Designs.VNetId("app"))).VNetOf("hub").Peerings[0].State.ShouldBe(PeeringState.Disconnected);

    [Test]
    public void A_plan_sets_the_configuration_free_before_it_deletes_a_link()
    {
        Topology before = Net();
        Topology after = Net(PeeringEnforcement.Unenforced) with { VNets = Requests.Apart.VNets };

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Refused.ShouldBeEmpty();
        NetworkOperation[] operations = [.. plan.Waves.SelectMany(wave => wave.Operations)];
        Array.FindIndex(operations, operation => operation is PutResource).ShouldBeLessThan(Array.FindIndex(operations, operation => operation is DeleteResource));
    }

    private static PutPeering Edit(Func<Peering, Peering> with) => new() { Peering = with(new Peering { Id = HubLink, RemoteVNetId = Designs.VNetId("app") }) };

    private static Topology Net(PeeringEnforcement enforcement = PeeringEnforcement.Enforced, ValueList<Region>? deployed = null, string member = "app")
    {
        ResourceId manager = Designs.Id(ResourceTypes.NetworkManager, "avnm");
        ResourceId group = manager.Child("networkGroups", "spokes");
        Topology net = Requests.Apart with
        {
            NetworkManagers =
            [
                new NetworkManager
                {
                    Id = manager,
                    NetworkGroups = [new NetworkGroup { Id = group, StaticMembers = [new StaticMember { Name = "one", ResourceId = Designs.VNetId(member) }] }],
                    ConnectivityConfigurations =
                    [
                        new ConnectivityConfiguration
                        {
                            Id = manager.Child("connectivityConfigurations", "prod"),
                            ConnectivityTopology = ConnectivityTopology.HubAndSpoke,
                            HubIds = [Designs.VNetId("hub")],
                            AppliesToGroups = [new ConnectivityGroupItem { NetworkGroupId = group }],
                            PeeringEnforcement = enforcement,
                            DeployedRegions = deployed,
                        },
                    ],
                },
            ],
        };
        return net.Peer("hub", "app", link => link with { Id = HubLink }, link => link with { Id = AppLink });
    }
}
