using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Spokes that hand their spaces around: every step is accepted, the later network is reached, and what is down in between is what traces of each wave tell.</summary>
public sealed class PlansOfMovedSpaces
{
    [Test]
    public void Random_rotations()
    {
        int rings = 0;
        int held = 0;
        for (int seed = 0; seed < 25; seed++)
        {
            (int ringsHere, bool isHeld) = Check(seed);
            rings += ringsHere;
            held += isHeld ? 1 : 0;
        }

        rings.ShouldBeGreaterThan(15);
        held.ShouldBeGreaterThan(2);
    }

    [Test, Explicit("Hundreds of designs; minutes.")]
    public void Many_random_rotations()
    {
        int from = TestContext.Parameters.Get("from", 1_000);
        for (int seed = from; seed < from + TestContext.Parameters.Get("count", 400); seed++)
        {
            Check(seed);
        }
    }

    private static (int Rings, bool IsHeld) Check(int seed)
    {
        var random = new SeededRandom(seed);
        int hubs = 1 + random.Below(2);
        int spokes = 2 + random.Below(4);
        (int Spoke, int Hub)[] peerings = [.. Enumerable.Range(0, spokes).SelectMany(spoke => Enumerable.Range(0, hubs).Where(hub => hub == spoke % hubs || random.Chance(50)).Select(hub => (spoke, hub)))];
        int[] places = [.. Enumerable.Range(0, spokes)];
        for (int i = spokes - 1; i > 0; i--)
        {
            int other = random.Below(i + 1);
            (places[i], places[other]) = (places[other], places[i]);
        }

        bool hasTwoSubnets = random.Chance(50);
        Topology before = Net([.. Enumerable.Range(0, spokes)], hubs, peerings, hasTwoSubnets);
        Topology after = Net(places, hubs, peerings, hasTwoSubnets);
        int moving = Enumerable.Range(0, spokes).Where(i => places[i] != i).DefaultIfEmpty(-1).First();
        bool isHeld = moving >= 0 && random.Chance(25);
        if (isHeld)
        {
            NetworkInterface nic = Nic(moving);
            (before, after) = (before with { NetworkInterfaces = [nic] }, after with { NetworkInterfaces = [nic] });
        }

        DeploymentPlan plan = before.PlanDeploymentTo(after);

        Topology reached = before;
        Topology[] networks = [.. plan.Waves.Select(wave => reached = Sent(reached, wave, seed))];
        plan.IsComplete.ShouldBe(!isHeld, $"seed {seed}");
        Peering[] links = [.. reached.VNets.SelectMany(vnet => vnet.Peerings)];
        links.Length.ShouldBe(peerings.Length * 2, $"seed {seed}");
        links.ShouldAllBe(link => (link.State ?? PeeringState.Connected) == PeeringState.Connected && (link.SyncLevel ?? PeeringSyncLevel.FullyInSync) == PeeringSyncLevel.FullyInSync, $"seed {seed}");
        if (isHeld)
        {
            plan.Refused.Select(result => result.Refusal!.Code).ShouldContain("InUsePrefixCannotBeDeleted", $"seed {seed}");
        }
        else
        {
            after.DiffFrom(reached).Configuration.ShouldBeEmpty($"seed {seed}");
        }

        HashSet<(string, string)> worked = [.. Working(before).Intersect(Working(after))];
        for (int i = 0; i < networks.Length; i++)
        {
            (string, string)[] told = [.. plan.Waves[i].Interrupts.Select(flow => (flow.From.Name, flow.To.Name)).Distinct()];
            told.ShouldBe(worked.Except(Working(networks[i])), ignoreOrder: true, $"seed {seed}, wave {i + 1}");
        }

        // In one hub's net every ring takes one peering, whichever spoke leaves.
        int rings = Rings(places);
        if (hubs == 1 && !isHeld)
        {
            plan.Waves.SelectMany(wave => wave.Operations).Count(operation => operation is DeleteResource).ShouldBe(rings * 2, $"seed {seed}");
        }

        return (rings, isHeld);
    }

    private static Topology Sent(Topology topology, DeploymentWave wave, int seed) => wave.Operations.Aggregate(topology, (network, operation) =>
    {
        OperationResult result = network.Apply(operation);
        result.IsAccepted.ShouldBeTrue($"seed {seed}, {operation}: {result.Refusal}");
        return result.Topology;
    });

    private static Topology Net(int[] places, int hubs, (int Spoke, int Hub)[] peerings, bool hasTwoSubnets)
    {
        VNet[] vnets =
        [
            .. Enumerable.Range(0, hubs).Select(hub => Designs.VNet($"hub{hub}", $"10.{100 + hub}.0.0/16").Subnet("web", $"10.{100 + hub}.0.0/24")),
            .. places.Select((place, spoke) => Spoke(spoke, place, hasTwoSubnets && spoke % 2 == 0)),
        ];
        return peerings.Aggregate(Designs.Of(vnets), (net, peering) => net.Peer($"hub{peering.Hub}", $"spoke{peering.Spoke}"));
    }

    private static VNet Spoke(int spoke, int place, bool hasTwoSubnets)
    {
        VNet vnet = Designs.VNet($"spoke{spoke}", $"10.{place}.0.0/16").Subnet("web", $"10.{place}.0.0/24");
        return hasTwoSubnets ? vnet.Subnet("api", $"10.{place}.1.0/24") : vnet;
    }

    private static NetworkInterface Nic(int spoke) => new()
    {
        Id = Designs.Id(ResourceTypes.NetworkInterface, "nic"),
        IPConfigurations = [new IPConfiguration { Name = "one", SubnetId = Designs.SubnetId($"spoke{spoke}", "web"), PrivateIPAddress = HostAddress.Parse($"10.{spoke}.0.4") }],
    };

    private static HashSet<(string, string)> Working(Topology net)
    {
        CompiledNetwork network = net.Compile();
        string[] places = [.. net.VNets.SelectMany(vnet => vnet.Subnets.Select(subnet => $"{vnet.Name}/{subnet.Name}"))];
        return [.. places.SelectMany(from => places.Where(to => to != from && network.Trace(from, to).Verdict == Verdict.Reachable).Select(to => (from, to)))];
    }

    /// <summary>Counts the rings of spokes that take one another's places.</summary>
    private static int Rings(int[] places)
    {
        int rings = 0;
        var seen = new HashSet<int>();
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] != i && !seen.Contains(i))
            {
                rings++;
                for (int k = i; seen.Add(k);)
                {
                    k = places[k];
                }
            }
        }

        return rings;
    }
}
