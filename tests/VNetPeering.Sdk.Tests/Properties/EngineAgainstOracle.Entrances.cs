using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Flows from the Internet in: by public addresses of machines, load balancers, and firewalls that publish. And flows out.</summary>
public sealed partial class EngineAgainstOracle
{
    private static readonly (Protocol Protocol, OraclePacketKind Kind)[] EntranceKinds =
    [
        (Protocol.Icmp, OraclePacketKind.Icmp),
        (Protocol.Udp(53), OraclePacketKind.Udp(53)),
        .. new[] { 22, 80, 443, 450, 8080, 8443 }.Select(port => (Protocol.Tcp(port), OraclePacketKind.Tcp(port))),
    ];

    [Test]
    public void Flows_from_the_Internet_are_the_same([Values(0, 1, 2)] int block) => ForEachSecureDesign(block, EntrancesDiffer, RandomTopologies.NextWithEntrances);

    [Test, Explicit("100,000 designs; hours. A part of them: -- TestRunParameters.Parameter(name=\"from\", value=\"5000\"), count, flows (of each design)")]
    public void Entrances_are_the_same_on_many_designs() => OnManyDesigns(EntrancesDiffer, RandomTopologies.NextWithEntrances);

    /// <summary>In every design a firewall publishes port 443 of the first host to everybody, unless another VNet has its address too.</summary>
    [Test]
    public void Every_design_with_entrances_publishes_a_host()
    {
        OracleTrace[] traces =
        [
            .. from seed in Enumerable.Range(0, 60)
               let topology = RandomTopologies.NextWithEntrances(seed, 2 + (seed % 6))
               let host = FirstHost(topology).Host
               where OwnersOf(topology, host) == 1
               select NaiveTracer.TraceFromInternet(topology, HostAddress.Parse("8.8.8.8"), host, OraclePacketKind.Tcp(443), AzureBehavior.Default),
        ];

        traces.Length.ShouldBeGreaterThan(30);
        traces.ShouldAllBe(trace => trace.IsTranslated && trace.Forward != Disposition.NoWayInFromInternet);
    }

    /// <summary>Half from outside, half from inside out.</summary>
    private static IEnumerable<Difference?> EntrancesDiffer(Topology topology, CompiledNetwork network, int seed, int most) =>
    [
        .. SomeOf(FlowsFromInternet(topology), seed, most / 2).Select(flow => FlowFromInternetDiffers(topology, network, flow)),
        .. SomeOf(FlowsOf(topology, AdmissionKinds).Where(one => !one.Flow.To.IsPrivate), seed, most / 2).Select(flow => TraceDiffers(topology, network, flow)),
    ];

    private static IEnumerable<Call> FlowsFromInternet(Topology topology)
    {
        List<HostAddress> targets =
        [
            .. topology.VNets.SelectMany(vnet => vnet.Subnets).Where(subnet => !SpecialSubnets.HoldsManagedInstances(subnet.Name)).Select(subnet => HostIn(subnet, 8)),
            .. topology.NetworkInterfaces.SelectMany(one => one.IPConfigurations).Select(configuration => configuration.PrivateIPAddress!.Value),
            .. topology.PrivateEndpoints.SelectMany(endpoint => endpoint.Addresses),
            HostAddress.Parse("192.168.10.8"),
        ];
        return from to in targets.Distinct()
               where OwnersOf(topology, to) == 1 || (IsOutside(topology, to) && IsOwned(topology, to))
               from caller in new[] { "8.8.8.8", "1.1.1.1" }
               from kind in EntranceKinds
               select new Call(HostAddress.Parse(caller), to, kind.Kind, kind.Protocol);
    }

    private static Difference? FlowFromInternetDiffers(Topology topology, CompiledNetwork network, Call call) => TraceDiffers(
        topology,
        (kind, isEachGroupAlone) => NaiveTracer.TraceFromInternet(topology, call.From, call.To, kind, AzureBehavior.Default, isEachGroupAlone),
        network.Trace($"ip:{call.From}", $"ip:{call.To}", call.Protocol),
        call.Kind,
        $"from {call.From} to {call.To} {call.Kind}");

    private sealed record Call(HostAddress From, HostAddress To, OraclePacketKind Kind, Protocol Protocol);
}
