using NUnit.Framework;
using Shouldly;
using VNetPeering.Sdk.Addressing;
using VNetPeering.Sdk.Compilation;
using VNetPeering.Sdk.Model;
using VNetPeering.Sdk.Routing;
using VNetPeering.Sdk.TestKit.Generators;

namespace VNetPeering.Sdk.Tests.Allocation;

public sealed class RouteLookups
{
    private static readonly HostAddress[] Targets = [.. new[] { "10.1.1.9", "10.0.1.9", "192.168.1.9", "8.8.8.8", "10.77.1.1", "fd00::1" }.Select(HostAddress.Parse)];

    [Test]
    public void Looking_up_the_winning_route_allocates_nothing()
    {
        SubnetRoutes routes = Routes();

        long bytes = AllocatedBy(
            () =>
            {
                int found = 0;
                foreach (HostAddress target in Targets)
                {
                    found += routes.Lookup(target) is null ? 0 : 1;
                }

                return found;
            },
            out int hits);

        (hits, bytes).ShouldBe((5, 0L));
    }

    [Test]
    public void Asking_how_far_an_answer_holds_allocates_nothing()
    {
        SubnetRoutes routes = Routes();

        long bytes = AllocatedBy(
            () =>
            {
                int wide = 0;
                foreach (HostAddress target in Targets)
                {
                    wide += routes.SameAnswerAround(target).Contains(target) ? 1 : 0;
                }

                return wide;
            },
            out int hits);

        (hits, bytes).ShouldBe((6, 0L));
    }

    [Test]
    public void The_public_look_up_of_a_subnet_allocates_nothing()
    {
        RouteLookup routes = SampleNetworks.HubAndSpoke().Compile().RoutesOf("spoke1/web");

        long bytes = AllocatedBy(
            () =>
            {
                int found = 0;
                foreach (HostAddress target in Targets)
                {
                    found += routes.Lookup(target) is null ? 0 : 1;
                }

                return found;
            },
            out int hits);

        (hits, bytes).ShouldBe((5, 0L));
    }

    private static SubnetRoutes Routes()
    {
        var net = new CompiledTopology(SampleNetworks.HubAndSpoke());
        return new RoutingTables(net, AzureBehavior.Default, ServiceTagCatalog.Empty).Of(net.FindSubnet(Ids.Subnet("spoke1/web")));
    }

    // The first run pays for what the runtime sets up once; only the second one is counted.
    private static long AllocatedBy(Func<int> work, out int result)
    {
        work();
        long before = GC.GetAllocatedBytesForCurrentThread();
        result = work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
