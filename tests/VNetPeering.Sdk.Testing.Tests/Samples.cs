using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Testing.Tests;

public sealed class Samples
{
    private static IEnumerable<TestCaseData> All() =>
    [
        new TestCaseData(SampleNetworks.HubAndSpoke()).SetName("hub and spoke"),
        new TestCaseData(SampleNetworks.FirewallHub()).SetName("firewall hub"),
        new TestCaseData(SampleNetworks.ApplianceHub()).SetName("appliance hub"),
        new TestCaseData(SampleNetworks.Mesh()).SetName("mesh"),
        new TestCaseData(SampleNetworks.DualHub()).SetName("dual hub"),
        new TestCaseData(SampleNetworks.FirewallHub(100)).SetName("firewall hub of the greatest size"),
        new TestCaseData(SampleNetworks.DualHub(100)).SetName("dual hub of the greatest size"),
        new TestCaseData(SampleNetworks.Mesh(50)).SetName("mesh of the greatest size"),
    ];

    [TestCaseSource(nameof(All))]
    public void Azure_would_refuse_none(Topology topology) => topology.Validate().ShouldBeDeployable();

    [Test]
    public void Spokes_of_a_hub_reach_the_site_by_its_gateway_and_not_each_other()
    {
        CompiledNetwork network = SampleNetworks.HubAndSpoke(3).Compile();

        network.Flows("site:hq", "spoke?/work").ShouldAllTraverse("hub/hub-gw").ShouldAllBeSymmetric();
        network.Flows("spoke*/*", "spoke*/*").ShouldAllBeBlocked();
        network.Flows("spoke*/*", "hub/shared").ShouldAllBeReachable();
    }

    [Test]
    public void Everything_between_the_spokes_and_the_site_passes_the_firewall()
    {
        CompiledNetwork network = SampleNetworks.FirewallHub(3).Compile();

        network.Flows(["spoke*/*", "site:hq"], ["spoke*/*"]).ShouldAllTraverse("hub/hub-fw").ShouldAllBeSymmetric();
        network.Flows("spoke*/*", "internet").ShouldAllTraverse("hub/hub-fw");
    }

    [Test]
    public void Everything_between_spokes_passes_the_appliance()
    {
        CompiledNetwork network = SampleNetworks.ApplianceHub(3).Compile();

        network.Flows("spoke*/*", "spoke*/*").ShouldAllTraverse("hub/nva").ShouldAllBeSymmetric();
        network.Flows("spoke*/*", "internet").ShouldAllBeBlocked();
    }

    [Test]
    public void Members_of_a_mesh_reach_each_other_directly() =>
        SampleNetworks.Mesh(4).Compile().Flows("*/work", "*/work").ShouldAllBeReachable().Count().ShouldBe(12);

    [Test]
    public void What_regions_exchange_passes_both_firewalls_of_a_dual_hub()
    {
        CompiledNetwork network = SampleNetworks.DualHub().Compile();

        network.Flows("west*/work", "north*/work").ShouldAllTraverse("fw-west").ShouldAllTraverse("fw-north").ShouldAllBeSymmetric();
        network.Flows("west*/work", "west*/work").ShouldAllTraverse("fw-west").ShouldAllBeSymmetric();
        network.Trace("north1/work", "internet").ShouldTraverse("hub-north/fw-north").ShouldNotTraverse("hub-west");
    }

    [TestCase(0)]
    [TestCase(101)]
    public void Sizes_out_of_range_are_refused(int spokes) => Should.Throw<ArgumentOutOfRangeException>(() => SampleNetworks.HubAndSpoke(spokes));
}
