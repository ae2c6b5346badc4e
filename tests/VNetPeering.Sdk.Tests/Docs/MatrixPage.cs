using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/matrix.md.</summary>
public sealed class MatrixPage
{
    private static readonly Lazy<CompiledNetwork> Network = new(() => EstateImporter.ReadFiles([Path.Combine(DocumentationTests.Root(), "docs", "examples", "hub-and-spoke")]).Topology.Compile());

    [Test]
    public void Cells()
    {
        CompiledNetwork network = Network.Value;

        #region matrix-ask
        ReachabilityMatrix matrix = network.Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443), Protocol.Icmp] });

        Verdict cell = matrix["app/web", "data/sql", Protocol.Tcp(443)];           // the verdict of a trace
        FlowTrace why = matrix.Trace("app/web", "data/sql", Protocol.Tcp(443));    // and the trace itself
        VerdictCounts counts = matrix.Count(Protocol.Icmp);                        // over all pairs
        IEnumerable<MatrixCell> all = matrix.Cells();                              // one by one, never all in memory
        #endregion

        cell.ShouldBe(why.Verdict);
        (counts.Reachable + counts.Blocked + counts.Unknown).ShouldBe((long)matrix.SubnetCount * matrix.SubnetCount);
        all.Count().ShouldBe(matrix.SubnetCount * matrix.SubnetCount * 2);
        all.Count(one => one.Protocol == Protocol.Icmp && one.Verdict == Verdict.Reachable).ShouldBe((int)counts.Reachable);
    }

    [Test]
    public void After_a_change()
    {
        CompiledNetwork network = Network.Value;
        ReachabilityMatrix matrix = network.Matrix();
        ResourceId used = network.Topology.VNets.First(vnet => vnet.Name == "app").Subnets.First(subnet => subnet.Name == "web").RouteTableId!;
        RouteTable table = network.Topology.RouteTables.First(each => each.Id == used);
        RouteTable changed = table with { Routes = [.. table.Routes.Select(route => route with { NextHopType = NextHopType.None, NextHop = NextHopAddress.None })] };

        #region matrix-edit
        NetworkEdit edit = network.Prepare(new NetworkChange { RouteTables = [changed] });
        ReachabilityMatrix after = network.With(edit).MatrixAfter(matrix, edit);

        VerdictCounts row = after.CountFrom("app/web");    // how many subnets it gets to now
        #endregion

        row.ShouldBe(edit.Topology.Compile().Matrix().CountFrom("app/web"));
        row.ShouldNotBe(matrix.CountFrom("app/web"));
    }

    [Test]
    public void Queries()
    {
        ReachabilityMatrix matrix = Network.Value.Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(1433)] });

        #region matrix-queries
        IEnumerable<MatrixCell> exposed = matrix.ReachableFromInternet();                      // interfaces with a way in
        IEnumerable<MatrixCell> reached = matrix.ReachableFrom("nic:web-1-nic");               // any place
        IEnumerable<MatrixCell> callers = matrix.EverythingThatReaches("data/sql");
        Isolation isolation = matrix.AreIsolated(["dr/web"], ["data/sql"]);                    // both directions
        IEnumerable<MatrixCell> around = matrix.Bypassing("hub-fw", ["app/web", "data/sql"]);  // flows that miss an appliance
        #endregion

        exposed.ShouldAllBe(cell => cell.Source.Kind == PlaceKind.Internet);
        reached.ShouldNotBeEmpty();
        callers.ShouldAllBe(cell => cell.Destination.Name == "data/sql" && cell.Verdict != Verdict.Blocked);
        isolation.Holds.ShouldBe(matrix["dr/web", "data/sql"] == Verdict.Blocked && matrix["data/sql", "dr/web"] == Verdict.Blocked);
        around.ShouldAllBe(cell => cell.Verdict != Verdict.Blocked);
    }
}
