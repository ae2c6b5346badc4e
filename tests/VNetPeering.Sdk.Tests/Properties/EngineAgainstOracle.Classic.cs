using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Classic VNets: one link carries both directions, and lends gateways (2.26, 2.84, 2.85).</summary>
public sealed partial class EngineAgainstOracle
{
    [Test]
    public void Flows_of_classic_VNets_are_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, ClassicDiffers, RandomTopologies.NextWithClassic);

    [Test, Explicit("100,000 designs; hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, flows (of each design)")]
    public void Classic_is_the_same_on_many_designs() => OnManyDesigns(ClassicDiffers, RandomTopologies.NextWithClassic);

    [Test]
    public void The_designs_with_classic_VNets_hold_such_as_borrow()
    {
        Topology[] designs = [.. Enumerable.Range(0, 200).Select(seed => RandomTopologies.NextWithClassic(seed, 2 + (seed % 6)))];
        VNet[] classic = [.. designs.SelectMany(topology => topology.VNets).Where(vnet => vnet.DeploymentModel == DeploymentModel.Classic)];

        classic.Length.ShouldBeGreaterThan(100);
        designs.Count(topology => topology.VNets.Any(vnet => vnet.DeploymentModel == DeploymentModel.Classic
            && NaiveRoutes.Of(topology, vnet.Subnets[0].Id, AzureBehavior.Default).Any(row => row.Source == RouteSource.VirtualNetworkGateway))).ShouldBeGreaterThan(20);
    }

    /// <summary>The tables, and flows that start or end in a classic VNet or anywhere.</summary>
    private static IEnumerable<Difference?> ClassicDiffers(Topology topology, CompiledNetwork network, int seed, int most) =>
    [
        .. TablesDiffer(topology, network),
        .. SomeOf(FlowsOf(topology, [(Protocol.Tcp(443), OraclePacketKind.Tcp(443))]), seed, most).Select(flow => TraceDiffers(topology, network, flow)),
    ];
}
