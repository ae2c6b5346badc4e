using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Diagnostics;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Testing.Tests;

public sealed class GeneratedNetworks
{
    private static readonly TopologyGeneratorOptions Large = new() { Hubs = 3, SpokesPerHub = 6 };

    [Test]
    public void A_seed_always_means_the_same_network()
    {
        TopologyGenerator.Create(7, Large).ShouldBe(TopologyGenerator.Create(7, Large));
        TopologyGenerator.Create(7, Large).ShouldNotBe(TopologyGenerator.Create(8, Large));
        TopologyGenerator.Many(3, firstSeed: 5).ShouldBe([TopologyGenerator.Create(5), TopologyGenerator.Create(6), TopologyGenerator.Create(7)]);
    }

    [Test]
    public void The_network_of_a_seed_does_not_change_by_accident() => TopologyGenerator.Create(1).VNets.Select(vnet => $"{vnet.Name} {vnet.AddressSpace} {vnet.Region} {vnet.Subnets.Count}")
        .ShouldBe(["hub0 [10.0.0.0/22] northeurope 3", "spoke0-0 [10.1.0.0/24] northeurope 2", "spoke0-1 [10.1.1.0/24] northeurope 3", "spoke0-2 [10.1.2.0/24] northeurope 3"]);

    [Test]
    public void Azure_would_refuse_nothing_without_faults()
    {
        foreach (Topology topology in TopologyGenerator.Many(150, options: Large))
        {
            topology.Validate().ShouldBeDeployable();
        }
    }

    [Test]
    public void All_that_it_promises_turns_up()
    {
        Topology[] networks = [.. TopologyGenerator.Many(40, options: Large)];

        networks.ShouldContain(network => network.AzureFirewalls.Count > 0);
        networks.ShouldContain(network => network.Appliances.Count > 0);
        networks.ShouldContain(network => network.Gateways.Count > 0);
        networks.ShouldContain(network => network.NetworkSecurityGroups.Count > 0);
        networks.ShouldContain(network => network.PublicIPAddresses.Any(address => address.Name.Value.Contains("vm", StringComparison.Ordinal)));
        networks.ShouldContain(network => network.VNets[0].AddressSpace.Count == 2);
        networks.Select(network => network.VNets.Count).ShouldAllBe(count => count == 21);
    }

    [Test]
    public void Faults_are_found_and_never_break_the_engine()
    {
        string[] found =
        [
            .. TopologyGenerator.Many(100, options: Large with { FaultChance = 60 }).SelectMany(network =>
            {
                DiagnosticReport report = network.Validate();
                CompiledNetwork compiled = network.Compile();
                compiled.Flows("spoke0-0/*", "spoke*/*").Count().ShouldBeGreaterThan(0);
                return report.Select(finding => finding.Id);
            }).Distinct(),
        ];

        // Half a peering, addresses twice, a gateway that is not lent, a route to nobody, forwarded traffic that is not admitted.
        found.Length.ShouldBeGreaterThanOrEqualTo(5, string.Join(' ', found));
    }

    [Test]
    public void A_statement_about_every_network_is_a_property_test()
    {
        var options = new TopologyGeneratorOptions { InspectionChance = 0, GatewayChance = 0, SecurityGroupChance = 0, MachineChance = 0, DualStackChance = 0 };
        foreach (Topology topology in TopologyGenerator.Many(50, options: options))
        {
            CompiledNetwork network = topology.Compile();
            foreach (FlowTrace trace in network.Flows("spoke*/*", "hub*/*"))
            {
                trace.ShouldBeReachable().ShouldBeSymmetric();
            }
        }
    }

    [TestCase(0)]
    [TestCase(9)]
    public void Sizes_out_of_range_are_refused(int hubs) => Should.Throw<ArgumentOutOfRangeException>(() => new TopologyGeneratorOptions { Hubs = hubs }).ParamName.ShouldBe("Hubs");

    [Test]
    public void No_spokes_is_a_size_too() => TopologyGenerator.Create(3, new TopologyGeneratorOptions { SpokesPerHub = 0 }).VNets.Count.ShouldBe(1);
}
