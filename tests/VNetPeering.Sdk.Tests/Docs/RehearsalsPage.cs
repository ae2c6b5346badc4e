using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Import;
using VNetPeering.Sdk.Model;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/rehearsals.md.</summary>
public sealed class RehearsalsPage
{
    private static readonly Lazy<Topology> Estate = new(() => EstateImporter.ReadFiles([Path.Combine(DocumentationTests.Root(), "docs", "examples", "hub-and-spoke")]).Topology);

    [Test]
    public void One()
    {
        Topology topology = Estate.Value;

        #region rehearsals-one
        Rehearsal rehearsal = topology.Rehearse("hub-fw");

        foreach (FlowChange flow in rehearsal.Broken)
        {
            Console.WriteLine($"{flow.From.Name} -> {flow.To.Name} {flow.Protocol} stops at {flow.Blockers[0].At}");
        }
        #endregion

        rehearsal.Broken.ShouldNotBeEmpty();
        rehearsal.Broken.ShouldAllBe(flow => flow.Blockers.Count > 0);
    }

    [Test]
    public void Each()
    {
        Topology topology = Estate.Value;

        #region rehearsals-each
        IReadOnlyList<Rehearsal> ranked = topology.RehearseEach([FailureKind.Gateway, FailureKind.Firewall, FailureKind.Peering, FailureKind.VNet]);

        Rehearsal worst = ranked[0];
        int breakSomething = ranked.Count(rehearsal => rehearsal.BrokenPairs > 0);
        #endregion

        worst.BrokenPairs.ShouldBe(ranked.Max(rehearsal => rehearsal.BrokenPairs));
        breakSomething.ShouldBeGreaterThan(0);
    }
}
