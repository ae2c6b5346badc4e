using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Flows through firewalls with rules, and through appliances that let some flows through or translate the source.</summary>
public sealed partial class EngineAgainstOracle
{
    private static readonly (Protocol Protocol, OraclePacketKind Kind)[] AdmissionKinds =
    [
        (Protocol.Icmp, OraclePacketKind.Icmp),
        (Protocol.Udp(53), OraclePacketKind.Udp(53)),
        .. new[] { 22, 80, 399, 400, 443, 500, 501, 1000 }.Select(port => (Protocol.Tcp(port), OraclePacketKind.Tcp(port))),
    ];

    [Test]
    public void Flows_through_firewalls_and_appliances_are_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, AdmissionDiffers, RandomTopologies.NextWithAdmission);

    [Test, Explicit("100,000 designs; hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, flows (of each design)")]
    public void Admission_is_the_same_on_many_designs() => OnManyDesigns(AdmissionDiffers, RandomTopologies.NextWithAdmission);

    [Test]
    public void The_flows_meet_firewalls_and_appliances_that_deny()
    {
        OracleTrace[] traces =
        [
            .. from seed in Enumerable.Range(0, 60)
               let topology = RandomTopologies.NextWithAdmission(seed, 2 + (seed % 6))
               from question in SomeOf(FlowsOf(topology, AdmissionKinds), seed, FlowsPerDesign)
               select NaiveTracer.Trace(topology, question.Flow, AzureBehavior.Default, ServiceTagCatalog.Empty),
        ];

        traces.Count(trace => trace.Forward == Disposition.DeniedByAppliance).ShouldBeGreaterThan(traces.Length / 100);
    }

    private static IEnumerable<Difference?> AdmissionDiffers(Topology topology, CompiledNetwork network, int seed, int most) =>
        SomeOf(FlowsOf(topology, AdmissionKinds), seed, most).Select(flow => TraceDiffers(topology, network, flow));
}
