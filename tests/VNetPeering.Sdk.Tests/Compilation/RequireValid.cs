using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Compilation;

/// <summary>Compiling judges nothing, unless it is asked to.</summary>
public sealed class RequireValid
{
    [Test]
    public void A_topology_that_Azure_refuses_compiles_all_the_same()
    {
        Topology topology = Overlapping();

        CompiledNetwork network = topology.Compile();

        network.Topology.ShouldBe(topology);
    }

    [Test]
    public void Asked_to_it_refuses_with_every_error()
    {
        Topology topology = Overlapping();

        InvalidTopologyException refusal = Should.Throw<InvalidTopologyException>(() => topology.Compile(new CompileOptions { RequireValid = true }));

        refusal.Report.ErrorCount.ShouldBe(1);
        refusal.Message.ShouldContain("VnetAddressSpacesOverlap");
    }

    [Test]
    public void A_warning_is_no_reason_to_refuse()
    {
        var net = new TopologyBuilder("half");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16");
        net.VNet("app", "10.1.0.0/16").PeerOneSide(hub);
        Topology topology = net.Build();

        CompiledNetwork network = topology.Compile(new CompileOptions { RequireValid = true });

        topology.Validate().WarningCount.ShouldBe(1);
        network.Topology.ShouldBe(topology);
    }

    private static Topology Overlapping()
    {
        var net = new TopologyBuilder("overlapping");
        VNetBuilder hub = net.VNet("hub", "10.0.0.0/16");
        net.VNet("app", "10.0.4.0/24").PeerWith(hub);
        return net.Build();
    }
}
