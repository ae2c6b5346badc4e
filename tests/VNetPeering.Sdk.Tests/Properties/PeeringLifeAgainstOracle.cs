using System.Globalization;
using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.ControlPlane;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit;
using VNetPeering.Sdk.TestKit.Oracle;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>Random lives of peerings, step by step against the naive twin: refusals, states, snapshots and sync levels.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PeeringLifeAgainstOracle
{
    private const int Steps = 60;

    private static readonly string[] Names = ["north", "east", "south"];

    [Test]
    public void Links_live_as_the_rule_book_says([Range(0, 59)] int seed)
    {
        var random = new Random(seed);
        var oracle = new NaivePeerings();
        Topology topology = new();
        for (int step = 0; step < Steps; step++)
        {
            (NetworkOperation operation, string? expected) = Draw(random, oracle);

            OperationResult result = topology.Apply(operation);

            result.Refusal?.Code.ShouldBe(expected, $"seed {seed}, step {step}: {operation}");
            result.IsAccepted.ShouldBe(expected is null, $"seed {seed}, step {step}: {operation}");
            topology = result.Topology;
            Compare(topology, oracle, $"seed {seed}, step {step}: {operation}");
        }
    }

    private static (NetworkOperation Operation, string? Refusal) Draw(Random random, NaivePeerings oracle)
    {
        string from = Names[random.Next(Names.Length)];
        string to = Names.Where(name => name != from).ElementAt(random.Next(Names.Length - 1));
        var link = new Peering { Id = Designs.LinkId(from, to), RemoteVNetId = Designs.VNetId(to), AllowForwardedTraffic = random.Next(2) == 0 };
        switch (random.Next(12))
        {
            case 0 or 1 or 2:
                AddressPrefix[] space = AnySpace(random, Array.IndexOf(Names, from));
                oracle.WriteSpace(from, space);
                return (new PutVNet { VNet = new VNet { Id = Designs.VNetId(from), AddressSpace = [.. space] } }, null);
            case 3 when random.Next(3) == 0:
                oracle.Delete(from);
                return (new DeleteResource { Id = Designs.VNetId(from) }, null);
            case 4:
                oracle.Delete(from, to);
                return (new DeleteResource { Id = link.Id }, null);
            case 5 or 6:
                return (new SyncPeering { PeeringId = link.Id }, oracle.Sync(from, to));
            case 7:
                return (new PutPeering { Peering = link, SyncRemoteAddressSpace = true }, oracle.Put(from, to, sync: true));
            default:
                return (new PutPeering { Peering = link }, oracle.Put(from, to));
        }
    }

    private static AddressPrefix[] AnySpace(Random random, int vnet) =>
    [
        .. Enumerable.Range(0, 3).Where(part => part == 0 || random.Next(2) == 0)
            .Select(part => AddressPrefix.Parse(string.Create(CultureInfo.InvariantCulture, $"10.{vnet}.{part}.0/24"))),
    ];

    private static void Compare(Topology topology, NaivePeerings oracle, string because)
    {
        Peering[] links = [.. topology.VNets.SelectMany(vnet => vnet.Peerings)];
        links.Select(link => (link.LocalVNetId.Name.Value, link.RemoteVNetId.Name.Value)).ShouldBe(oracle.Links, ignoreOrder: true, because);
        foreach (Peering link in links)
        {
            (string from, string to) = (link.LocalVNetId.Name.Value, link.RemoteVNetId.Name.Value);
            OracleLink expected = oracle.Link(from, to);
            link.State.ToString().ShouldBe(expected.State, because);
            link.RemoteAddressSpace!.ShouldBe(expected.Taken, ignoreOrder: true, because);
            if (expected.State == "Connected")
            {
                link.SyncLevel.ToString().ShouldBe(oracle.Level(from, to), because);
            }
        }
    }
}
