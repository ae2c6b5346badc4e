using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.Tests.ControlPlane;

namespace VNetPeering.Sdk.Tests.Comparison;

/// <summary>VNets that wait for one another's address space: a peering is taken apart for as long as it stands in the way (rules 2.10, 2.11 and 2.16).</summary>
public sealed class PlansOfSwappedSpaces
{
    [Test] // the hub gives data's old prefix up before app comes back with it: until then it has two ways to it
    public void One_of_two_spokes_leaves_the_hub_while_they_swap_their_spaces()
    {
        DeploymentPlan plan = Check(Spokes("10.1.0.0", "10.2.0.0"), Spokes("10.2.0.0", "10.1.0.0"));

        Waves(plan).ShouldBe(
        [
            "DeleteResource hub/to-app, DeleteResource app/to-hub",
            "AddAddressPrefix app, AddAddressPrefix data",
            "SyncPeering hub/to-data",
            "PutSubnet app/web, PutSubnet data/web",
            "RemoveAddressPrefix app, RemoveAddressPrefix data",
            "SyncPeering hub/to-data",
            "PutPeering hub/to-app, PutPeering app/to-hub",
        ]);
        Down(plan).ShouldBe(
        [
            "1: app/web hub/web, hub/web app/web", "2: app/web hub/web, hub/web app/web", "3: app/web hub/web, hub/web app/web",
            "4: app/web hub/web, hub/web app/web", "5: app/web hub/web, hub/web app/web",
            "6: app/web hub/web, hub/web app/web",
        ]);
    }

    [Test]
    public void A_flow_to_a_VNet_without_its_peering_names_the_links_as_the_cause()
    {
        DeploymentPlan plan = Spokes("10.1.0.0", "10.2.0.0").PlanDeploymentTo(Spokes("10.2.0.0", "10.1.0.0"));

        FlowInterruption first = plan.Interruptions.First(flow => flow.Wave == 1 && flow.From.Name == "hub/web");
        FlowInterruption moved = plan.Interruptions.First(flow => flow.Wave == 4 && flow.From.Name == "hub/web");
        string[] links = [Designs.LinkId("app", "hub").ToString(), Designs.LinkId("hub", "app").ToString()];
        first.Destinations.ToString().ShouldStartWith("10.1.0.");
        moved.Destinations.ToString().ShouldStartWith("10.2.0.");
        moved.Verdict.ShouldBe(Verdict.Blocked);
        first.Causes.Select(cause => cause.Resource).ShouldBe(links, ignoreOrder: true);
        links.ShouldBeSubsetOf(moved.Causes.Select(cause => cause.Resource));
    }

    [Test] // the spoke with fewer flows goes
    public void The_spoke_with_the_fewest_flows_leaves_the_hub()
    {
        static Topology Net(string app, string data) => Spokes(app, data).Change("app", vnet => vnet.Subnet("api", vnet.AddressSpace[0].ToString().Replace("0.0/16", "1.0/24", StringComparison.Ordinal)));

        DeploymentPlan plan = Check(Net("10.1.0.0", "10.2.0.0"), Net("10.2.0.0", "10.1.0.0"));

        Waves(plan)[0].ShouldBe("DeleteResource hub/to-data, DeleteResource data/to-hub");
    }

    [Test] // 2.10
    public void A_hub_and_a_spoke_that_swap_their_spaces_part_for_a_while_and_the_other_spoke_stays()
    {
        static Topology Net(string hub, string app) => Designs
            .Of(Spoke("hub", hub), Spoke("app", app), Spoke("data", "10.7.0.0")).Peer("hub", "app").Peer("hub", "data");

        DeploymentPlan plan = Check(Net("10.0.0.0", "10.1.0.0"), Net("10.1.0.0", "10.0.0.0"));

        Waves(plan)[0].ShouldBe("DeleteResource hub/to-app, DeleteResource app/to-hub");
        plan.Interruptions.ShouldAllBe(flow => flow.From.Name != "data/web" && flow.To.Name != "data/web");
    }

    [Test]
    public void One_spoke_of_a_ring_leaves_and_the_others_follow_one_another()
    {
        static Topology Net(params string[] spaces) => spaces.Select((_, i) => $"s{i}")
            .Aggregate(Designs.Of([Spoke("hub", "10.0.0.0"), .. spaces.Select((space, i) => Spoke($"s{i}", space))]), (net, spoke) => net.Peer("hub", spoke));

        DeploymentPlan plan = Check(Net("10.1.0.0", "10.2.0.0", "10.3.0.0", "10.4.0.0"), Net("10.2.0.0", "10.3.0.0", "10.4.0.0", "10.1.0.0"));

        plan.Waves.SelectMany(wave => wave.Operations).Count(operation => operation is DeleteResource).ShouldBe(2);
        plan.Interruptions.SelectMany(flow => new[] { flow.From.Name, flow.To.Name }).Distinct().Count().ShouldBe(2);
    }

    [Test] // two hubs between the same spokes: both have to be left
    public void A_spoke_leaves_every_hub_that_it_shares_with_the_other()
    {
        static Topology Net(string app, string data) => Designs.Of(Spoke("h1", "10.8.0.0"), Spoke("h2", "10.9.0.0"), Spoke("app", app), Spoke("data", data))
            .Peer("h1", "app").Peer("h1", "data").Peer("h2", "app").Peer("h2", "data");

        DeploymentPlan plan = Check(Net("10.1.0.0", "10.2.0.0"), Net("10.2.0.0", "10.1.0.0"));

        plan.Waves[0].Operations.Count.ShouldBe(4);
    }

    [Test]
    public void Two_pairs_that_swap_are_two_peerings_to_take_apart()
    {
        static Topology Net(params string[] spaces) => spaces.Select((_, i) => $"s{i}")
            .Aggregate(Designs.Of([Spoke("hub", "10.0.0.0"), .. spaces.Select((space, i) => Spoke($"s{i}", space))]), (net, spoke) => net.Peer("hub", spoke));

        DeploymentPlan plan = Check(Net("10.1.0.0", "10.2.0.0", "10.3.0.0", "10.4.0.0"), Net("10.2.0.0", "10.1.0.0", "10.4.0.0", "10.3.0.0"));

        plan.Waves.SelectMany(wave => wave.Operations).Count(operation => operation is DeleteResource).ShouldBe(4);
    }

    [Test] // 1.27: an interface holds the subnet of one spoke where it is, so nothing is taken apart
    public void Where_a_subnet_in_use_holds_a_prefix_the_plan_is_refused_and_no_peering_is_touched()
    {
        Topology before = Spokes("10.1.0.0", "10.2.0.0") with
        {
            NetworkInterfaces =
            [
                new NetworkInterface
                {
                    Id = Designs.Id(ResourceTypes.NetworkInterface, "nic"),
                    IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Designs.SubnetId("data", "web"), PrivateIPAddress = HostAddress("10.2.0.4") }],
                },
            ],
        };
        Topology after = Spokes("10.2.0.0", "10.1.0.0") with { NetworkInterfaces = before.NetworkInterfaces };

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Waves.SelectMany(wave => wave.Operations).Where(operation => operation is DeleteResource or PutPeering).ShouldBeEmpty();
        plan.Refused.Select(result => result.Refusal!.Code).ShouldContain("InUsePrefixCannotBeDeleted");
    }

    [Test] // 2.31: a spoke that borrows the hub's gateway borrows it again
    public void A_spoke_that_leaves_takes_its_switches_up_again()
    {
        static Topology Net(string app, string data) => Spokes(app, data).Gateway("hub")
            .ChangeLink("hub", "app", link => link with { AllowGatewayTransit = true }).ChangeLink("app", "hub", link => link with { UseRemoteGateways = true, AllowForwardedTraffic = true })
            .ChangeLink("hub", "data", link => link with { AllowGatewayTransit = true }).ChangeLink("data", "hub", link => link with { UseRemoteGateways = true });

        Check(Net("10.1.0.0", "10.2.0.0"), Net("10.2.0.0", "10.1.0.0"));
    }

    private static Sdk.Addressing.HostAddress HostAddress(string text) => Sdk.Addressing.HostAddress.Parse(text);

    private static VNet Spoke(string name, string space) => Designs.VNet(name, $"{space}/16").Subnet("web", $"{space}/24");

    private static Topology Spokes(string app, string data) => Designs.Of(Spoke("hub", "10.0.0.0"), Spoke("app", app), Spoke("data", data)).Peer("hub", "app").Peer("hub", "data");

    private static string[] Waves(DeploymentPlan plan) => [.. plan.Waves.Select(wave => string.Join(", ", wave.Operations.Select(operation => $"{operation.GetType().Name} {Name(operation.Target)}")))];

    private static string Name(ResourceId id) => id.Parent is { } vnet ? $"{vnet.Name}/{id.Name}" : id.Name.Value;

    private static string[] Down(DeploymentPlan plan) => [.. plan.Waves.Where(wave => wave.Groups.Count > 0)
        .Select(wave => $"{wave.Number}: {string.Join(", ", wave.Interrupts.Select(flow => $"{flow.From.Name} {flow.To.Name}").Distinct())}")];

    /// <summary>Sends the operations of a plan: each has to be accepted, they lead to the later network, and leave no link broken or behind.</summary>
    private static DeploymentPlan Check(Topology before, Topology after)
    {
        DeploymentPlan plan = before.PlanDeploymentTo(after);

        plan.Refused.Select(result => result.Refusal).ShouldBeEmpty();
        Topology reached = before.Accept([.. plan.Waves.SelectMany(wave => wave.Operations)]);
        after.DiffFrom(reached).Configuration.ShouldBeEmpty();
        Peering[] links = [.. reached.VNets.SelectMany(vnet => vnet.Peerings)];
        links.ShouldAllBe(link => link.State == null || link.State == PeeringState.Connected);
        links.ShouldAllBe(link => link.SyncLevel == null || link.SyncLevel == PeeringSyncLevel.FullyInSync);
        return plan;
    }
}
