using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Comparison;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Docs;

/// <summary>The code of docs/concepts/changes.md.</summary>
public sealed class ChangesPage
{
    [Test]
    public void Differences()
    {
        Topology after = SampleNetworks.SpokeChain(2);
        Topology before = after.WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false });

        #region changes-diff
        NetworkDiff diff = after.DiffFrom(before);

        foreach (FlowChange flow in diff.Opened)
        {
            Console.WriteLine($"{flow.From.Name} -> {flow.To.Name} {flow.Protocol}, by {string.Join(", ", flow.Causes.Select(cause => cause.Resource))}");
        }
        #endregion

        diff.Opened.Count.ShouldBe(2);
    }

    [Test]
    public void Groups()
    {
        Topology before = SampleNetworks.SpokeChain(3);
        NetworkDiff diff = before.WithLink("v1", "v2", link => link with { AllowVirtualNetworkAccess = false }).DiffFrom(before);

        #region changes-groups
        foreach (FlowChangeGroup group in diff.Groups)
        {
            Console.WriteLine($"{group.From.Count} places -> {group.To.Count} places, {group.PairCount} pairs, such as {group.Changes[0].From.Name} -> {group.Changes[0].To.Name}: {group.Changes[0].Kind}");
        }
        #endregion

        diff.Groups.ShouldNotBeEmpty();
        diff.Groups.Sum(group => group.PairCount).ShouldBe(diff.Flows.Select(flow => (flow.From, flow.To)).Distinct().Count());
    }

    [Test]
    public void Plans()
    {
        Topology before = SampleNetworks.SpokeChain(2);
        Topology after = SampleNetworks.SpokeChain(3);

        #region changes-plan
        DeploymentPlan plan = before.PlanDeploymentTo(after);

        bool hasNoDowntime = plan.IsComplete && !plan.HasInterruptions;
        #endregion

        hasNoDowntime.ShouldBeTrue();
    }
}
