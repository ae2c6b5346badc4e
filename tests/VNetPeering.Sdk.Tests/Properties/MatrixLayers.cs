using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Reachability.Pairs;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>A layer of a matrix about many protocols, of which some are told together, is the matrix about that protocol alone.</summary>
public sealed class MatrixLayers
{
    private const int Designs = 60;

    private static readonly Protocol[] Protocols =
    [
        .. new[] { 21, 22, 23, 53, 80, 85, 90, 91, 443, 444, 999, 1000, 1999, 2001, 8080 }.Select(port => Protocol.Tcp(port)),
        .. new[] { 53, 54, 443 }.Select(port => Protocol.Udp(port)),
        Protocol.Create(ProtocolKind.Tcp, new PortRange(60, 70)), Protocol.Create(ProtocolKind.Tcp, new PortRange(75, 85)), Protocol.Tcp(22, 443), Protocol.Tcp(), Protocol.Any, Protocol.Icmp,
    ];

    [Test]
    public void Layers_are_the_same_alone_and_together()
    {
        int together = 0;
        int apart = 0;
        for (int seed = 0; seed < Designs; seed++)
        {
            int size = 2 + (seed % 5);
            Topology topology = (seed % 3) switch
            {
                0 => RandomTopologies.NextWithSecurity(seed, size),
                1 => RandomTopologies.NextWithAdmission(seed, size),
                _ => RandomTopologies.NextWithTranslation(seed, size),
            };
            CompiledNetwork network = topology.Compile();
            int classes = PortClasses.Of(topology, [.. Protocols]).Samples.Length;
            together += Protocols.Length - classes;
            apart += classes;
            ReachabilityMatrix all = network.Matrix(new MatrixOptions { Protocols = [.. Protocols] });
            foreach (Protocol protocol in Protocols)
            {
                ReachabilityMatrix one = network.Matrix(new MatrixOptions { Protocols = [protocol] });

                all.Count(protocol).ShouldBe(one.Count(), $"seed {seed} {protocol}");
                all.Cells().Where(cell => cell.Protocol == protocol).Select(cell => cell.Verdict).ShouldBe(one.Cells().Select(cell => cell.Verdict), $"seed {seed} {protocol}");
            }
        }

        together.ShouldBeGreaterThan(Designs * 2, "some protocols are told together");
        apart.ShouldBeGreaterThan(Designs * 8, "others are told apart");
    }
}
