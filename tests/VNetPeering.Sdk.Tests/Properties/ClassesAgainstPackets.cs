using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.Security;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>What holds for a class of packets holds for each of them: one that is traced alone takes the same way, through appliances that translate and admit as well.</summary>
public sealed class ClassesAgainstPackets
{
    [Test]
    public void A_packet_fares_as_its_class() => Enumerable.Range(0, 120).Sum(seed => Compare(seed)).ShouldBeGreaterThan(2_000);

    [Test, Explicit("Thousands of designs; minutes.")]
    public void Many_packets_fare_as_their_classes()
    {
        int packets = Enumerable.Range(1_000, 4_000).Sum(seed => Compare(seed));
        TestContext.Out.WriteLine($"{packets} packets");
        packets.ShouldBeGreaterThan(50_000);
    }

    private static int Compare(int seed)
    {
        var random = new SeededRandom(seed);
        int size = 2 + (seed / 2 % 4);
        Topology topology = seed % 2 == 0 ? RandomTopologies.NextWithSecurity(seed, size) : RandomTopologies.NextWithBgpAndSecurity(seed, size);
        topology = Enumerable.Range(0, 3).Aggregate(topology, (declared, _) => RandomChanges.Declare(declared, random));
        var context = WalkContext.Of(topology, AzureBehavior.Default, ServiceTagCatalog.Empty);
        var tracer = new FlowTracer(context);
        FlowEnd[] ends =
        [
            .. Enumerable.Range(0, context.Tables.Net.Subnets.Length).Where(i => !SpecialSubnets.HoldsManagedInstances(context.Tables.Net.Subnets[i].Subnet.Name)).Select(context.Places.Subnet),
            .. context.Places.Outside(),
        ];
        int packets = 0;
        for (int i = 0; i < 12; i++)
        {
            (FlowEnd from, FlowEnd to) = (random.Pick(ends), random.Pick(ends));
            if (!from.Has(IPFamily.IPv4) || !to.Has(IPFamily.IPv4))
            {
                continue;
            }

            // Known: packets to a site whose prefixes hold addresses of a VNet are told apart too coarsely where one of them is the sender's own, and so are answers to it.
            if (new[] { from, to }.Any(end => end.VNet < 0 && end.Ranges.Any(range => topology.VNets.Any(vnet => vnet.AddressSpace.Any(prefix => prefix.Range.Intersect(range) is not null)))))
            {
                continue;
            }

            List<ClassTrace> parts = tracer.Parts(from, to, Protocol.Any, IPFamily.IPv4);
            for (int k = 0; k < 4; k++)
            {
                packets++;
                ClassTrace part = random.Pick(parts);
                Check(seed, tracer, from, to, part, random);
            }
        }

        return packets;
    }

    private static void Check(int seed, FlowTracer tracer, FlowEnd from, FlowEnd to, ClassTrace part, SeededRandom random)
    {
        HostAddress source = AddressIn(part.Box.Sources, random);
        HostAddress destination = AddressIn(part.Box.Destinations, random);
        ProtocolKind kind = random.Pick(Enum.GetValues<ProtocolKind>().Where(candidate => candidate != ProtocolKind.Any && (ProtocolSets.Of(candidate) & part.Box.Protocols) != 0).ToArray());
        bool hasPorts = kind is ProtocolKind.Tcp or ProtocolKind.Udp;
        int port = PortIn(part.Box.DestinationPorts, random);
        int sourcePort = PortIn(part.Box.SourcePorts, random);
        Protocol protocol = hasPorts ? Protocol.Create(kind, new PortRange(port, port)) : Protocol.Create(kind);

        ClassTrace alone = tracer.Parts(Only(from, source), Only(to, destination), protocol, IPFamily.IPv4)
            .First(candidate => !hasPorts || (candidate.Box.SourcePorts.First <= sourcePort && sourcePort <= candidate.Box.SourcePorts.Last));

        string packet = $"seed {seed}: {from.Place.Name} {source} -> {to.Place.Name} {destination} {protocol} from port {sourcePort}";
        alone.Verdict.ShouldBe(part.Verdict, packet);
        Way(alone).ShouldBe(Way(part), packet);
    }

    private static FlowEnd Only(FlowEnd end, HostAddress address) => new()
    {
        Place = end.Place,
        VNet = end.VNet,
        Subnet = end.Subnet,
        NetworkInterface = end.NetworkInterface,
        Gateway = end.Gateway,
        Attachments = end.Attachments,
        Rivals = end.Rivals,
        Ranges = [new AddressRange(address, address)],
    };

    private static HostAddress AddressIn(AddressRange range, SeededRandom random)
    {
        UInt128 count = range.Last.Value - range.First.Value;
        return new HostAddress(range.Family, range.First.Value + (UInt128)random.Below(count > 1_000_000 ? 1_000_000 : (int)count + 1));
    }

    private static int PortIn(PortRange range, SeededRandom random) => range.First + random.Below(range.Last - range.First + 1);

    private static string Way(ClassTrace path) => $"{Hops(path.Forward)}; back {Hops(path.Return)}";

    private static string Hops(DirectionTrace direction) => $"{direction.Disposition}: {string.Join(" > ", direction.Hops.Select(hop => $"{hop.Over} {hop.At}"))}";
}
