using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Comparison.Changes;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>A plan that looks at like places once tells the interruptions that looking at each pair of places for itself tells.</summary>
public sealed class PlansOfLikePlaces
{
    private const int Designs = 40;

    [Test]
    public void Random_plans_of_estates_with_like_spokes()
    {
        var work = new DiffWork();
        int interrupting = Enumerable.Range(0, Designs).Count(seed => Compare(seed, LikeSpokes.Next(seed), work));

        interrupting.ShouldBeGreaterThan(Designs / 5);
        work.PairsMet.ShouldBeGreaterThan(Designs * 20);
        work.PairsTraced.ShouldBeLessThan(work.PairsMet * 3 / 4);
    }

    [Test]
    public void Random_plans_of_estates_with_closed_links()
    {
        var work = new DiffWork();
        int interrupting = Enumerable.Range(0, Designs).Count(seed => Compare(seed, ClosedDesigns.Alike(LikeSpokes.Next(seed), seed), work));

        interrupting.ShouldBeGreaterThan(Designs / 10);
        work.PairsMet.ShouldBeGreaterThan(Designs * 10);
    }

    [Test, Explicit("Hundreds of designs; minutes. -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count")]
    public void Many_random_plans_of_estates_with_closed_links()
    {
        var work = new DiffWork();
        int interrupting = Enumerable.Range(TestContext.Parameters.Get("from", 1_000), TestContext.Parameters.Get("count", 300)).Count(seed => Compare(seed, ClosedDesigns.Alike(LikeSpokes.Next(seed), seed), work));

        TestContext.Out.WriteLine($"{interrupting} plans interrupt; {work.PairsTraced} of {work.PairsMet} pairs were traced");
    }

    [Test, Explicit("Hundreds of designs; minutes.")]
    public void Many_random_plans()
    {
        var work = new DiffWork();
        int interrupting = Enumerable.Range(TestContext.Parameters.Get("from", 1_000), TestContext.Parameters.Get("count", 500)).Count(seed => Compare(seed, LikeSpokes.Next(seed), work));

        TestContext.Out.WriteLine($"{interrupting} plans interrupt; {work.PairsTraced} of {work.PairsMet} pairs were traced");
        work.PairsTraced.ShouldBeLessThan(work.PairsMet * 3 / 4);
    }

    private static bool Compare(int seed, Topology before, DiffWork work)
    {
        var random = new SeededRandom(seed + 177);
        Topology after = Enumerable.Range(0, 1 + random.Below(2)).Aggregate(before, (topology, _) => random.Chance(85) ? Upheaval(topology, random) : RandomChanges.Apply(topology, random));
        if (random.Chance(20))
        {
            (before, after) = (after, before);
        }

        DeploymentPlan told = Plan(before, after, work, oneByOne: false);
        DeploymentPlan expected = Plan(before, after, new DiffWork(), oneByOne: true);
        told.Waves.Select(wave => wave.Operations).ShouldBe(expected.Waves.Select(wave => wave.Operations), $"seed {seed}");
        foreach ((DeploymentWave wave, DeploymentWave other) in told.Waves.Zip(expected.Waves))
        {
            var seen = new HashSet<(Place, Place)>();
            foreach (FlowChangeGroup group in wave.Groups)
            {
                group.ListPairs().LongCount().ShouldBe(group.PairCount);
                group.ListPairs().ShouldAllBe(pair => seen.Add(pair), $"seed {seed}");
            }

            wave.CountInterruptedPairs().ShouldBe(seen.Count);
            seen.ShouldBe(other.Interrupts.Select(flow => (flow.From, flow.To)).Distinct(), ignoreOrder: true, $"seed {seed}, wave {wave.Number}");
            wave.Interrupts.ShouldBe(other.Interrupts, $"seed {seed}, wave {wave.Number}");
        }

        told.HasInterruptions.ShouldBe(told.Interruptions.Count > 0);
        return told.HasInterruptions;
    }

    /// <summary>A change that no order makes without a downtime, or that takes several waves.</summary>
    private static Topology Upheaval(Topology topology, SeededRandom random)
    {
        VNet spoke = random.Pick(topology.VNets.Where(vnet => vnet.Name.Value.StartsWith("spoke", StringComparison.Ordinal)).ToArray());
        return random.Below(6) switch
        {
            // A link gets another name, so that both are made again.
            0 => topology.WithVNet(spoke.Name, vnet => vnet with { Peerings = [.. vnet.Peerings.Select(link => link with { Id = vnet.Id.Child("virtualNetworkPeerings", $"{link.Name}-again") })] }),

            // All links of a hub do.
            1 => topology with { VNets = [topology.VNets[0] with { Peerings = [.. topology.VNets[0].Peerings.Select(link => link with { Id = topology.VNets[0].Id.Child("virtualNetworkPeerings", $"{link.Name}-again") })] }, .. topology.VNets.Skip(1)] },

            // A gateway is replaced.
            2 => topology with
            {
                Gateways = [.. topology.Gateways.Select(gateway => gateway with { Id = gateway.Id.Sibling(ResourceTypes.Gateway, "gateway-again") })],
                Connections = [.. topology.Connections.Select(connection => connection with { GatewayId = connection.GatewayId!.Sibling(ResourceTypes.Gateway, "gateway-again") })],
            },

            // A hub gets more space, or a spoke other space.
            3 => topology with { VNets = [topology.VNets[0] with { AddressSpace = topology.VNets[0].AddressSpace.Add(AddressPrefix.Parse("10.240.0.0/16")) }, .. topology.VNets.Skip(1)] },
            4 => Moved(topology, spoke, 150 + random.Below(40)),

            // Two tables part ways.
            _ => topology with { RouteTables = [.. topology.RouteTables.Select((table, i) => i < 2 ? table with { Routes = [.. table.Routes.Skip(1)] } : table)] },
        };
    }

    private static Topology Moved(Topology topology, VNet spoke, int network)
    {
        AddressPrefix At(AddressPrefix prefix) => AddressPrefix.Parse($"10.{network}.{(prefix.First.Value >> 8) & 0xFF}.{prefix.First.Value & 0xFF}/{prefix.Length}");
        return topology.WithVNet(spoke.Name, vnet => vnet with
        {
            AddressSpace = [.. vnet.AddressSpace.Select(At)],
            Subnets = [.. vnet.Subnets.Select(subnet => subnet with { AddressPrefixes = [.. subnet.AddressPrefixes.Select(At)] })],
        });
    }

    private static DeploymentPlan Plan(Topology before, Topology after, DiffWork work, bool oneByOne) =>
        new DeploymentPlanner(before, after, new ApplyOptions(), topology => WalkContext.Of(topology, AzureBehavior.Default, ServiceTagCatalog.Empty)) { IsOneByOne = oneByOne, Work = work }.Plan();
}
