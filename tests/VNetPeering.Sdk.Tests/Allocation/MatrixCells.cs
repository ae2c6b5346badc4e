using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Reachability;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Allocation;

/// <summary>A cell that needs no trace is looked up without garbage.</summary>
public sealed class MatrixCells
{
    [Test]
    public void A_cell_allocates_nothing_when_it_is_asked_again()
    {
        Topology topology = SampleNetworks.HubAppliance().WithSubnet("spoke1/web", subnet => subnet with { NetworkSecurityGroupId = Ids.Of(ResourceTypes.NetworkSecurityGroup, "web") });
        topology = topology with { NetworkSecurityGroups = [Draw.Group("web", "100 In Allow Tcp * * * 443", "200 In Deny * * * * *")] };
        ReachabilityMatrix matrix = topology.Compile().Matrix(new MatrixOptions { Protocols = [Protocol.Tcp(443)] });

        // What a question remembers is there when it is asked again.
        long first = AskAll(matrix);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long second = AskAll(matrix);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        second.ShouldBe(first);
        first.ShouldBeGreaterThan(0);
        allocated.ShouldBe(0);
    }

    [Test] // 2.42: each cell asks for the closed links at both ends and at the appliances between
    public void Nor_where_links_are_closed()
    {
        Topology topology = SampleNetworks.HubAppliance(4).WithLink("hub", "spoke1", link => link with { AllowVirtualNetworkAccess = false })
            .WithLink("spoke2", "hub", link => link with { AllowVirtualNetworkAccess = false });
        ReachabilityMatrix matrix = topology.Compile().Matrix();

        long first = AskAll(matrix);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long second = AskAll(matrix);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        second.ShouldBe(first);
        first.ShouldBeGreaterThan(5);
        allocated.ShouldBe(0);
    }

    private static long AskAll(ReachabilityMatrix matrix)
    {
        long reachable = 0;
        for (int source = 0; source < matrix.SubnetCount; source++)
        {
            for (int destination = 0; destination < matrix.SubnetCount; destination++)
            {
                reachable += matrix[source, destination] == Verdict.Reachable ? 1 : 0;
            }
        }

        return reachable;
    }
}
