using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Properties;

/// <summary>The matrix of an edited network, by what the one before has told apart, equals one made anew; and rows equal their cells.</summary>
public sealed class MatrixAfterEdits
{
    private static readonly MatrixOptions Options = new() { Protocols = [Protocol.Any, Protocol.Tcp(443)] };

    [Test]
    public void Every_route_table_of_estates_and_random_designs()
    {
        (int edits, int shared, int sharedOfHubs) = Compare(Enumerable.Range(0, 6).Select(seed => RandomEstates.Next(seed, 1 + (seed % 3), 4))
            .Concat(Enumerable.Range(0, 15).Select(seed => RandomTopologies.Next(seed, 2 + (seed % 4)))));

        edits.ShouldBeGreaterThan(50);
        shared.ShouldBeGreaterThan(10);
        sharedOfHubs.ShouldBeGreaterThan(0);
    }

    [Test]
    public void Estates_with_closed_links()
    {
        (int edits, int shared, _) = Compare(Enumerable.Range(0, 6).Select(seed => ClosedDesigns.With(RandomEstates.Next(seed, 1 + (seed % 3), 4), seed)));

        edits.ShouldBeGreaterThan(20);
        shared.ShouldBeGreaterThan(5);
    }

    [Test, Explicit("Hundreds of estates and designs; minutes.")]
    public void Many_edits()
    {
        (int edits, int shared, int sharedOfHubs) = Compare(Enumerable.Range(1_000, 250).Select(seed => RandomEstates.Next(seed, 1 + (seed % 4), 3 + (seed % 3)))
            .Concat(Enumerable.Range(1_000, 400).Select(seed => RandomTopologies.Next(seed, 2 + (seed % 4))))
            .Concat(Enumerable.Range(1_000, 250).Select(seed => ClosedDesigns.With(RandomEstates.Next(seed, 1 + (seed % 4), 3 + (seed % 3)), seed))));

        TestContext.Out.WriteLine($"{edits} edits, {shared} by the classes from before, {sharedOfHubs} of them of tables behind appliances");
        sharedOfHubs.ShouldBeGreaterThan(100);
    }

    /// <summary>Returns how many tables were edited, how many of those matrices went by the classes from before, and how many of those edits were of a hub's table.</summary>
    private static (int Edits, int Shared, int SharedOfHubs) Compare(IEnumerable<Topology> topologies)
    {
        (int edits, int shared, int sharedOfHubs) = (0, 0, 0);
        foreach (Topology topology in topologies)
        {
            CompiledNetwork network = topology.Compile();
            ReachabilityMatrix matrix = network.Matrix(Options);
            CompareRows(matrix);
            foreach (RouteTable table in topology.RouteTables)
            {
                NetworkEdit edit = network.Prepare(new NetworkChange { RouteTables = [Changed(table, edits++)] });
                CompiledNetwork edited = network.With(edit);
                ReachabilityMatrix after = edited.MatrixAfter(matrix, edit);
                shared += after.HasClassesOf(matrix) ? 1 : 0;
                sharedOfHubs += after.HasClassesOf(matrix) && table.Id.Name.ToString().StartsWith("hub", StringComparison.Ordinal) ? 1 : 0;
                CompareRows(after);
                Compare(after, edit.Topology.Compile().Matrix(Options));

                // A second change starts where the first has led.
                NetworkEdit back = edited.Prepare(new NetworkChange { RouteTables = [table] });
                Compare(edited.With(back).MatrixAfter(after, back), matrix);
            }
        }

        return (edits, shared, sharedOfHubs);
    }

    [Test]
    public void What_does_not_belong_together_is_refused()
    {
        Topology topology = RandomEstates.Next(seed: 3, hubs: 1, spokes: 3);
        CompiledNetwork network = topology.Compile();
        NetworkEdit edit = network.Prepare(new NetworkChange { RouteTables = [topology.RouteTables[0]] });

        Should.Throw<ArgumentException>(() => network.MatrixAfter(network.Matrix(), edit)).Message.ShouldContain("With(change)");
        Should.Throw<ArgumentException>(() => network.With(edit).MatrixAfter(topology.Compile().Matrix(), edit));
        Should.Throw<ArgumentNullException>(() => network.MatrixAfter(null!, edit));
    }

    private static RouteTable Changed(RouteTable table, int number)
    {
        string prefix = (number % 5) switch { 0 => "11.0.0.0/8", 1 => "10.1.0.0/16", 2 => "10.0.0.0/9", 3 => "10.2.1.64/26", _ => "0.0.0.0/0" };
        var added = new UserDefinedRoute
        {
            Name = "added",
            Destination = AddressPrefix.Parse(prefix),
            NextHopType = number % 3 == 0 ? NextHopType.None : NextHopType.VirtualAppliance,
            NextHop = number % 3 == 0 ? NextHopAddress.None : HostAddress.Parse($"10.{number % 4}.0.{4 + (number % 2)}"),
        };
        return table with { Routes = [.. table.Routes.Where(route => route.Destination.Prefix != added.Destination.Prefix), added] };
    }

    private static void CompareRows(ReachabilityMatrix matrix)
    {
        foreach (Protocol protocol in Options.Protocols)
        {
            for (int source = 0; source < matrix.SubnetCount; source++)
            {
                int from = source;
                ILookup<Verdict, int> cells = Enumerable.Range(0, matrix.SubnetCount).ToLookup(to => matrix[from, to, protocol]);
                matrix.CountFrom(source, protocol).ShouldBe(new VerdictCounts { Reachable = cells[Verdict.Reachable].Count(), Blocked = cells[Verdict.Blocked].Count(), Unknown = cells[Verdict.Unknown].Count() });
            }
        }
    }

    private static void Compare(ReachabilityMatrix actual, ReachabilityMatrix expected)
    {
        actual.SubnetCount.ShouldBe(expected.SubnetCount);
        foreach (Protocol protocol in Options.Protocols)
        {
            actual.Count(protocol).ShouldBe(expected.Count(protocol));
            for (int source = 0; source < actual.SubnetCount; source++)
            {
                for (int destination = 0; destination < actual.SubnetCount; destination++)
                {
                    actual[source, destination, protocol].ShouldBe(expected[source, destination, protocol]);
                }
            }
        }
    }
}
